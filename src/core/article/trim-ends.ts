import type { TextBlock } from './collect-blocks.ts'
import { findDates } from './date/find-dates.ts'
import { keyOf } from './key-of.ts'
import { isDateLine } from './lines/is-date-line.ts'
import { SENTENCE_END } from './rate-text.ts'

const LEAST_HEADLINE_CHARS = 15

/** Drops labels, day lines and what repeats the title before the first running text, labels after the last, headings without text. */
export function trimEnds(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const titleKey = keyOf(title ?? '')
  let from = 0
  let to = blocks.length
  for (let block = blocks[0]; block !== undefined; block = blocks[from]) {
    if (!isLabel(block) && !repeatsTitle(block, titleKey)) break
    from += 1
  }
  while (to > from && isTailLabel(blocks[to - 1])) to -= 1
  const kept = blocks.slice(from, to)
  return kept.filter((block, at) => block.kind !== 'heading' || hasTextAfter(kept, at))
}

/** A heading that says what the title says, or a part of it: a headline with its kicker. */
function repeatsTitle({ kind, text }: TextBlock, titleKey: string): boolean {
  if (kind !== 'heading' || text.length < LEAST_HEADLINE_CHARS) return false
  const key = keyOf(text)
  return titleKey.includes(key) || (titleKey.length >= LEAST_HEADLINE_CHARS && key.includes(titleKey))
}

function isLabel({ kind, text, linkChars }: TextBlock): boolean {
  if (kind !== 'paragraph') return false
  if (isDateLine(text, false)) return true
  if (SENTENCE_END.test(text)) return false
  return (
    text.length < 30 ||
    (text.length < 60 && linkChars > 0) ||
    (text.length < 90 && findDates(text, { dayFirst: true }).length > 0)
  )
}

function isTailLabel(block: TextBlock | undefined): boolean {
  if (block === undefined) return false
  if (block.kind === 'heading') return true
  return block.kind === 'paragraph' && block.text.length < 60 && !SENTENCE_END.test(block.text)
}

function hasTextAfter(blocks: readonly TextBlock[], at: number): boolean {
  const next = blocks[at + 1]
  return next !== undefined && (next.kind !== 'heading' || hasTextAfter(blocks, at + 1))
}
