import { type Fault, formatFault } from '../config/fault.ts'
import { readTopics } from '../config/load-topics.ts'
import type { AnalyzedDocument } from '../core/analyze-document.ts'
import { checkTopicExamples, type ExampleResult } from '../core/topic/check-topic-examples.ts'
import type { TopicDefinition } from '../core/topic/topic.ts'
import { loadAll } from '../live-config.ts'
import type { Command } from './command.ts'
import { loadEnv } from '../config/env.ts'
import { describeSources } from './describe-sources.ts'
import { openWorkbench, type Workbench } from './open-workbench.ts'
import { readArguments } from './read-arguments.ts'
import { toDocuments } from './topic-documents.ts'

/** Loads all configuration, runs the examples of each topic, lists every fault, and says which sources are not well. */
export const check: Command = {
  summary: 'checks the whole configuration and runs the examples of each topic',
  usage: '',
  run: async (args, io) => {
    readArguments(args, {}, 0)
    const settings = loadEnv(io.env)
    const loaded = await loadAll(settings.configDir, settings.allowPrivateHosts)
    if (!loaded.ok) {
      for (const fault of loaded.faults) io.stdout.write(`${formatFault(fault)}\n`)
      io.stderr.write(`${loaded.faults.length} fault(s)\n`)
      return 1
    }
    const { config } = loaded.value
    const bench = await openWorkbench(io, { lexicon: true })
    try {
      const results = (await Promise.all(config.topics.map((topic) => checkTopic(bench, topic)))).flat()
      const failed = results.filter((result) => !result.passed)
      for (const fault of await toFaults(settings.configDir, failed)) io.stdout.write(`${formatFault(fault)}\n`)
      const { sources, topics, alerts } = config
      const counts = `${sources.length} sources, ${topics.length} topics, ${results.length} examples, ${Object.keys(alerts.channels).length} channels`
      io.stderr.write(
        failed.length === 0 ? `all is right: ${counts}\n` : `${failed.length} example(s) failed of ${counts}\n`,
      )
      for (const line of await describeSources(io, config.sources)) io.stderr.write(`${line}\n`)
      return failed.length === 0 ? 0 : 1
    } finally {
      await bench.close()
    }
  },
}

/** So much of an example's text tells which one it is. */
const SHOWN_CHARS = 80

async function checkTopic(bench: Workbench, topic: TopicDefinition): Promise<readonly ExampleResult[]> {
  const texts = [...topic.examples.match, ...topic.examples.ignore]
  const analysed = await Promise.all(texts.map((text) => bench.analysis.run('analyze', { text, until: 'cooperation' })))
  const documents = new Map<string, AnalyzedDocument>(
    texts
      .map((text, index) => [text, analysed[index]] as const)
      .flatMap(([text, document]) => (document === undefined ? [] : [[text, document]])),
  )
  return checkTopicExamples(topic, (text) => {
    const document = documents.get(text)
    return document === undefined ? [] : toDocuments(document, topic.watch)
  })
}

/** Failed examples at their places in the topics' files. */
async function toFaults(configDir: string, failed: readonly ExampleResult[]): Promise<readonly Fault[]> {
  const { topics } = failed.length === 0 ? { topics: [] } : await readTopics(configDir)
  return failed.flatMap(({ topicId, kind, index, text, why }) => {
    const wanted = kind === 'match' ? 'does not match' : 'matches and must not'
    const message = `${wanted}: "${text.slice(0, SHOWN_CHARS)}"\n    ${why.join('\n    ')}`
    const read = topics.find(({ topic }) => topic.id === topicId)
    return read === undefined ? [] : [read.locate(['examples', kind, index], message)]
  })
}
