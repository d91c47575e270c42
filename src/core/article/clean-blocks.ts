import { DROPPED_LINES, SECTION_HEADINGS } from './boilerplate-lines.ts'
import type { TextBlock } from './collect-blocks.ts'

const SENTENCE_END = /[.!?…。！？؟۔]["'”’»)\]]*$/
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu
const HAS_LETTER = /\p{L}|\p{N}/u
const LONG_LINE = 320
/** A block as long as this that stands twice is a repetition; shorter ones may be a refrain or a table's word. */
const REPEAT_CHARS = 60

/**
 * Drops what stands inside the body without being part of the article: pointers to other pieces, lines of links, credits,
 * sharing and subscription lines, the title itself, repeated text, headings without text after them.
 */
export function cleanBlocks(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const titleKey = keyOf(title ?? '')
  const seen = new Set<string>()
  const kept: TextBlock[] = []
  let inSection = false
  for (const block of blocks) {
    if (isSectionHeading(block)) {
      inSection = true
      continue
    }
    const key = keyOf(block.text)
    if (block.kind === 'title' || (titleKey !== '' && key === titleKey)) continue
    if (inSection && (block.kind === 'heading' || isPlainText(block))) inSection = false
    if (inSection || isDropped(block)) continue
    if (key.length >= REPEAT_CHARS) {
      if (seen.has(key)) continue
      seen.add(key)
    }
    kept.push(block)
  }
  return trimEnds(kept)
}

/** A line that only introduces things outside the article. */
function isSectionHeading(block: TextBlock): boolean {
  return block.text.length <= 90 && SECTION_HEADINGS.test(block.text)
}

function isPlainText(block: TextBlock): boolean {
  return (
    block.kind !== 'item' &&
    block.linkChars < block.text.length * 0.2 &&
    block.text.length > 100 &&
    SENTENCE_END.test(block.text)
  )
}

function isDropped(block: TextBlock): boolean {
  const { text, linkChars, kind } = block
  if (!HAS_LETTER.test(text)) return true
  const linked = linkChars / text.length
  if (kind !== 'quote' && linked > 0.85 && text.length < 250) return true
  if (kind === 'item' && linked > 0.6) return true
  if (text.length > LONG_LINE) return false
  return DROPPED_LINES.some((pattern) => pattern.test(text))
}

/** Drops short labels before the first running text and after the last. */
function trimEnds(blocks: readonly TextBlock[]): readonly TextBlock[] {
  let from = 0
  let to = blocks.length
  while (from < to && isLabel(blocks[from])) from += 1
  while (to > from && isTailLabel(blocks[to - 1])) to -= 1
  const kept = blocks.slice(from, to)
  return kept.filter((block, at) => block.kind !== 'heading' || hasTextAfter(kept, at))
}

function isLabel(block: TextBlock | undefined): boolean {
  return (
    block !== undefined &&
    block.kind === 'paragraph' &&
    block.text.length < 60 &&
    !SENTENCE_END.test(block.text) &&
    (block.linkChars > 0 || block.text.length < 30)
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

/** Letters and digits only, lower case: what two lines are compared by. */
export function keyOf(text: string): string {
  return text.toLowerCase().replace(NOT_LETTERS, '')
}
