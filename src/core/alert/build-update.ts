import { diffWording } from '../statement/diff-wording.ts'
import type { ChangeCause } from '../statement/decide-follow-ups.ts'
import type { Alert, AlertChange, AlertStatement, AlertStory } from './alert.ts'
import {
  type AlertableArticle,
  type AlertableStatement,
  alertId,
  linkOf,
  toAlertStatement,
  whereOf,
} from './build-alert.ts'
import { describeSpeaker } from './describe-alert.ts'

/** What became of a statement that an alert told of. `article` is the version in which it was noticed. */
export interface UpdateFacts {
  /** The alert that told of it, or an update of that one. */
  readonly told: Alert
  readonly article: AlertableArticle & { readonly version: number }
  /** The version before and its text, in which `statement` stands. */
  readonly versionBefore: number
  readonly textBefore: string
  readonly statement: AlertableStatement
  /** What stands in its stead; null: nothing. */
  readonly instead: AlertableStatement | null
  readonly because: ChangeCause | null
  /** In how many other articles the statement still stands. */
  readonly standsIn: number
  /** Null where it is not known. */
  readonly story: AlertStory | null
  /** Base URL of the console, with no slash at its end; null where nobody can reach one. */
  readonly consoleUrl: string | null
  readonly now: Date
}

/**
 * Names what became of a statement, so that each topic tells of it once, however many articles and versions show it.
 *
 * @example updateSubject({ statement: { id: 'a' }, instead: null }) // 'withdrawn:a'
 */
export function updateSubject(facts: {
  readonly statement: Pick<AlertStatement, 'id'>
  readonly instead: Pick<AlertStatement, 'id'> | null
}): string {
  const { statement, instead } = facts
  return instead === null ? `withdrawn:${statement.id}` : `changed:${statement.id}:${instead.id}`
}

/** Builds the update of an alert, in the shape of the webhook contract: the statement as it stands now, or as it last stood. */
export function buildUpdate(facts: UpdateFacts): Alert {
  const { told, article, statement, instead } = facts
  const { topic, severity } = told
  const id = alertId(topic.id, updateSubject(facts))
  const before = toAlertStatement(statement, facts.textBefore)
  const now = instead === null ? before : toAlertStatement(instead, article.text)
  const change: AlertChange | null =
    instead === null
      ? null
      : { because: facts.because ?? 'other words', before, words: diffWording(before.text, now.text) }
  return {
    type: 'alert.updated',
    id,
    createdAt: facts.now.toISOString(),
    severity,
    topic,
    reason: change === null ? 'statement-withdrawn' : 'statement-changed',
    updates: told.updates ?? { id: told.id, createdAt: told.createdAt },
    ...(change === null ? {} : { change }),
    statements: [now],
    ...whereOf(article),
    ...(facts.story === null ? {} : { story: facts.story }),
    why: explain(facts, change, now),
    consoleUrl: linkOf(facts.consoleUrl, id),
  }
}

function explain(facts: UpdateFacts, change: AlertChange | null, now: AlertStatement): readonly string[] {
  const { told, article, versionBefore, standsIn } = facts
  const first = told.updates ?? told
  const what =
    change === null
      ? [`version ${article.version} of the article does not hold the statement any more; version ${versionBefore} did`]
      : [
          ...(change.because === 'other speaker'
            ? []
            : [`version ${article.version} of the article has ${describeWords(change)}`]),
          ...(change.because === 'other words'
            ? []
            : [
                `version ${article.version} of the article names ${describeSpeaker(now.speaker)} instead of ${describeSpeaker(change.before.speaker)}`,
              ]),
        ]
  const elsewhere =
    standsIn === 0 ? [] : [`unchanged it still stands in ${standsIn} other article${standsIn === 1 ? '' : 's'}`]
  return [...what, `alert ${first.id} of ${first.createdAt} told of the statement`, ...elsewhere]
}

/** Most changed places that a reason names. */
const MOST_PLACES = 3

function describeWords({ words }: AlertChange): string {
  const places = words.flatMap(({ kind, text }, at) => {
    const next = words[at + 1]
    if (kind === 'removed') return next?.kind === 'added' ? [`“${next.text}” for “${text}”`] : [`no “${text}” any more`]
    return kind === 'added' && words[at - 1]?.kind !== 'removed' ? [`“${text}” besides`] : []
  })
  if (places.length === 0 || places.length > MOST_PLACES) return 'other words for the statement'
  return places.join(', ')
}
