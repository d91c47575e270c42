import type { PageBlocks, TextBlock } from './collect-blocks.ts'
import { isInside, parentElement, type PageElement } from './parse-page.ts'

/** The part of a page that holds the article. */
export interface Body {
  readonly blocks: readonly TextBlock[]
  /** `site-rule` where the site's rule says so, `marked` where the page names its article text, `density` where only the text itself told. */
  readonly method: 'site-rule' | 'marked' | 'density'
  /** Share of the page's running text that the body holds, 0..1. */
  readonly share: number
}

/** A marked body must hold this share of the running text that density finds, else its name is not believed. */
const MARKED_SHARE = 0.5
const SHORT_ARTICLE_CHARS = 300
const LONG_ARTICLE_CHARS = 1_000

/**
 * Finds the element that holds the article: each block of running text gains its length, everything else costs a little, and
 * the element with the highest sum wins (maximum subsequence segmentation on the tree, after Pasternack & Roth 2009,
 * https://doi.org/10.1145/1526709.1526840). Where the page marks its article text and that holds most of it, the mark wins.
 *
 * @param live the page's blocks without what is believed to be junk
 * @param marks the elements that the page marks as its article text, and its `<article>`s
 */
export function chooseBody(
  live: readonly TextBlock[],
  { bodies, articles }: Pick<PageBlocks, 'bodies' | 'articles'>,
): Body | undefined {
  const total = runningText(live)
  const sums = sumByElement(live)
  const dense = bestOf(sums)
  if (dense === undefined) return undefined
  const denseBlocks = within(live, dense)
  const denseText = runningText(denseBlocks)
  const marked = bodies
    .map((element) => within(live, element))
    .map((inside) => ({ blocks: inside, text: runningText(inside) }))
    .filter((candidate) => candidate.text >= denseText * MARKED_SHARE)
    .sort((a, b) => b.text - a.text || a.blocks.length - b.blocks.length)[0]
  const taken = marked ?? soleArticle(live, articles) ?? { blocks: denseBlocks, text: denseText }
  return {
    blocks: taken.blocks,
    method: marked === undefined ? 'density' : 'marked',
    share: total === 0 ? 0 : taken.text / total,
  }
}

/** A page with one long `<article>` holds nothing of it outside, however long the discussion below it is. */
function soleArticle(
  live: readonly TextBlock[],
  articles: readonly PageElement[],
): { blocks: readonly TextBlock[]; text: number } | undefined {
  const outer = articles.filter((element) => !articles.some((other) => other !== element && isInside(element, other)))
  const long = outer
    .map((element) => within(live, element))
    .map((blocks) => ({ blocks, text: runningText(blocks) }))
    .filter(({ text }) => text > SHORT_ARTICLE_CHARS)
  const [only] = long
  return long.length === 1 && only !== undefined && only.text > LONG_ARTICLE_CHARS ? only : undefined
}

function sumByElement(blocks: readonly TextBlock[]): Map<PageElement, number> {
  const sums = new Map<PageElement, number>()
  for (const block of blocks) {
    const gain = block.gain
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

function runningText(blocks: readonly TextBlock[]): number {
  return sum(blocks.map((block) => Math.max(0, block.gain)))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
