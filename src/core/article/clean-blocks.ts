import { DROPPED_LINES } from './dropped-lines.ts'
import { ABOUT_HEADING, SECTION_HEADINGS } from './section-headings.ts'
import type { TextBlock } from './collect-blocks.ts'
import { keyOf } from './key-of.ts'
import { kindOf } from './kind-of.ts'
import { isDateLine } from './lines/is-date-line.ts'
import { isInside, parentElement } from './parse-page.ts'
import { SENTENCE_END } from './rate-text.ts'
import { trimEnds } from './trim-ends.ts'

const HAS_LETTER = /\p{L}|\p{N}/u
const LONG_LINE = 400
const LEAST_BEFORE_SECTION = 200
const LEAST_LEFT = 0.15
const STANDING_NOTE_AFTER = 0.5
/** A block as long as this that stands twice is a repetition; shorter ones may be a refrain or a table's word. */
const REPEAT_CHARS = 60

/**
 * Drops what stands inside the body without being part of the article: pointers to other pieces, lines of links, credits,
 * sharing and subscription lines, the title itself, repeated text, standing notes at the end, headings without text after them.
 */
export function cleanBlocks(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const sectioned = dropSections(blocks)
  // A section heading that would take most of the text with it was none.
  const trusted = charsOf(sectioned) >= charsOf(blocks) * LEAST_LEFT ? sectioned : blocks
  const kept = dropRepeats(trusted.filter((block) => !isDropped(block)).map(dropSelfRepeat), title)
  return trimEnds(dropStandingNote(kept), title)
}

/** Drops each heading that only introduces things outside the article, with what follows it. */
function dropSections(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const kept: TextBlock[] = []
  const textPlaces = new Set<string>()
  let running = 0
  let heading: TextBlock | undefined
  for (const block of blocks) {
    if (isLinkList(block)) continue
    // Before the article has begun a heading cannot lead out of it.
    if (isSectionHeading(block)) heading = running >= LEAST_BEFORE_SECTION ? block : heading
    else if (heading !== undefined && (endsSection(block, heading, textPlaces) || leavesBox(block, blocks, heading)))
      heading = undefined
    if (heading !== undefined) continue
    if (isPlainText(block)) textPlaces.add(placeOf(block))
    if (block.text.length > 80) running += block.text.length - block.linkChars
    kept.push(block)
  }
  return kept
}

/** A block of lines whose first is a section heading and whose others are links. */
function isLinkList({ text, linkChars }: TextBlock): boolean {
  const lineEnd = text.indexOf('\n')
  return lineEnd > 0 && linkChars > (text.length - lineEnd) * 0.5 && SECTION_HEADINGS.test(text.slice(0, lineEnd))
}

function isSectionHeading({ text }: TextBlock): boolean {
  return text.length <= 90 && SECTION_HEADINGS.test(text)
}

/** The article goes on with text that stands where its text stood before, or beside or above the section's heading. */
function endsSection(block: TextBlock, heading: TextBlock, textPlaces: ReadonlySet<string>): boolean {
  if (block.kind !== 'heading' && !isPlainText(block)) return false
  if (textPlaces.has(placeOf(block))) return true
  const level = block.kind === 'paragraph' && block.element.name !== 'p' ? block.element : block.element.parent
  for (let at: ParentNode = heading.element; at !== null; at = at.parent) if (at === level) return true
  return false
}

/** The text stands outside a box that holds the section's heading with a link under it. */
function leavesBox(block: TextBlock, blocks: readonly TextBlock[], heading: TextBlock): boolean {
  const box = parentElement(heading.element)
  if (box === null || !isPlainText(block) || isInside(block.element, box)) return false
  const under = blocks[blocks.indexOf(heading) + 1]
  return under !== undefined && under.linkChars > under.text.length * 0.5 && isInside(under.element, box)
}

/** What a block's element and the one around it are alike by. */
function placeOf({ element }: TextBlock): string {
  const parent = parentElement(element)
  return `${kindOf(element)} < ${parent === null ? '' : kindOf(parent)}`
}

type ParentNode = TextBlock['element']['parent']

function isPlainText(block: TextBlock): boolean {
  return (
    block.kind !== 'item' &&
    block.linkChars < block.text.length * 0.2 &&
    block.text.length > 100 &&
    SENTENCE_END.test(block.text)
  )
}

/** Leaves the first of two in a text that begins twice in a row, whole or with its lead. */
function dropSelfRepeat(block: TextBlock): TextBlock {
  const { text } = block
  if (text.length < 2 * REPEAT_CHARS) return block
  const again = text.indexOf(text.slice(0, REPEAT_CHARS), REPEAT_CHARS)
  if (again < 0 || keyOf(text.slice(0, again)) !== keyOf(text.slice(again, 2 * again))) return block
  return { ...block, text: text.slice(again) }
}

/** Drops the title where it is repeated in the body, and every longer text that stood there before. */
function dropRepeats(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const titleKey = keyOf(title ?? '')
  const seen = new Set<string>()
  const shortest = Math.min(REPEAT_CHARS, titleKey === '' ? REPEAT_CHARS : titleKey.length)
  return blocks.filter((block) => {
    if (block.kind !== 'title' && block.text.length < shortest) return true
    const key = keyOf(block.text)
    if (block.kind === 'title' || (titleKey !== '' && key === titleKey)) return false
    if (key.length < REPEAT_CHARS) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Drops "About the company", "Notes to editors" and what follows, where they stand in the last part of a text. */
function dropStandingNote(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const total = charsOf(blocks)
  let before = 0
  for (const [at, block] of blocks.entries()) {
    if (before > total * STANDING_NOTE_AFTER && block.text.length <= 90 && ABOUT_HEADING.test(block.text))
      return blocks.slice(0, at)
    before += block.text.length
  }
  return blocks
}

function charsOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0)
}

function isDropped(block: TextBlock): boolean {
  const { text, linkChars, kind } = block
  if (!HAS_LETTER.test(text)) return true
  const linked = linkChars / text.length
  if (kind !== 'quote' && linked > 0.85 && text.length < 250) return true
  if (kind === 'item' && linked > 0.6) return true
  if (kind === 'paragraph' && isDateLine(text, true)) return true
  if (text.length > LONG_LINE) return false
  return DROPPED_LINES.some((pattern) => pattern.test(text))
}
