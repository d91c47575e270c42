import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TopicDefinition } from '../core/topic/topic.ts'
import type { Config } from './config.ts'
import { readEnvironment } from './env.ts'
import type { Fault } from './fault.ts'
import { checkChannels, loadAlerts } from './load-alerts.ts'
import { loadSources } from './load-sources.ts'
import { loadTopic } from './load-topic.ts'
import type { Locate } from './parse-yaml.ts'
import type { Environment } from './read-secret.ts'

export type LoadedConfig =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export interface LoadConfigOptions {
  /** Hosts that may be polled every second: those of `ENTENTE_ALLOW_PRIVATE_HOSTS`. */
  readonly allowPrivateHosts?: readonly string[]
  /** Where secrets given as `{ env: NAME }` are read; by default the environment of this process. */
  readonly environment?: Environment
}

const YAML = /\.ya?ml$/

function unreadable(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const message = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`
  return { file, line: 1, column: 1, path: '', message }
}

async function readText(file: string): Promise<{ readonly text: string } | { readonly fault: Fault }> {
  try {
    return { text: await readFile(file, 'utf8') }
  } catch (error) {
    return { fault: unreadable(file, error) }
  }
}

async function listTopicFiles(directory: string): Promise<readonly string[]> {
  try {
    const names = await readdir(directory)
    return names
      .filter((name) => YAML.test(name))
      .sort()
      .map((name) => join(directory, name))
  } catch {
    return []
  }
}

interface LoadedTopics {
  readonly topics: readonly { readonly topic: TopicDefinition; readonly locate: Locate }[]
  readonly faults: readonly Fault[]
}

async function loadTopics(directory: string): Promise<LoadedTopics> {
  const topics: { topic: TopicDefinition; locate: Locate }[] = []
  const faults: Fault[] = []
  for (const file of await listTopicFiles(directory)) {
    const read = await readText(file)
    if ('fault' in read) faults.push(read.fault)
    else if (!file.endsWith('.yaml'))
      faults.push({ file, line: 1, column: 1, path: '', message: 'a topic file ends in .yaml' })
    else {
      const loaded = loadTopic(file, read.text)
      if (loaded.ok) topics.push({ topic: loaded.value, locate: loaded.locate })
      else faults.push(...loaded.faults)
    }
  }
  return { topics, faults }
}

/**
 * Loads the whole configuration of a folder: `sources.yaml`, `alerts.yaml`, `topics/*.yaml`. Either everything is right, or all
 * faults are given at once.
 */
export async function loadConfig(directory: string, options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const sourcesFile = join(directory, 'sources.yaml')
  const alertsFile = join(directory, 'alerts.yaml')
  const [sourcesText, alertsText, { topics, faults: topicFaults }] = await Promise.all([
    readText(sourcesFile),
    readText(alertsFile),
    loadTopics(join(directory, 'topics')),
  ])
  const faults: Fault[] = []

  const sources =
    'fault' in sourcesText
      ? { ok: false as const, faults: [sourcesText.fault] }
      : loadSources(sourcesFile, sourcesText.text, options.allowPrivateHosts ?? [])
  if (!sources.ok) faults.push(...sources.faults)

  const alerts =
    'fault' in alertsText
      ? { ok: false as const, faults: [alertsText.fault], known: null }
      : await loadAlerts(alertsFile, alertsText.text, {
          environment: options.environment ?? readEnvironment(),
          used: new Set(topics.flatMap(({ topic }) => topic.notify)),
          topicIds: topics.map(({ topic }) => topic.id),
        })
  if (!alerts.ok) faults.push(...alerts.faults)

  faults.push(...topicFaults)
  const { known } = alerts
  for (const { topic, locate } of known === null ? [] : topics) {
    checkChannels(topic.notify, known ?? [], (at, message) => faults.push(locate(['notify', at], message)))
  }

  if (!sources.ok || !alerts.ok || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      ...sources.value,
      topics: topics.map(({ topic }) => topic),
      alerts: alerts.value,
      consoleUrl: alerts.consoleUrl,
    },
  }
}
