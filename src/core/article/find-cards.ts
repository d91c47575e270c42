import type { TextBlock } from './collect-blocks.ts'
import { kindOf } from './kind-of.ts'
import { isElement, parentElement, type PageElement } from './parse-page.ts'

/** So many alike elements beside each other, each led by a linked headline, are a list of other articles. */
const LEAST_CARDS = 3
/** And so large a share of those that are alike. */
const LEAST_LED_SHARE = 0.5
const MAX_CLIMB = 6
const LINKED_SHARE = 0.6
const LEAST_HEADLINE_CHARS = 12
const LEAST_LINK_CHARS = 25
/** Sections of a long list may be led by linked headings too; their texts are longer than a teaser. */
const MOST_TEASER_CHARS = 450
const HEADLINE_TAGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'span'])

/**
 * Finds the cards of a page: elements of one tag and class under one parent, each led by a headline that is a link. They lead
 * to other articles, whatever their names say, and their teasers read like running text.
 */
export function findCards(blocks: readonly TextBlock[]): ReadonlySet<PageElement> {
  const texts = readTexts(blocks)
  const cards = new Set<PageElement>()
  for (const [parent, kinds] of groupHeadlines(blocks, texts)) {
    let all: ReadonlyMap<string, number> | undefined
    for (const [kind, alike] of kinds) {
      if (alike.size < LEAST_CARDS) continue
      all ??= countKinds(parent, texts)
      if (alike.size < (all.get(kind) ?? 0) * LEAST_LED_SHARE) continue
      let chars = 0
      for (const element of alike) chars += texts.get(element)?.chars ?? 0
      if (chars > MOST_TEASER_CHARS * alike.size) continue
      for (const element of alike) if (!HEADLINE_TAGS.has(element.name)) cards.add(element)
    }
  }
  return cards
}

interface ElementText {
  /** The first block in the element. */
  readonly first: TextBlock
  /** Characters outside links. */
  chars: number
}

function readTexts(blocks: readonly TextBlock[]): ReadonlyMap<PageElement, ElementText> {
  const texts = new Map<PageElement, ElementText>()
  for (const block of blocks) {
    const chars = Math.max(0, block.text.length - block.linkChars)
    for (let at: PageElement | null = block.element; at !== null; at = parentElement(at)) {
      const known = texts.get(at)
      if (known === undefined) texts.set(at, { first: block, chars })
      else known.chars += chars
    }
  }
  return texts
}

/** The elements around linked headlines, by parent, then by tag and class. */
function groupHeadlines(
  blocks: readonly TextBlock[],
  texts: ReadonlyMap<PageElement, ElementText>,
): ReadonlyMap<PageElement, ReadonlyMap<string, ReadonlySet<PageElement>>> {
  const groups = new Map<PageElement, Map<string, Set<PageElement>>>()
  for (const block of blocks) {
    if (!isLinkedHeadline(block)) continue
    const isHeading = block.kind === 'heading' || block.kind === 'title'
    let at = block.element
    for (let climbed = 0; climbed < MAX_CLIMB; climbed += 1) {
      const parent = parentElement(at)
      if (parent === null || parent.name === 'body') break
      // A linked line that is no heading leads a card only where nothing stands above it.
      if (!isHeading && texts.get(at)?.first !== block) break
      addTo(groups, parent, at)
      at = parent
    }
  }
  return groups
}

function addTo(
  groups: Map<PageElement, Map<string, Set<PageElement>>>,
  parent: PageElement,
  element: PageElement,
): void {
  const kind = kindOf(element)
  let kinds = groups.get(parent)
  if (kinds === undefined) groups.set(parent, (kinds = new Map()))
  const alike = kinds.get(kind)
  if (alike === undefined) kinds.set(kind, new Set([element]))
  else alike.add(element)
}

/** How many elements of each kind hold text: paragraphs that each stand in a box of their own are no cards where some are links. */
function countKinds(parent: PageElement, texts: ReadonlyMap<PageElement, ElementText>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const child of parent.children) {
    if (!isElement(child) || !texts.has(child)) continue
    const kind = kindOf(child)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

function isLinkedHeadline({ kind, text, linkChars }: TextBlock): boolean {
  const least = kind === 'heading' || kind === 'title' ? LEAST_HEADLINE_CHARS : LEAST_LINK_CHARS
  return text.length >= least && linkChars > text.length * LINKED_SHARE
}
