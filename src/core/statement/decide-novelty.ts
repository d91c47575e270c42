import { compareWording } from './compare-wording.ts'
import { normaliseWords } from './normalise-words.ts'
import { isNamedSpeaker, isSameSpeaker } from './speaker-key.ts'

/** A statement just found; `saidAt` is ISO 8601 or YYYY-MM-DD, the article's own time or the time it was first seen. */
export interface NoveltyCandidate {
  readonly speakerKey: string
  readonly text: string
  readonly lang: string | null
  readonly saidAt: string
}

/** A statement of the archive. */
export interface KnownStatement {
  readonly id: string
  readonly speakerKey: string
  readonly text: string
  readonly lang: string | null
  readonly seenAt: string
}

export type Novelty =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'sighting'
      readonly of: string
      readonly because: 'same words' | 'shortened' | 'small re-wording'
    }

const DAY_MS = 24 * 3600 * 1000
/** How far apart two reports of one statement may be: outlets follow within days, the same words a month later are said anew. */
const NAMED_DAYS = 10
/** Nobody vouches that two unnamed officials are one. */
const ANONYMOUS_DAYS = 3
/** Fewest words for the same words to be no chance: "Yes, we are" is said every day. */
const LEAST_WORDS = 4
const LEAST_ANONYMOUS_WORDS = 8
/** Short words of one speaker are the same only when reported on the same or the next day. */
const SHORT_DAYS = 2

/**
 * Decides whether a statement is new or another sighting of a known one: same speaker, same language, within days, and the same
 * words, cut or lightly changed. Where unsure it is new. Linear in `known`.
 *
 * @example decideNovelty(candidate, []) // { kind: 'new' }
 */
export function decideNovelty(candidate: NoveltyCandidate, known: readonly KnownStatement[]): Novelty {
  const words = normaliseWords(candidate.text, candidate.lang)
  const lang = (candidate.lang ?? 'en').slice(0, 2)
  const named = isNamedSpeaker(candidate.speakerKey)
  const said = Date.parse(candidate.saidAt)
  for (const other of known) {
    if ((other.lang ?? 'en').slice(0, 2) !== lang || !isSameSpeaker(candidate.speakerKey, other.speakerKey)) continue
    const days = Math.abs(said - Date.parse(other.seenAt)) / DAY_MS
    if (days > (named ? NAMED_DAYS : ANONYMOUS_DAYS)) continue
    const otherWords = normaliseWords(other.text, other.lang)
    const shortest = Math.min(words.length, otherWords.length)
    if (!named && shortest < LEAST_ANONYMOUS_WORDS) continue
    if (shortest < LEAST_WORDS && days > SHORT_DAYS) continue
    const verdict = compareWording(words, otherWords, lang)
    if (!verdict.same) continue
    if (!named && verdict.because === 'small re-wording') continue
    return { kind: 'sighting', of: other.id, because: verdict.because }
  }
  return { kind: 'new' }
}
