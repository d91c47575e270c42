import { buildSourceAlert, type TroubledSource } from '../../../../src/core/alert/build-source-alert.ts'
import type { SourceAlert } from '../../../../src/core/alert/source-alert.ts'

/** The time of the messages to ops of tests. */
export const TOLD_AT = new Date('2026-05-01T08:00:00.000Z')
const before = (minutes: number) => new Date(TOLD_AT.getTime() - minutes * 60_000)

/** A source that a site has blocked for half an hour. */
export const troubledOf = (facts: Partial<TroubledSource> = {}): TroubledSource => ({
  id: 1,
  source: { id: 'paper', name: 'A Paper', url: 'https://paper.example/feed' },
  trouble: { state: 'blocked', beganAt: before(30) },
  state: 'blocked',
  stateReason: 'paper.example refuses to show the page to us (status 403).',
  stateSince: before(30),
  failures: 2,
  lastOkAt: before(45),
  nextPollAt: new Date(TOLD_AT.getTime() + 20 * 60_000),
  ...facts,
})

/** A message to ops about some sources, of as many as are said to be configured. */
export const sourceAlertOf = (
  troubles: readonly TroubledSource[] = [troubledOf()],
  { type = 'source.alert', all = 78 }: { readonly type?: SourceAlert['type']; readonly all?: number } = {},
): SourceAlert =>
  buildSourceAlert({
    type,
    troubles,
    sources: { all, troubled: troubles.length },
    consoleUrl: 'http://127.0.0.1:8080',
    now: TOLD_AT,
  })
