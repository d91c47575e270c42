import type { Junk, PageBlocks, TextBlock } from './collect-blocks.ts'
import type { PageElement } from './parse-page.ts'

/** The part of a page that holds the article. */
export interface Body {
  readonly blocks: readonly TextBlock[]
  /** `marked` where the page names its article text, `density` where only the text itself told. */
  readonly method: 'marked' | 'density'
  /** Share of the page's running text that the body holds, 0..1. */
  readonly share: number
}

/** What one block that is no running text costs the element that would take it in, in characters. */
const JUNK_COST = 25
/** A marked body must hold this share of the running text that density finds, else its name is not believed. */
const MARKED_SHARE = 0.5
/** An element named as junk that holds this share of the page's running text is the article itself. */
const TOO_MUCH_FOR_JUNK = 0.5
const LITTLE_TEXT = 250
const SENTENCE_END = /[.!?…。！？؟۔»”"'’)\]:]$/
const MAX_GAIN = 600

/**
 * Finds the element that holds the article: each block of running text gains its length, everything else costs a little, and
 * the element with the highest sum wins (maximum subsequence segmentation on the tree, after Pasternack & Roth 2009,
 * https://doi.org/10.1145/1526709.1526840). Where the page marks its article text and that holds most of it, the mark wins.
 */
export function chooseBody({ blocks, bodies }: PageBlocks): Body | undefined {
  const believed = believedJunk(blocks)
  const live = blocks.filter((block) => !block.junk.some((junk) => believed.has(junk.element)))
  const gains = new Map(live.map((block) => [block, gainOf(block)]))
  const total = sum(gains.values())
  const sums = sumByElement(live, gains)
  const dense = bestOf(sums)
  if (dense === undefined) return undefined
  const denseBlocks = within(live, dense)
  const denseText = runningText(denseBlocks, gains)
  const marked = bodies
    .map((element) => within(live, element))
    .map((inside) => ({ blocks: inside, text: runningText(inside, gains) }))
    .filter((candidate) => candidate.text >= denseText * MARKED_SHARE)
    .sort((a, b) => b.text - a.text || a.blocks.length - b.blocks.length)[0]
  const taken = marked ?? { blocks: denseBlocks, text: denseText }
  return {
    blocks: taken.blocks,
    method: marked === undefined ? 'density' : 'marked',
    share: total === 0 ? 0 : taken.text / total,
  }
}

/** How much a block speaks for being in the article: its running characters, or below zero. */
export function gainOf(block: TextBlock): number {
  const { text, kind } = block
  const running = text.length - block.linkChars
  if (kind === 'title') return 0
  if (kind === 'heading') return block.linkChars > running ? -JUNK_COST : 0
  if (block.linkChars > running) return -JUNK_COST
  const ends = SENTENCE_END.test(text)
  if (running < 25) return ends ? 0 : -JUNK_COST
  if (running < 80 && !ends) return kind === 'item' || kind === 'row' ? 0 : -5
  return Math.min(running, MAX_GAIN)
}

/** Elements that are named as junk and small enough that the name is believed. */
function believedJunk(blocks: readonly TextBlock[]): Set<PageElement> {
  const inside = new Map<PageElement, { junk: Junk; text: number }>()
  let total = 0
  let clean = 0
  for (const block of blocks) {
    const gain = Math.max(0, gainOf(block))
    total += gain
    if (block.junk.length === 0) clean += gain
    for (const junk of block.junk) {
      const found = inside.get(junk.element)
      if (found === undefined) inside.set(junk.element, { junk, text: gain })
      else found.text += gain
    }
  }
  const believed = new Set<PageElement>()
  for (const [element, { junk, text }] of inside) {
    const large =
      junk.reason === 'comments'
        ? clean < LITTLE_TEXT && text > LITTLE_TEXT
        : text > total * TOO_MUCH_FOR_JUNK && text > LITTLE_TEXT && clean < text
    if (!large) believed.add(element)
  }
  return believed
}

function sumByElement(blocks: readonly TextBlock[], gains: ReadonlyMap<TextBlock, number>): Map<PageElement, number> {
  const sums = new Map<PageElement, number>()
  for (const block of blocks) {
    const gain = gains.get(block) ?? 0
    for (let at: PageElement | null = block.element; at !== null; at = parentElement(at))
      sums.set(at, (sums.get(at) ?? 0) + gain)
  }
  return sums
}

/** The element with the highest sum; of equals the one met first from its own block upwards, that is the innermost. */
function bestOf(sums: ReadonlyMap<PageElement, number>): PageElement | undefined {
  let best: PageElement | undefined
  let most = 0
  for (const [element, value] of sums) {
    if (value > most) {
      best = element
      most = value
    }
  }
  return best
}

function within(blocks: readonly TextBlock[], root: PageElement): TextBlock[] {
  return blocks.filter((block) => isInside(block.element, root))
}

function isInside(element: PageElement, root: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = parentElement(at)) if (at === root) return true
  return false
}

function parentElement(element: PageElement): PageElement | null {
  const parent = element.parent
  return parent !== null && 'attribs' in parent ? parent : null
}

function runningText(blocks: readonly TextBlock[], gains: ReadonlyMap<TextBlock, number>): number {
  return sum(blocks.map((block) => Math.max(0, gains.get(block) ?? 0)))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
