import { createHash } from 'node:crypto'
import type { TroubleState } from '../source/decide-trouble-alerts.ts'
import { explainSource, type ExplainedStanding } from '../source/explain-source.ts'
import type { SourceState } from '../source/source.ts'
import { isTrouble, STATE_WORDS } from '../source/state-words.ts'
import { describeTime } from '../text/describe-time.ts'
import type { Severity } from '../topic/topic.ts'
import type { SourceAlert, ToldSource } from './source-alert.ts'

/** A source in trouble, or out of it again, as a message to ops is built from it. */
export interface TroubledSource extends ExplainedStanding {
  /** Of the trouble. */
  readonly id: number
  readonly source: { readonly id: string; readonly name: string; readonly url: string }
  readonly trouble: { readonly state: TroubleState; readonly beganAt: Date }
}

/** Everything that a message to ops says. */
export interface SourceAlertFacts {
  readonly type: SourceAlert['type']
  /** One or more. */
  readonly troubles: readonly TroubledSource[]
  /** How many sources are configured, and how many of them have newly come into trouble. */
  readonly sources: { readonly all: number; readonly troubled: number }
  readonly consoleUrl: string | null
  readonly now: Date
}

/** Length of the id, in hexadecimal digits, as of an alert's. */
const ID_LENGTH = 24
/** With this share of at least so many sources in trouble at once, the trouble is rather on our side. */
const WIDE_SHARE = 0.5
const WIDE_LEAST = 4

/** Whether so many sources are in trouble that one cause behind them all is likely. */
export function isWideTrouble({ all, troubled }: SourceAlertFacts['sources']): boolean {
  return all >= WIDE_LEAST && troubled >= all * WIDE_SHARE
}

/** How grave a message to ops is: `low` of an end, `medium` of some sources, `high` of half of all and more. */
export function sourceAlertSeverity(type: SourceAlert['type'], sources: SourceAlertFacts['sources']): Severity {
  if (type === 'source.resolved') return 'low'
  return isWideTrouble(sources) ? 'high' : 'medium'
}

/** Builds a message to ops. Its id is made of the troubles that it tells of, each of which is told once. */
export function buildSourceAlert(facts: SourceAlertFacts): SourceAlert {
  const { type, troubles, consoleUrl, now } = facts
  const subject = [type, ...troubles.map(({ id }) => id)].join('\n')
  const id = `ops_${createHash('sha256').update(subject).digest('hex').slice(0, ID_LENGTH)}`
  return {
    type,
    id,
    createdAt: now.toISOString(),
    severity: sourceAlertSeverity(type, facts.sources),
    sources: troubles.map((each) => toToldSource(each, consoleUrl, now)),
    why: [...countStates(facts), ...(type === 'source.alert' ? suspectCause(facts) : [])],
    consoleUrl: consoleUrl === null ? null : `${consoleUrl}/alerts/${id}`,
  }
}

function toToldSource(troubled: TroubledSource, consoleUrl: string | null, now: Date): ToldSource {
  const { source, trouble } = troubled
  const { says, why, next, advice } = explainSource(troubled, now)
  return {
    id: source.id,
    name: source.name,
    url: source.url,
    state: troubled.state,
    since: troubled.stateSince.toISOString(),
    reason: troubled.stateReason,
    nextPollAt: troubled.nextPollAt?.toISOString() ?? null,
    trouble: { state: trouble.state, since: trouble.beganAt.toISOString() },
    says: [says, why, describeTrouble(troubled), next].filter((part) => part !== null),
    advice,
    consoleUrl: consoleUrl === null ? null : `${consoleUrl}/sources/${source.id}`,
  }
}

/** How the trouble went, where the state alone does not tell. */
function describeTrouble({ state, stateSince, trouble: { state: was, beganAt } }: TroubledSource): string | null {
  if (!isTrouble(state)) {
    return `It had been in trouble (${labelOf(was)}) since ${describeTime(beganAt)}, perhaps with breaks.`
  }
  return beganAt < stateSince
    ? `It has been in trouble since ${describeTime(beganAt)}, with breaks or in other ways.`
    : null
}

const labelOf = (state: SourceState): string => STATE_WORDS[state].label.toLowerCase()

function countStates({ type, troubles, sources }: SourceAlertFacts): readonly string[] {
  if (type === 'source.resolved') return [`${troubles.length} of ${sources.all} sources can be read again.`]
  const states = Map.groupBy(troubles, ({ trouble }) => trouble.state)
  return [...states].map(([state, { length }]) => {
    return `${length} of ${sources.all} sources ${labelOf(state)}: ${STATE_WORDS[state].meaning}.`
  })
}

/** What may lie behind many troubles at once. */
function suspectCause({ troubles, sources }: SourceAlertFacts): readonly string[] {
  if (isWideTrouble(sources)) {
    const where = `this machine's own network, its name service and its address, which the sites may have barred`
    return [`${sources.troubled} of ${sources.all} sources came into trouble together: look first at ${where}.`]
  }
  const hosts = new Set(troubles.map(({ source }) => URL.parse(source.url)?.host ?? source.url))
  const [host] = hosts
  return troubles.length > 1 && hosts.size === 1 ? [`All of them are at ${host}: the cause is probably one.`] : []
}
