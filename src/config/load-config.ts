import { join } from 'node:path'
import type { Config } from './config.ts'
import { readEnvironment } from './env.ts'
import type { Fault } from './fault.ts'
import { checkChannels, loadAlerts } from './load-alerts.ts'
import { loadSources } from './load-sources.ts'
import { readTopics } from './load-topics.ts'
import { readConfigText } from './read-config-text.ts'
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

/**
 * Loads the whole configuration of a folder: `sources.yaml`, `alerts.yaml`, `topics/*.yaml`. Either everything is right, or all
 * faults are given at once.
 */
export async function loadConfig(directory: string, options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const sourcesFile = join(directory, 'sources.yaml')
  const alertsFile = join(directory, 'alerts.yaml')
  const [sourcesText, alertsText, { topics, faults: topicFaults }] = await Promise.all([
    readConfigText(sourcesFile),
    readConfigText(alertsFile),
    readTopics(directory),
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
          sourceIds: sources.ok ? sources.value.sources.map((source) => source.id) : null,
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
