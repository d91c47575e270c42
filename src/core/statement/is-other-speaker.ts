import { foldText } from '../text/fold-text.ts'
import { isSameSpeaker, speakerKey, UNKNOWN_SPEAKER } from './speaker-key.ts'
import type { Speaker } from './statement.ts'

const SPACES = /[\s.\-‐‑]+/u

/**
 * Whether two attributions cannot be of one speaker: two people of different names, two bodies of the gazetteer, or speakers for
 * different countries. Where one is told less exactly than the other ("the ministry", "Lavrov") they may be one.
 *
 * @example isOtherSpeaker(lavrov, ryabkov) // true
 */
export function isOtherSpeaker(a: Speaker, b: Speaker): boolean {
  const [keyA, keyB] = [speakerKey(a), speakerKey(b)]
  if (keyA === UNKNOWN_SPEAKER || keyB === UNKNOWN_SPEAKER || isSameSpeaker(keyA, keyB)) return false
  const alike = (a.name === null) === (b.name === null)
  if (alike && a.actor !== undefined && b.actor !== undefined) return true
  if (a.name !== null && b.name !== null) return !fits(wordsOf(a.name), wordsOf(b.name))
  return a.country !== null && b.country !== null && a.country !== b.country
}

/** The last word of a name, folded: what an article calls a person after the first time; null for who has no name. */
export function surnameOf({ name }: Speaker): string | null {
  return name === null ? null : (wordsOf(name).at(-1) ?? null)
}

function wordsOf(name: string): readonly string[] {
  return foldText(name).text.split(SPACES).filter(Boolean)
}

/** "Sergey Lavrov", "Lavrov", "S. Lavrov" and "Sergey Viktorovich Lavrov" may be one. */
function fits(a: readonly string[], b: readonly string[]): boolean {
  if (a.at(-1) !== b.at(-1)) return false
  const [firstA = '', firstB = ''] = [a[0], b[0]]
  return a.length === 1 || b.length === 1 || firstA.startsWith(firstB) || firstB.startsWith(firstA)
}
