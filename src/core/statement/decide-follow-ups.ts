import { compareWording } from './compare-wording.ts'
import { GAP, normaliseWords } from './normalise-words.ts'
import { isSameSpeaker } from './speaker-key.ts'

/** A statement of one version of an article. */
export interface VersionStatement {
  readonly id: string
  readonly speakerKey: string
  readonly text: string
}

/** What became of a statement of the version before; ids are those of the statements given. */
export type FollowUp =
  | {
      readonly reason: 'statement-changed'
      readonly before: string
      readonly after: string
      readonly because: 'other words' | 'other speaker'
    }
  | { readonly reason: 'statement-withdrawn'; readonly before: string }

/** The statements of two versions of one article that follow each other, and the later version's whole text. */
export interface VersionPair {
  readonly before: readonly VersionStatement[]
  readonly after: readonly VersionStatement[]
  readonly afterText: string
  readonly lang: string | null
}

/** Share of words that a statement and what replaced it have in common at least. */
const ALIKE = 0.5

/**
 * Decides which statements of an article's version before were changed or withdrawn in the version after it. Words that only got
 * shorter or lightly re-worded, and words that still stand in the text, are neither. Each statement of the later version stands in
 * for one of the earlier at most. Quadratic in the statements of one article.
 *
 * @example decideFollowUps({ before: [said], after: [], afterText: '', lang: 'en' }) // [{ reason: 'statement-withdrawn', before: said.id }]
 */
export function decideFollowUps({ before, after, afterText, lang }: VersionPair): readonly FollowUp[] {
  const earlier = before.map((statement) => ({ ...statement, words: normaliseWords(statement.text, lang) }))
  const later = after.map((statement) => ({ ...statement, words: normaliseWords(statement.text, lang) }))
  const taken = new Set<string>()
  const open = earlier.filter((statement) => {
    const kept = later.find((other) => !taken.has(other.id) && isKept(statement, other, lang))
    if (kept) taken.add(kept.id)
    return kept === undefined
  })
  const whole = ` ${plain(normaliseWords(afterText, lang)).join(' ')} `
  return open.flatMap((statement): readonly FollowUp[] => {
    const same = later.find((other) => !taken.has(other.id) && compareWording(statement.words, other.words, lang).same)
    if (same) {
      taken.add(same.id)
      return [{ reason: 'statement-changed', before: statement.id, after: same.id, because: 'other speaker' }]
    }
    if (plain(statement.words).length > 0 && whole.includes(` ${plain(statement.words).join(' ')} `)) return []
    const other = findReplacement(statement, later, taken)
    if (!other) return [{ reason: 'statement-withdrawn', before: statement.id }]
    taken.add(other.id)
    return [{ reason: 'statement-changed', before: statement.id, after: other.id, because: 'other words' }]
  })
}

interface Worded extends VersionStatement {
  readonly words: readonly string[]
}

function isKept(statement: Worded, other: Worded, lang: string | null): boolean {
  return (
    isSameSpeaker(statement.speakerKey, other.speakerKey) && compareWording(statement.words, other.words, lang).same
  )
}

/** The statement of the same speaker that is most like it, where one is like it at all. */
function findReplacement(statement: Worded, later: readonly Worded[], taken: ReadonlySet<string>): Worded | undefined {
  let best: Worded | undefined
  let most = ALIKE
  for (const other of later) {
    if (taken.has(other.id) || !isSameSpeaker(statement.speakerKey, other.speakerKey)) continue
    const alike = share(plain(statement.words), plain(other.words))
    if (alike < most) continue
    most = alike
    best = other
  }
  return best
}

/** Twice the joint words over all words, each counted as often as it stands (Dice 1945). */
function share(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    both++
  }
  return (2 * both) / (a.length + b.length || 1)
}

function plain(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== GAP)
}
