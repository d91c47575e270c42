import type { Junk, TextBlock } from './collect-blocks.ts'
import type { JunkReason } from './element-names.ts'
import { findCards } from './find-cards.ts'
import { parentElement, type PageElement } from './parse-page.ts'
import { gainOf } from './rate-block.ts'

/** An element named as junk that holds so many times the text of the clean rest is the article itself. */
const NAMED_JUNK_FACTOR = 4
const LITTLE_TEXT = 250
/** Junk that may well be longer than a short article. */
const SURE_REASONS: ReadonlySet<JunkReason> = new Set(['comments', 'related', 'hidden'])
const MAX_ROUNDS = 4

/**
 * Decides which of the elements that look like no part of an article are believed to be none: all that are named so or are
 * cards of other articles, but for one that holds the page's text while next to nothing stands outside it.
 */
export function believeJunk(blocks: readonly TextBlock[]): ReadonlyMap<PageElement, JunkReason> {
  const cards = findCards(blocks)
  const judged = blocks.map((block) => ({ gain: Math.max(0, gainOf(block)), junk: withCards(block, cards) }))
  const believed = new Map<PageElement, JunkReason>()
  for (const { junk } of judged) for (const { element, reason } of junk) believed.set(element, reason)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const article = findArticle(judged, believed)
    if (article === undefined) break
    believed.delete(article)
  }
  return believed
}

interface JudgedBlock {
  readonly gain: number
  readonly junk: readonly Junk[]
}

/** The believed element with the most text, where that outweighs what stands outside all of them. */
function findArticle(
  judged: readonly JudgedBlock[],
  believed: ReadonlyMap<PageElement, JunkReason>,
): PageElement | undefined {
  const inside = new Map<PageElement, number>()
  let clean = 0
  for (const { gain, junk } of judged) {
    const live = junk.filter(({ element }) => believed.has(element))
    if (live.length === 0) clean += gain
    for (const { element } of live) inside.set(element, (inside.get(element) ?? 0) + gain)
  }
  let largest: PageElement | undefined
  for (const [element, text] of inside) {
    const sure = SURE_REASONS.has(believed.get(element) ?? 'chrome')
    const outweighs = text > LITTLE_TEXT && (sure ? clean < LITTLE_TEXT : clean * NAMED_JUNK_FACTOR < text)
    if (outweighs && (largest === undefined || text > (inside.get(largest) ?? 0))) largest = element
  }
  return largest
}

function withCards(block: TextBlock, cards: ReadonlySet<PageElement>): readonly Junk[] {
  if (cards.size === 0) return block.junk
  const junk = [...block.junk]
  for (let at: PageElement | null = block.element; at !== null; at = parentElement(at))
    if (cards.has(at)) junk.push({ element: at, reason: 'related' })
  return junk
}

/** The blocks that stand outside all elements of the given kinds of junk. */
export function dropJunk(
  blocks: readonly TextBlock[],
  believed: ReadonlyMap<PageElement, JunkReason>,
  reasons?: ReadonlySet<JunkReason>,
): readonly TextBlock[] {
  if (believed.size === 0) return blocks
  return blocks.filter((block) => {
    for (let at: PageElement | null = block.element; at !== null; at = parentElement(at)) {
      const reason = believed.get(at)
      if (reason !== undefined && (reasons === undefined || reasons.has(reason))) return false
    }
    return true
  })
}
