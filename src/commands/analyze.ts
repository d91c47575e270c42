import { loadTopics } from '../config/load-topics.ts'
import type { AnalyzedDocument, AnalyzeInput, AnalyzeUntil } from '../core/analyze-document.ts'
import { type CompiledTopic, compileTopic } from '../core/topic/compile-topic.ts'
import { matchTopic } from '../core/topic/match-topic.ts'
import { prepareDocument } from '../core/topic/prepare-document.ts'
import { Failure } from '../errors.ts'
import type { Command } from './command.ts'
import { mapJsonl } from './map-jsonl.ts'
import { openWorkbench, type Workbench } from './open-workbench.ts'
import { readArguments } from './read-arguments.ts'
import { readInput, type InputDocument } from './read-input.ts'
import { optionalBytes, optionalText } from './read-line.ts'
import { throwFaults } from '../throw-faults.ts'
import { renderAnalysis, type ShownAnalysis, type TopicAnswer } from './render-analysis.ts'
import { showProgress } from './show-progress.ts'
import { toDocuments } from './topic-documents.ts'

/** Lines in work at once: enough to keep every thread busy with batches, few enough to hold large pages. */
const CONCURRENCY = 64
const UNTIL: readonly AnalyzeUntil[] = ['article', 'statements', 'cooperation', 'topics']
/** Of a page that is not shown on a terminal. */
const PRINTED_COLUMNS = 100
const FORMATS = ['json', 'pretty'] as const
const OPTIONS = { jsonl: { type: 'boolean' }, until: { type: 'string' }, format: { type: 'string' } } as const

/** The whole analysis of one document, or of a stream of them. */
export const analyze: Command = {
  summary: 'who said what in a document, on cooperation or not, and which topics match',
  usage: '[FILE or URL or -] [--jsonl] [--until article|statements|cooperation|topics] [--format json|pretty]',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS, 1)
    const until = UNTIL.find((step) => step === (values.until ?? 'topics'))
    if (until === undefined) throw new Failure('usage', 'usage', `--until takes one of ${UNTIL.join(', ')}`)
    const format = FORMATS.find((each) => each === (values.format ?? 'json'))
    if (format === undefined) throw new Failure('usage', 'usage', `--format takes one of ${FORMATS.join(', ')}`)
    if (values.jsonl === true && format === 'pretty') {
      throw new Failure('usage', 'usage', '--format pretty shows one document; --jsonl writes one JSON object a line')
    }
    const bench = await openWorkbench(io, { lexicon: until !== 'article' })
    try {
      const topics = until === 'topics' ? await loadCompiledTopics(bench) : []
      const answer = async (input: AnalyzeInput) => {
        const document = await bench.analysis.run('analyze', { ...input, until })
        return toAnswer(document, until, topics)
      }
      if (values.jsonl === true) {
        const progress = showProgress(io.stderr, 'documents')
        const options = { input: io.stdin, output: io.stdout, concurrency: CONCURRENCY, onProgress: progress.count }
        const { faults } = await mapJsonl(options, async (line) => ({ ...(await answer(toInput(line))) }))
        progress.end()
        return faults === 0 ? 0 : 1
      }
      const document = await readInput(positionals[0], io, bench.http.fetch)
      const answered = await answer(documentInput(document))
      const id = document.url ?? positionals[0] ?? '-'
      const page = {
        columns: io.stdout.columns ?? PRINTED_COLUMNS,
        colors: io.stdout.isTTY === true && (io.env['NO_COLOR'] ?? '') === '',
      }
      io.stdout.write(
        format === 'pretty' ? renderAnalysis(answered, page) : `${JSON.stringify({ id, ...answered }, null, 2)}\n`,
      )
      return 0
    } finally {
      await bench.close()
    }
  },
}

async function loadCompiledTopics(bench: Workbench): Promise<readonly CompiledTopic[]> {
  return throwFaults(await loadTopics(bench.settings.configDir)).map(compileTopic)
}

function toInput(line: Readonly<Record<string, unknown>>): AnalyzeInput {
  const [text, html, bytes] = [optionalText(line, 'text'), optionalText(line, 'html'), optionalBytes(line)]
  if ([text, html, bytes].filter((each) => each !== null).length !== 1) {
    throw new Failure('input', 'bad-line', 'a line needs exactly one of "text", "html" and "bodyBase64"')
  }
  const contentType = optionalText(line, 'contentType')
  return {
    ...(text === null ? {} : { text }),
    ...(html === null ? {} : { html }),
    ...(bytes === null ? {} : { bytes }),
    ...(contentType === null ? {} : { contentType }),
    url: optionalText(line, 'url'),
    title: optionalText(line, 'title'),
    lang: optionalText(line, 'lang'),
    publishedAt: optionalText(line, 'publishedAt'),
  }
}

const MARKUP = /^(?:\uFEFF|\s)*<(?:!doctype|html|head|body|article|div|p|meta|\?xml)\b/i

/** A page is read as one; anything that does not begin like markup is a plain text. */
function documentInput({ bytes, contentType, url }: InputDocument): AnalyzeInput {
  const head = Buffer.from(bytes.subarray(0, 1_000)).toString('latin1')
  const plain = contentType === null ? !MARKUP.test(head) : contentType.startsWith('text/plain')
  if (plain) return { text: new TextDecoder().decode(bytes), url }
  return { bytes, url, ...(contentType === null ? {} : { contentType }) }
}

function toAnswer(document: AnalyzedDocument, until: AnalyzeUntil, topics: readonly CompiledTopic[]): ShownAnalysis {
  const { article, statements, cooperation } = document
  if (until === 'article') return { article }
  if (until === 'statements') return { article, statements }
  if (until === 'cooperation') return { article, statements, cooperation }
  return { article, statements, cooperation, topics: matchAll(document, topics) }
}

function matchAll(document: AnalyzedDocument, topics: readonly CompiledTopic[]): readonly TopicAnswer[] {
  const prepared = {
    article: toDocuments(document, 'article').map(prepareDocument),
    statement: toDocuments(document, 'statement').map(prepareDocument),
  }
  return topics.map((topic) => {
    const met = prepared[topic.definition.watch].map((each) => matchTopic(topic, each)).filter((match) => match.matched)
    return { id: topic.definition.id, matched: met.length > 0, why: [...new Set(met.flatMap((match) => match.why))] }
  })
}
