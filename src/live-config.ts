import type { Config } from './config/config.ts'
import type { Fault } from './config/fault.ts'
import { loadConfig } from './config/load-config.ts'
import { loadLexicon } from './config/load-lexicon.ts'
import type { LexiconData } from './core/lexicon/lexicon-data.ts'
import type { Live } from './context.ts'
import type { ChannelConfig } from './core/alert/alert-routing.ts'
import { compileTopic } from './core/topic/compile-topic.ts'
import type { Channel } from './notify/channel.ts'
import type { Store } from './store/store.ts'

/** A configuration as it was read: all of it right, or every fault. */
export type LoadedAll =
  | { readonly ok: true; readonly value: { readonly config: Config; readonly lexicon: LexiconData } }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads the whole configuration folder, lexicon included. */
export async function loadAll(directory: string, allowPrivateHosts: readonly string[]): Promise<LoadedAll> {
  const [config, lexicon] = await Promise.all([loadConfig(directory, { allowPrivateHosts }), loadLexicon(directory)])
  if (config.ok && lexicon.ok) return { ok: true, value: { config: config.value, lexicon: lexicon.value } }
  return { ok: false, faults: [...(config.ok ? [] : config.faults), ...(lexicon.ok ? [] : lexicon.faults)] }
}

/** Opens one channel of the configuration. */
export type OpenChannel = (id: string, channel: ChannelConfig) => Channel

/** Puts a configuration in force: its topics get their versions in the archive, its channels are opened. */
export async function enforce(config: Config, store: Store, now: Date, openChannel: OpenChannel): Promise<Live> {
  const versions = await store.syncTopics(config.topics, now)
  const topics = config.topics.flatMap((definition) => {
    const version = versions.get(definition.id)
    return version === undefined ? [] : [{ version, compiled: compileTopic(definition) }]
  })
  const channels = new Map(
    Object.entries(config.alerts.channels).map(([id, channel]) => [id, openChannel(id, channel)] as const),
  )
  return { config, topics, channels }
}
