import type { PageBlocks, TextBlock } from './collect-blocks.ts'
import { blocksIn, findMarkedTexts, type MarkedText } from './find-marked-texts.ts'
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
/** A series of marked parts a larger one: entries of a live page are marked too, and their introduction is not. */
const SERIES_SHARE = 0.8
const SHORT_ARTICLE_CHARS = 300
const LONG_ARTICLE_CHARS = 1_000

/**
 * Finds the element that holds the article: each block of running text gains its length, everything else costs a little, and
 * the element with the highest sum wins (maximum subsequence segmentation on the tree, after Pasternack & Roth 2009,
 * https://doi.org/10.1145/1526709.1526840). Where the page marks its article text and that holds most of it, the mark wins.
 *
 * @param allLive the page's blocks without what is believed to be junk
 * @param marks the elements that the page marks as its article text, and its `<article>`s
 */
export function chooseBody(
  allLive: readonly TextBlock[],
  { bodies, articles }: Pick<PageBlocks, 'bodies' | 'articles'>,
): Body | undefined {
  const outer = articles.filter((element) => !articles.some((other) => other !== element && isInside(element, other)))
  const live = firstArticle(allLive, outer)
  const total = runningText(live)
  const sums = sumByElement(live)
  const dense = bestOf(sums)
  if (dense === undefined) return undefined
  const denseBlocks = blocksIn(live, dense)
  const marked = chooseMarked(findMarkedTexts(live, bodies), runningText(denseBlocks))
  const blocks = marked ?? soleArticle(live, outer) ?? denseBlocks
  return {
    blocks,
    method: marked === undefined ? 'density' : 'marked',
    share: total === 0 ? 0 : runningText(blocks) / total,
  }
}

/** The longest of the marked texts that are long enough, as few blocks as hold it. */
function chooseMarked(marked: readonly MarkedText[], denseText: number): readonly TextBlock[] | undefined {
  return marked
    .map(({ blocks, parts }) => ({ blocks, parts, text: runningText(blocks) }))
    .filter(({ text, parts }) => text > 0 && text >= denseText * (parts > 1 ? SERIES_SHARE : MARKED_SHARE))
    .sort((a, b) => b.text - a.text || a.blocks.length - b.blocks.length)[0]?.blocks
}

/** The blocks of the first article, where a page goes on with others under headlines of their own. */
function firstArticle(live: readonly TextBlock[], outer: readonly PageElement[]): readonly TextBlock[] {
  if (outer.length < 2) return live
  const [first, ...others] = outer
    .map((element) => blocksIn(live, element))
    .filter((blocks) => blocks.some(({ kind }) => kind === 'title') && runningText(blocks) > LONG_ARTICLE_CHARS)
  return first === undefined || others.length === 0 ? live : first
}

/** A page with one long `<article>` holds nothing of it outside, however long the discussion below it is. */
function soleArticle(live: readonly TextBlock[], outer: readonly PageElement[]): readonly TextBlock[] | undefined {
  const long = outer
    .map((element) => blocksIn(live, element))
    .map((blocks) => ({ blocks, text: runningText(blocks) }))
    .filter(({ text }) => text > SHORT_ARTICLE_CHARS)
  const [only] = long
  return long.length === 1 && only !== undefined && only.text > LONG_ARTICLE_CHARS ? only.blocks : undefined
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

function runningText(blocks: readonly TextBlock[]): number {
  let total = 0
  for (const block of blocks) total += Math.max(0, block.gain)
  return total
}
