import { foldText } from '../text/fold-text.ts'
import type { Span } from '../text/span.ts'
import { compareWording, countJoint } from './compare-wording.ts'
import { isOtherSpeaker, surnameOf } from './is-other-speaker.ts'
import { GAP, normaliseWords } from './normalise-words.ts'
import type { Speaker } from './statement.ts'
import { BINDING_WORDS, TURNING_WORDS } from './wording-variants.ts'

/** A statement of one version of an article; its spans are UTF-16 offsets into that version's text. */
export interface HeldStatement {
  readonly id: string
  readonly speaker: Speaker
  readonly text: string
  readonly content: readonly Span[]
  readonly source: readonly Span[]
}

/** What one version of an article says. */
export interface HeldVersion {
  readonly text: string
  readonly statements: readonly HeldStatement[]
}

/** Two versions of one article, the later next to the earlier, and what became of statements before. */
export interface VersionPair {
  readonly before: HeldVersion
  readonly after: HeldVersion
  readonly lang: string | null
  /** Ids of statements that versions before these lost. */
  readonly gone: ReadonlySet<string>
}

export type ChangeCause = 'other words' | 'other speaker' | 'other words and speaker'

/** What became of a statement; ids are those of the statements given. */
export type FollowUp =
  | {
      readonly kind: 'changed'
      readonly statement: string
      /** What stands in its stead. */
      readonly instead: string
      readonly because: ChangeCause
    }
  | { readonly kind: 'withdrawn'; readonly statement: string }
  /** It was gone, and stands again. */
  | { readonly kind: 'restored'; readonly statement: string }

/** Share of words that a statement and what replaced it have in common at least; and where the speaker is another too. */
const ALIKE = 0.5
const ALIKE_OF_ANOTHER = 0.8

/**
 * Decides which statements of an article's version before were changed or withdrawn in the version after it, and which stand
 * again. The text has the last word: what still stands in it, shortened, lightly re-worded, moved or set anew, is neither, and what
 * stood there before replaces nothing, whatever was found of it. Each statement of the later version stands in for one of the
 * earlier at most. Quadratic in the statements that an edit touches.
 *
 * @example decideFollowUps({ before, after: { text: '', statements: [] }, lang: 'en', gone: new Set() }) // [{ kind: 'withdrawn', … }]
 */
export function decideFollowUps({ before, after, lang, gone }: VersionPair): readonly FollowUp[] {
  const old = readVersion(before, lang)
  const current = readVersion(after, lang)
  const held = new Set(old.statements.map(({ id }) => id))
  const stays = new Set(current.statements.map(({ id }) => id))
  const restored = [...stays].filter((id) => gone.has(id) && !held.has(id))
  const free = current.statements.filter(({ id }) => !held.has(id))
  const taken = new Set<string>()
  const found: FollowUp[] = []
  const moot = (statement: Worded): boolean => {
    const same = free.filter((other) => !taken.has(other.id) && compareWording(statement.words, other.words, lang).same)
    const kept = same.find((other) => !isCorrected(statement, old, other, current))
    const other = kept ?? same[0]
    if (other === undefined) return false
    taken.add(other.id)
    if (kept === undefined) found.push(change(statement, other, 'other speaker'))
    return true
  }
  const open = distinct(old.statements.filter(({ id }) => !stays.has(id))).filter((statement) => !moot(statement))
  for (const statement of open) {
    const fresh = free.filter((other) => !taken.has(other.id) && !stands(other, old))
    const bound = fresh.find((other) => isBound(statement, other))
    if (bound === undefined && stands(statement, current)) continue
    const other = bound ?? findReplacement(statement, fresh)
    if (other === undefined) found.push({ kind: 'withdrawn', statement: statement.id })
    else {
      taken.add(other.id)
      const corrected = isOtherSpeaker(statement.speaker, other.speaker)
      found.push(change(statement, other, corrected ? 'other words and speaker' : 'other words'))
    }
  }
  // What was replaced by words that stood there before was no more than an edit taken back.
  const news = found.filter((each) => each.kind !== 'changed' || !gone.has(each.instead))
  return [...news, ...restored.map((statement) => ({ kind: 'restored', statement }) as const)]
}

interface Worded extends HeldStatement {
  readonly words: readonly string[]
  readonly plain: string
  readonly parts: readonly string[]
  readonly named: string
}

interface ReadVersion {
  readonly statements: readonly Worded[]
  /** The whole text's words, a space around each. */
  readonly whole: string
}

function readVersion({ text, statements }: HeldVersion, lang: string | null): ReadVersion {
  const plainOf = (words: readonly string[]) => ` ${words.filter((word) => word !== GAP).join(' ')} `
  return {
    whole: plainOf(normaliseWords(text, lang)),
    statements: statements.map((statement) => {
      const words = normaliseWords(statement.text, lang)
      return {
        ...statement,
        words,
        plain: plainOf(words),
        parts: statement.content.map((span) => plainOf(normaliseWords(text.slice(...span), lang))),
        named: statement.source.map((span) => foldText(text.slice(...span)).text).join(' '),
      }
    }),
  }
}

function change(statement: Worded, other: Worded, because: ChangeCause): FollowUp {
  return { kind: 'changed', statement: statement.id, instead: other.id, because }
}

function distinct(statements: readonly Worded[]): readonly Worded[] {
  return [...new Map(statements.map((statement) => [statement.id, statement])).values()]
}

/** Whether all parts of a statement stand in a version's text, whoever is named for them. */
function stands(statement: Worded, version: ReadVersion): boolean {
  return statement.parts.every((part) => version.whole.includes(part))
}

/**
 * Whether the article names somebody else for the same words than it did. "He" may be read anew after an edit elsewhere: then a
 * name must have come or gone.
 */
function isCorrected(statement: Worded, old: ReadVersion, other: Worded, current: ReadVersion): boolean {
  if (!isOtherSpeaker(statement.speaker, other.speaker)) return false
  if (statement.named !== other.named) return true
  const [before, after] = [surnameOf(statement.speaker), surnameOf(other.speaker)]
  return (
    (before !== null && !current.whole.includes(` ${before}`)) || (after !== null && !old.whole.includes(` ${after}`))
  )
}

/** Whether a statement still stands within another one whose further words turn it or bind it to a condition. */
function isBound(statement: Worded, other: Worded): boolean {
  if (statement.plain.trim() === '' || isOtherSpeaker(statement.speaker, other.speaker)) return false
  const at = other.plain.indexOf(statement.plain)
  if (at < 0) return false
  const further = `${other.plain.slice(0, at)} ${other.plain.slice(at + statement.plain.length)}`.split(' ')
  return further.some((word) => TURNING_WORDS.has(word) || BINDING_WORDS.has(word))
}

/** The statement that is most like it, where one is like it at all. */
function findReplacement(statement: Worded, fresh: readonly Worded[]): Worded | undefined {
  const ranked = fresh
    .map((other) => ({ other, alike: share(statement.words, other.words) }))
    .filter(
      ({ other, alike }) => alike >= (isOtherSpeaker(statement.speaker, other.speaker) ? ALIKE_OF_ANOTHER : ALIKE),
    )
    .toSorted((a, b) => b.alike - a.alike)
  return ranked[0]?.other
}

/** Twice the joint words over all words (Dice 1945). */
function share(a: readonly string[], b: readonly string[]): number {
  return (2 * countJoint(a, b)) / (a.length + b.length || 1)
}
