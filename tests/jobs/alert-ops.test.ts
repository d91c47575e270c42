import { describe, expect, it } from 'vitest'
import { alertOps } from '../../jobs/alert-ops.ts'
import type { Config } from '../../src/config/config.ts'
import type { AlertsConfig } from '../../src/core/alert/alert-routing.ts'
import type { OpenTrouble, TroubleHistory, TroubleMessage } from '../../src/context.ts'
import type { Channel } from '../../src/notify/channel.ts'
import { after, createTestContext, NOW } from '../support/context.ts'
import { anOpsConfig } from '../support/records.ts'

const MINUTE = 60_000
const CALM: TroubleHistory = { lastToldAt: null, lastOverAt: null, sources: { all: 20, troubled: 2 } }
const nowhere = (id: string): Channel => ({
  id,
  kind: 'log',
  deliver: () => Promise.reject(new Error('a job that decides delivers nothing')),
})

const trouble = (id: number, changes: Partial<OpenTrouble> = {}): OpenTrouble => ({
  id,
  source: { id: `s${id}`, name: `Source ${id}`, url: `https://s${id}.example/feed` },
  watched: true,
  trouble: { state: 'blocked', beganAt: after(-40 * MINUTE) },
  wellSince: null,
  toldAt: null,
  toldTo: [],
  lastToldAt: null,
  state: 'blocked',
  stateReason: null,
  stateSince: after(-40 * MINUTE),
  failures: 3,
  lastOkAt: null,
  nextPollAt: null,
  ...changes,
})

async function tell(troubles: readonly OpenTrouble[], alerts: Partial<AlertsConfig> = {}, history = CALM) {
  const messages: TroubleMessage[] = []
  const forgotten: number[] = []
  const config = { channels: {}, route: { notify: ['desk'], routes: [] }, silences: [], ops: anOpsConfig(), ...alerts }
  const test = createTestContext({
    live: {
      channels: new Map(['desk', 'mail'].map((id) => [id, nowhere(id)])),
      config: { alerts: config } as unknown as Config,
    },
    store: {
      settleTroubles: async (_now, decide, toStep) => {
        const settled = decide(troubles, history)
        messages.push(...settled.messages)
        forgotten.push(...settled.forgotten)
        const steps = settled.messages.flatMap(({ alert, channels }) => channels.map((each) => toStep(alert.id, each)))
        return { messages: settled.messages, steps }
      },
    },
  })
  const result = await alertOps(test.context)
  return { ...test, result, messages, forgotten }
}

describe('alertOps', () => {
  it('does nothing where no source is in trouble', async () => {
    const { result, enqueued, lines } = await tell([])
    expect([result, enqueued, lines]).toEqual([{ kind: 'done', messages: 0 }, [], []])
  })

  it('makes one message due for each channel, and says so in log and metrics', async () => {
    const { messages, enqueued, counted, lines } = await tell([trouble(1), trouble(2)], {
      ops: anOpsConfig({ notify: ['desk', 'mail'] }),
    })
    const id = messages[0]?.alert.id
    expect(messages).toMatchObject([{ troubleIds: [1, 2], channels: ['desk', 'mail'] }])
    expect(enqueued).toMatchObject([
      { job: 'send-alert', key: `${id} desk`, payload: { alertId: id, channel: 'desk' }, dueAt: NOW },
      { job: 'send-alert', key: `${id} mail` },
    ])
    expect(counted).toEqual([['countAlert', 'medium', 'source.alert']])
    expect(lines).toMatchObject([{ level: 'info', message: 'ops told', data: { sourceIds: 's1, s2' } }])
  })

  it('parts what goes different ways into a message for each', async () => {
    const routes = [{ when: { source: ['s2'] }, notify: ['mail'], continue: false }]
    const { messages } = await tell([trouble(1), trouble(2), trouble(3)], { route: { notify: ['desk'], routes } })
    expect(messages.map(({ troubleIds, channels }) => [troubleIds, channels])).toEqual([
      [[1, 3], ['desk']],
      [[2], ['mail']],
    ])
  })

  it('tells of an end those who heard of the beginning, as far as they are still there', async () => {
    const ended = { toldAt: after(-30 * MINUTE), wellSince: after(-30 * MINUTE), state: 'ok' } as const
    const { messages } = await tell([trouble(1, { ...ended, toldTo: ['mail', 'pager'] })])
    expect(messages).toMatchObject([{ alert: { type: 'source.resolved', severity: 'low' }, channels: ['mail'] }])
  })

  it('routes by how grave many troubles at once are', async () => {
    const routes = [{ when: { severity: ['high' as const] }, notify: ['mail'], continue: false }]
    const route = { notify: ['desk'], routes }
    const wide = { ...CALM, sources: { all: 20, troubled: 10 } }
    expect((await tell([trouble(1)], { route })).messages).toMatchObject([{ channels: ['desk'] }])
    expect((await tell([trouble(1)], { route }, wide)).messages).toMatchObject([
      { alert: { severity: 'high' }, channels: ['mail'] },
    ])
  })

  it('forgets what nobody was told of, and holds back what a silence covers', async () => {
    const until = after(MINUTE).toISOString()
    const silences = [{ when: { reason: ['source-blocked' as const] }, from: null, until, comment: null }]
    const ended = trouble(2, { wellSince: after(-30 * MINUTE), state: 'ok' })
    const { messages, forgotten } = await tell([trouble(1), ended], { silences })
    expect([messages, forgotten]).toEqual([[], [2]])
  })
})
