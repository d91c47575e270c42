import type { SourceState } from './source.ts'

/** States of which ops are told. */
export type TroubleState = Extract<SourceState, 'blocked' | 'failing' | 'gone' | 'silent'>

/** A time in which a source is in trouble, on and off, and which is over once it has been well for a while. */
export interface Trouble {
  readonly trouble: { readonly state: TroubleState; readonly beganAt: Date }
  /** Since when the source is well again; null while it is in trouble. */
  readonly wellSince: Date | null
  /** When ops were told; null while they were not. */
  readonly toldAt: Date | null
  /** When ops were told of an earlier trouble of the same source. */
  readonly lastToldAt: Date | null
  /** Polls of the source that failed in a row until now. */
  readonly failures: number
  /** Whether the source is still configured. */
  readonly watched: boolean
}

/** How patient ops are, in milliseconds. */
export interface TroubleTiming {
  /** A trouble is told of once it has stood this long, and is over once the source has been well this long. */
  readonly afterMs: number
  /** The same for polls that fail, which mostly mend themselves. */
  readonly failingAfterMs: number
  /** Ops hear of one source no more often. */
  readonly againMs: number
}

/** What is to be done with the troubles of now: those told together, those whose end is told together, those forgotten. */
export interface TroubleDecision<Each> {
  readonly told: readonly Each[]
  readonly over: readonly Each[]
  readonly forgotten: readonly Each[]
}

/** One bad answer is no trouble; a server that says 410 means it, and silence is not noticed in a hurry. */
const LEAST_FAILURES: Readonly<Record<TroubleState, number>> = { blocked: 2, failing: 2, gone: 1, silent: 0 }
/** Whoever has waited for this share goes with those that are due, so that what broke together is told together. */
const COMPANY_SHARE = 0.5

/**
 * Decides of which troubles ops are told now, and of which ends. A trouble must have stood for its time and for some polls; a
 * source that flaps within that time is one trouble, told once. After a message the next one waits for that time, too, so that
 * sources that turn one after another come in a message or two. A trouble that ended before anybody was told is forgotten.
 *
 * @example decideTroubleAlerts(troubles, { now, timing, lastToldAt: null, lastOverAt: null, isSilenced }).told
 */
export function decideTroubleAlerts<Each extends Trouble>(
  troubles: readonly Each[],
  state: {
    readonly now: Date
    readonly timing: TroubleTiming
    /** When the last message went of a trouble, and when the last of an end. */
    readonly lastToldAt: Date | null
    readonly lastOverAt: Date | null
    /** Whether a silence holds the telling back now. */
    readonly isSilenced: (trouble: Each) => boolean
  },
): TroubleDecision<Each> {
  const { now, timing } = state
  const ageOf = (time: Date) => now.getTime() - time.getTime()
  const together = (candidates: readonly Each[], shareOf: (each: Each) => number, lastAt: Date | null) => {
    const waits = lastAt !== null && ageOf(lastAt) < timing.afterMs
    if (waits || !candidates.some((each) => shareOf(each) >= 1)) return []
    return candidates.filter((each) => shareOf(each) >= COMPANY_SHARE)
  }
  const wellShare = ({ wellSince }: Each) => (wellSince === null ? 0 : ageOf(wellSince) / timing.afterMs)
  const watched = troubles.filter((each) => each.watched)
  const untold = watched.filter((each) => mayBeTold(each, now, timing) && !state.isSilenced(each))
  const ended = watched.filter((each) => each.toldAt !== null && each.wellSince !== null)
  return {
    told: together(untold, (each) => ageOf(each.trouble.beganAt) / waitOf(each, timing), state.lastToldAt),
    over: together(ended, wellShare, state.lastOverAt),
    forgotten: troubles.filter((each) => !each.watched || (each.toldAt === null && wellShare(each) >= 1)),
  }
}

function mayBeTold(trouble: Trouble, now: Date, { againMs }: TroubleTiming): boolean {
  const { wellSince, toldAt, lastToldAt, failures } = trouble
  if (toldAt !== null || wellSince !== null || failures < LEAST_FAILURES[trouble.trouble.state]) return false
  return lastToldAt === null || now.getTime() - lastToldAt.getTime() >= againMs
}

function waitOf({ trouble: { state } }: Trouble, { afterMs, failingAfterMs }: TroubleTiming): number {
  return state === 'failing' ? failingAfterMs : afterMs
}
