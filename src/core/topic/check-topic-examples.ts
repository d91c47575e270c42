import { compileTopic } from './compile-topic.ts'
import { explainMismatch, matchTopic } from './match-topic.ts'
import type { TopicDefinition, TopicDocument } from './topic.ts'

/** How one example of a topic came out; `why` explains it: what matched, or what stood in the way in each document. */
export interface ExampleResult {
  readonly topicId: string
  readonly kind: 'match' | 'ignore'
  readonly index: number
  readonly text: string
  readonly passed: boolean
  readonly why: readonly string[]
}

function label(document: TopicDocument): string {
  if (document.statement === null) return 'the article'
  return `"${document.statement}" by ${document.speaker?.name ?? 'nobody known'}`
}

/**
 * Runs a topic's own examples. `analyze` gives what the pipeline finds in a text: a document for each statement for a
 * topic that watches statements, one of the article itself for a topic that watches articles.
 *
 * @throws Failure `config` where the query does not parse.
 */
export function checkTopicExamples(
  definition: TopicDefinition,
  analyze: (text: string) => readonly TopicDocument[],
): readonly ExampleResult[] {
  const topic = compileTopic(definition)
  const check = (kind: ExampleResult['kind'], text: string, index: number): ExampleResult => {
    const documents = analyze(text)
    const matches = documents.map((document) => ({ document, match: matchTopic(topic, document) }))
    const met = matches.filter(({ match }) => match.matched)
    const why =
      met.length > 0
        ? met.flatMap(({ document, match }) => `${label(document)}: ${match.why.join(', ')}`)
        : matches.map(({ document }) => `${label(document)}: ${explainMismatch(topic, document).join(', ')}`)
    const passed = (kind === 'match') === met.length > 0
    return { topicId: definition.id, kind, index, text, passed, why: why.length > 0 ? why : ['no statement was found'] }
  }
  return [
    ...definition.examples.match.map((text, index) => check('match', text, index)),
    ...definition.examples.ignore.map((text, index) => check('ignore', text, index)),
  ]
}
