import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import type { TopicDefinition } from '../../src/core/topic/topic.ts'
import { enforce, loadAll } from '../../src/live-config.ts'
import type { Store } from '../../src/store/store.ts'
import { type ConfigFolder, createConfigFolder, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { NOW } from '../support/context.ts'
import { aLiveTopic, anOpsConfig } from '../support/records.ts'

let folder: ConfigFolder
const goodSources = feedSources({ daily: 'http://127.0.0.1:9/feed.xml' })

beforeAll(async () => {
  folder = await createConfigFolder({
    sources: goodSources,
    alerts: 'channels: { desk: { kind: log } }\nroute: { notify: [desk] }\n',
    topics: { 'us-officials': US_TOPIC },
  })
})
afterAll(() => folder.remove())

describe('loadAll', () => {
  it('gives the sources, topics and channels together with the lexicon', async () => {
    const loaded = await loadAll(folder.dir, ['127.0.0.1:9'])
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        config: { sources: [{ id: 'daily' }], topics: [{ id: 'us-officials' }] },
        lexicon: { statements: expect.anything(), cooperation: expect.anything() },
      },
    })
  })

  it('gives the faults of every file at once, or nothing', async () => {
    await folder.write('sources.yaml', `${goodSources}colour: blue\n`)
    await folder.write('topics/us-officials.yaml', US_TOPIC.replace('AND', 'AND AND'))
    const loaded = await loadAll(folder.dir, ['127.0.0.1:9'])
    const places = loaded.ok
      ? []
      : loaded.faults.map(({ file, line }) => `${file.replace(`${folder.dir}/`, '')}:${line}`)
    expect(places).toEqual(['sources.yaml:4', 'topics/us-officials.yaml:4'])
  })
})

describe('enforce', () => {
  const definition = aLiveTopic().version.definition
  const config: Config = {
    sources: [],
    topics: [definition],
    alerts: {
      channels: { desk: { kind: 'log' } },
      route: { notify: ['desk'], routes: [] },
      silences: [],
      ops: anOpsConfig(),
    },
    http: { userAgent: null, contact: null },
    consoleUrl: null,
  }
  const version = { topicId: definition.id, version: 4, definition, createdAt: NOW, watchedSince: NOW }
  const store = (known: readonly TopicDefinition[]) =>
    ({ syncTopics: async () => new Map(known.map((topic) => [topic.id, version])) }) as unknown as Store

  it('gives each topic its version in the archive, compiled, and opens each channel', async () => {
    const opened: unknown[] = []
    const live = await enforce(config, store([definition]), NOW, (id, channel) => {
      opened.push([id, channel])
      return { id, kind: channel.kind, deliver: () => Promise.resolve({ kind: 'delivered', detail: '' }) }
    })
    expect(live.config).toBe(config)
    expect(live.topics).toMatchObject([{ version: { version: 4 }, compiled: { definition } }])
    expect(opened).toEqual([['desk', { kind: 'log' }]])
    expect(live.channels.get('desk')).toMatchObject({ id: 'desk', kind: 'log' })
  })

  it('puts nothing in force when a topic does not parse', async () => {
    const broken = { ...config, topics: [{ ...definition, match: 'AND AND' }] }
    await expect(enforce(broken, store([definition]), NOW, () => expect.unreachable())).rejects.toMatchObject({
      kind: 'config',
      code: 'topic-query',
    })
  })
})
