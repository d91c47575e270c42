import { describe, expect, it } from 'vitest'
import { syncSchedules } from '../../jobs/sync-schedules.ts'
import { createTestContext, NOW } from '../support/context.ts'
import { anOpsConfig, aSource } from '../support/records.ts'

describe('syncSchedules', () => {
  it('brings the archive and the queue in step with the sources in force, and says what changed', async () => {
    const sources = [aSource(), aSource({ id: 'agency', url: 'https://agency.example/feed' })]
    const told: (readonly unknown[])[] = []
    const { context, enqueued } = createTestContext({
      publicUrl: 'https://entente.example',
      live: {
        config: {
          sources,
          topics: [],
          alerts: { channels: {}, route: { notify: [], routes: [] }, silences: [], ops: anOpsConfig() },
          http: { userAgent: null, contact: null },
          consoleUrl: null,
        },
      },
      store: {
        syncHubs: async (...question) => {
          told.push(['hubs', ...question])
          return { added: 3, left: 0 }
        },
        takeDueHubs: async (_now, toStep) => [toStep(7)],
        syncSources: async (...question) => {
          told.push(['archive', ...question])
          return { added: ['agency'], changed: [], removed: ['old', 'older'] }
        },
      },
      schedulePolls: async (...question) => {
        told.push(['queue', ...question])
        return { added: 1, removed: 2 }
      },
    })
    expect(await syncSchedules(context)).toEqual({
      kind: 'done',
      sources: 2,
      added: 1,
      changed: 0,
      removed: 2,
      schedulesAdded: 1,
      schedulesRemoved: 2,
      hubsAdded: 3,
      hubsLeft: 0,
    })
    // A poll of a source that the archive does not know yet would be skipped, so the archive comes first.
    expect(told).toEqual([
      ['archive', sources, NOW],
      ['queue', sources],
      ['hubs', { publicUrl: 'https://entente.example', newKey: expect.any(Function), now: NOW }],
    ])
    expect(enqueued).toEqual([{ job: 'subscribe-hub', key: '7', payload: { subscriptionId: 7 }, dueAt: NOW }])
  })
})
