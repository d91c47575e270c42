import type { TextBlock } from './collect-blocks.ts'
import { isElement, type PageElement } from './parse-page.ts'

/** So many alike elements beside each other, each led by a linked headline, are a list of other articles. */
const LEAST_CARDS = 3
const MAX_CLIMB = 6
const LINKED_SHARE = 0.6
const LEAST_HEADLINE_CHARS = 12

/**
 * Finds the cards of a page: elements of one tag and class under one parent, each with a headline that is a link. They lead to
 * other articles, whatever their names say, and their teasers read like running text.
 */
export function findCards(blocks: readonly TextBlock[]): ReadonlySet<PageElement> {
  const groups = new Map<PageElement, Map<string, Set<PageElement>>>()
  for (const block of blocks) {
    if (!isLinkedHeadline(block)) continue
    let at = block.element
    for (let climbed = 0; climbed < MAX_CLIMB; climbed += 1) {
      const parent = at.parent
      if (parent === null || !isElement(parent) || parent.name === 'body') break
      const kind = `${at.name}.${firstClass(at)}`
      let kinds = groups.get(parent)
      if (kinds === undefined) groups.set(parent, (kinds = new Map()))
      const alike = kinds.get(kind)
      if (alike === undefined) kinds.set(kind, new Set([at]))
      else alike.add(at)
      at = parent
    }
  }
  const cards = new Set<PageElement>()
  for (const kinds of groups.values()) {
    for (const alike of kinds.values()) {
      if (alike.size < LEAST_CARDS) continue
      for (const element of alike) if (!HEADLINE_TAGS.has(element.name)) cards.add(element)
    }
  }
  return cards
}

const HEADLINE_TAGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'a', 'span'])

function isLinkedHeadline({ kind, text, linkChars }: TextBlock): boolean {
  return (
    (kind === 'heading' || kind === 'title') &&
    text.length >= LEAST_HEADLINE_CHARS &&
    linkChars > text.length * LINKED_SHARE
  )
}

/** The first class that carries no number: "post-123" and "post-124" are alike by the others. */
function firstClass({ attribs }: PageElement): string {
  return attribs['class']?.split(' ').find((name) => name !== '' && !/\d/.test(name)) ?? ''
}
