import type { TroubleState } from '../source/decide-trouble-alerts.ts'
import type { SourceState } from '../source/source.ts'
import type { Severity } from '../topic/topic.ts'
import type { Alert } from './alert.ts'

/** A source as a message to ops tells of it. Times are ISO 8601. */
export interface ToldSource {
  readonly id: string
  readonly name: string
  readonly url: string
  /** How it stands now, since when, and what the last poll said. */
  readonly state: SourceState
  readonly since: string
  readonly reason: string | null
  readonly nextPollAt: string | null
  /** The trouble that is told of, or that is over. */
  readonly trouble: { readonly state: TroubleState; readonly since: string }
  /** State, reason and what comes next in words for a person, a sentence or two each. */
  readonly says: readonly string[]
  /** What a person can do; null where nothing need be done. */
  readonly advice: string | null
  readonly consoleUrl: string | null
}

/** A message to ops: sources have come into trouble, or are out of it. Webhooks post it as it is; other channels render it. */
export interface SourceAlert {
  readonly type: 'source.alert' | 'source.resolved'
  readonly id: string
  readonly createdAt: string
  readonly severity: Severity
  /** One or more. */
  readonly sources: readonly ToldSource[]
  readonly why: readonly string[]
  readonly consoleUrl: string | null
}

/** What a message to ops says in few words. @example describeSourceAlert(alert) // '3 sources in trouble' */
export function describeSourceAlert({ type, sources }: Pick<SourceAlert, 'type' | 'sources'>): string {
  const count = sources.length === 1 ? '1 source' : `${sources.length} sources`
  return `${count} ${type === 'source.alert' ? 'in trouble' : 'out of trouble'}`
}

/** Whatever channels deliver. */
export type Notice = Alert | SourceAlert

/** Whether a notice is one to ops. */
export function isSourceAlert(notice: Notice): notice is SourceAlert {
  return notice.type === 'source.alert' || notice.type === 'source.resolved'
}
