import type { HubOffer } from '../websub/find-hub.ts'
import { decidePoll, isWell, type PollOutcome } from './decide-poll.ts'
import type { SourceState } from './source.ts'
import { STATE_WORDS } from './state-words.ts'

/** What one poll of a source came to, as far as a person is told. */
export interface ExplainedPoll {
  readonly outcome: PollOutcome
  /** Words for a person; null where all is well. */
  readonly detail: string | null
  /** How many entries it listed. */
  readonly entries: number
  /** How long it took, in milliseconds. */
  readonly ms: number
  /** Where the site says that it lives for good. */
  readonly permanentUrl: string | null
  /** The feed that was read because the page at the address names it. */
  readonly discoveredUrl: string | null
  /** The hub that it offers; absent where the answer does not say. */
  readonly hub?: HubOffer | null
}

/** What a poll says of its source. */
export interface PollExplanation {
  readonly state: SourceState
  readonly says: string
  /** What a person can do; null where nothing need be done. */
  readonly advice: string | null
}

/** Where the state alone does not tell what to do. */
const ADVICE: Readonly<Partial<Record<PollOutcome, string>>> = {
  limit: 'Name a smaller or faster address of the source, such as a feed of one of its sections.',
  'not-a-feed': 'Look at the address in a browser: url or kind in sources.yaml is probably wrong.',
  refused: 'Change what sources.yaml says of the source: as it stands, it is never asked.',
}
const MOVED = 'Change its url in sources.yaml to the new address.'
const EVERY_MS = 60_000
const EPOCH = new Date(0)
const UNPOLLED = { state: 'new', stateReason: null, stateSince: EPOCH, failures: 0 } as const

/**
 * Explains what one poll says of a source that nothing else is known of: its state as Entente would take it, why, what to do.
 *
 * @example explainPoll({ outcome: 'gone', detail: 'paper.example answered 410.', … }).says // 'Gone: paper.example answered 410.'
 */
export function explainPoll(poll: ExplainedPoll): PollExplanation {
  const { outcome, detail, ms, permanentUrl, hub = null } = poll
  const time = { now: EPOCH, everyMs: EVERY_MS, random: 0 }
  const { state } = decidePoll(UNPOLLED, { outcome, detail, retryAfterMs: null, ms }, time)
  const { label, advice } = STATE_WORDS[state]
  if (!isWell(outcome)) {
    return { state, says: `${label}: ${detail ?? 'it could not be read.'}`, advice: ADVICE[outcome] ?? advice }
  }
  const says = [
    state === 'slow' ? `${label}: the answer took ${Math.round(ms / 1000)} s.` : `${label}.`,
    outcome === 'not-modified' ? 'It answers "not modified".' : describeEntries(poll.entries),
    poll.discoveredUrl === null
      ? null
      : `Its address is a web page; the feed that it names was read: ${poll.discoveredUrl}.`,
    permanentUrl === null ? null : `The site says that it lives for good at ${permanentUrl}.`,
    hub === null ? null : `It offers a hub that tells of its changes: ${hub.hub}`,
    detail === null ? null : `(${detail})`,
  ]
  return { state, says: says.filter((part) => part !== null).join(' '), advice: permanentUrl === null ? null : MOVED }
}

function describeEntries(entries: number): string {
  if (entries === 0) return 'It works and lists no entries.'
  return `It works and lists ${entries === 1 ? 'one entry' : `${entries} entries`}.`
}
