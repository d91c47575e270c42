import { findUnfitness, judgeEdit, type TextVersion } from '../article/judge-edit.ts'
import { decideFollowUps, type FollowUp, type HeldVersion } from './decide-follow-ups.ts'

/** One version of an article: its text, how well it was read, and the statements that it holds. */
export type ReadVersion = TextVersion & HeldVersion

/** What a version tells of the one before: nothing and why, or what became of its statements. */
export type VersionVerdict =
  | { readonly kind: 'unfit'; readonly because: string }
  | { readonly kind: 'fit'; readonly followUps: readonly FollowUp[] }

/** What is known of the versions before: the last one that was fit, and the statements that versions up to it had lost. */
export interface VersionHistory {
  readonly before: ReadVersion | undefined
  readonly gone: ReadonlySet<string>
}

/**
 * Decides what a version of an article tells of the statements before: nothing where it does not hold the whole article, or where
 * the page tells of something else altogether.
 *
 * @example decideVersion(first, { before: undefined, gone: new Set() }, 'en') // { kind: 'fit', followUps: [] }
 */
export function decideVersion(
  after: ReadVersion,
  { before, gone }: VersionHistory,
  lang: string | null,
): VersionVerdict {
  if (before === undefined) {
    const because = findUnfitness(after)
    return because === null ? { kind: 'fit', followUps: [] } : { kind: 'unfit', because }
  }
  const edit = judgeEdit(before, after, lang)
  if (edit.kind === 'unfit') return edit
  const followUps = edit.kind === 'another-text' ? [] : decideFollowUps({ before, after, lang, gone })
  return { kind: 'fit', followUps }
}
