import type { Context } from 'hono'
import { Failure } from '../errors.ts'
import { SEVERITIES, type Severity } from '../core/topic/topic.ts'
import type { SourceState } from '../core/source/source.ts'
import { STATE_WORDS } from '../core/source/state-words.ts'
import type { ConsoleEnv } from './console-env.ts'
import type { PageQuery } from './reads.ts'

const USUAL_LIMIT = 50
const MOST_LIMIT = 200
const CURSOR = /^[\w.~:=+-]{1,300}$/
const WHOLE_NUMBER = /^\d{1,6}$/
const ROW_ID = /^\d{1,15}$/

type Request = Context<ConsoleEnv>['req']

/** Reads `cursor` and `limit`; a limit over the most that is given is taken as the most. */
export function readPageQuery(request: Request): PageQuery {
  const cursor = readParameter(request, 'cursor')
  if (cursor !== null && !CURSOR.test(cursor))
    throw new Failure('input', 'bad-cursor', 'cursor must be a "next" that this list gave')
  const limit = readParameter(request, 'limit')
  if (limit !== null && !(WHOLE_NUMBER.test(limit) && Number(limit) > 0)) {
    throw new Failure('input', 'bad-limit', `limit must be a whole number from 1 to ${MOST_LIMIT}`)
  }
  return { cursor, limit: limit === null ? USUAL_LIMIT : Math.min(Number(limit), MOST_LIMIT) }
}

/** Reads what a list of alerts is narrowed to. */
export function readAlertFilter(request: Request): {
  readonly topic: string | null
  readonly severity: Severity | null
} {
  const severity = readParameter(request, 'severity')
  if (severity !== null && !isSeverity(severity)) {
    throw new Failure('input', 'bad-severity', `severity must be one of ${SEVERITIES.join(', ')}`)
  }
  return { topic: readParameter(request, 'topic'), severity }
}

/** Reads which state a list of sources is narrowed to. */
export function readSourceState(request: Request): SourceState | null {
  const state = readParameter(request, 'state')
  if (state === null || isSourceState(state)) return state
  throw new Failure('input', 'bad-state', `state must be one of ${Object.keys(STATE_WORDS).join(', ')}`)
}

/** Reads how many entries a retry has just made due; null where there was none. */
export function readRetried(request: Request): number | null {
  const retried = readParameter(request, 'retried')
  return retried !== null && WHOLE_NUMBER.test(retried) ? Number(retried) : null
}

/** Reads which entry a form names; null for all of them. */
export function readEntryId(field: unknown): number | null {
  if (field === undefined || field === '') return null
  if (typeof field === 'string' && ROW_ID.test(field)) return Number(field)
  throw new Failure('input', 'bad-entry', 'entry must be the id of an entry')
}

/** Reads the id of an article in an address; undefined for what can be none. */
export function readArticleId(request: Request): number | undefined {
  const id = request.param('id') ?? ''
  return ROW_ID.test(id) ? Number(id) : undefined
}

/** A form sends a field that is left empty as well: that is no filter. */
function readParameter(request: Request, name: string): string | null {
  const value = request.query(name)
  return value === undefined || value === '' ? null : value
}

const isSeverity = (text: string): text is Severity => SEVERITIES.some((each) => each === text)
const isSourceState = (text: string): text is SourceState => Object.hasOwn(STATE_WORDS, text)
