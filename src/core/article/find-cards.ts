import type { TextBlock } from './collect-blocks.ts'
import { parentElement, type PageElement } from './parse-page.ts'

const HAS_DIGIT = /\d/
/** So many alike elements beside each other, each led by a linked headline, are a list of other articles. */
const LEAST_CARDS = 3
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
  for (const kinds of groupHeadlines(blocks, texts).values()) {
    for (const alike of kinds.values()) {
      if (alike.size < LEAST_CARDS) continue
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
  const kind = `${element.name}.${firstClass(element)}`
  let kinds = groups.get(parent)
  if (kinds === undefined) groups.set(parent, (kinds = new Map()))
  const alike = kinds.get(kind)
  if (alike === undefined) kinds.set(kind, new Set([element]))
  else alike.add(element)
}

function isLinkedHeadline({ kind, text, linkChars }: TextBlock): boolean {
  const least = kind === 'heading' || kind === 'title' ? LEAST_HEADLINE_CHARS : LEAST_LINK_CHARS
  return text.length >= least && linkChars > text.length * LINKED_SHARE
}

/** The first class that carries no number: "post-123" and "post-124" are alike by the others. */
function firstClass({ attribs }: PageElement): string {
  return attribs['class']?.split(' ').find((name) => name !== '' && !HAS_DIGIT.test(name)) ?? ''
}
