import { alignWords } from './align-words.ts'
import { foldText } from '../text/fold-text.ts'

/** A run of words that stayed, went or came; its text is as printed, runs are joined by a space. */
export interface WordRun {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
}

const SPACES = /\s+/u
const NOT_WORDS = /[^\p{L}\p{M}\p{N}%]+/gu
/** Longer wordings are not laid beside each other word by word: the later then stands as a whole for the earlier. */
const LONGEST = 600

/**
 * What changed between two wordings of a statement, word by word; case, marks and spaces are no change. Within a change what went
 * stands before what came.
 *
 * @example diffWording('forty ports', 'four ports') // removed "forty", added "four", kept "ports"
 */
export function diffWording(before: string, after: string): readonly WordRun[] {
  const [old, current] = [before, after].map((text) => text.split(SPACES).filter(Boolean))
  if (old === undefined || current === undefined) return []
  if (Math.max(old.length, current.length) > LONGEST) {
    return joinRuns([
      ...old.map((text) => ({ kind: 'removed', text }) as const),
      ...current.map((text) => ({ kind: 'added', text }) as const),
    ])
  }
  const aligned = alignWords(old.map(plain), current.map(plain))
  return joinRuns(aligned.map(({ kind, at }) => ({ kind, text: (kind === 'added' ? current : old)[at] ?? '' })))
}

function plain(word: string): string {
  return foldText(word).text.replace(NOT_WORDS, '')
}

/** Neighbours of one kind as one run; between two kept runs all that went comes first, then all that came. */
function joinRuns(words: readonly WordRun[]): readonly WordRun[] {
  const runs: { kind: WordRun['kind']; text: string }[] = []
  let change: Record<'removed' | 'added', string[]> = { removed: [], added: [] }
  const close = () => {
    for (const kind of ['removed', 'added'] as const) {
      if (change[kind].length > 0) runs.push({ kind, text: change[kind].join(' ') })
    }
    change = { removed: [], added: [] }
  }
  for (const { kind, text } of words) {
    const last = runs.at(-1)
    if (kind !== 'kept') change[kind].push(text)
    else if (last?.kind === 'kept' && change.removed.length + change.added.length === 0) last.text += ` ${text}`
    else {
      close()
      runs.push({ kind, text })
    }
  }
  close()
  return runs
}
