import { removeElement } from 'domutils'
import type { Body } from './choose-body.ts'
import type { TextBlock } from './collect-blocks.ts'
import type { CompiledSiteRule, IsMeant } from './compile-site-rules.ts'
import { findDates } from './date/find-dates.ts'
import { isElement, isInside, type PageDocument, type PageElement } from './parse-page.ts'
import { textOf } from './read-metadata.ts'

/** What a rule points to in a page; null parts were not there, and are found as on any page. */
export interface SitePicks {
  /** The elements that hold the article's text; none: not there. */
  readonly bodies: readonly PageElement[]
  readonly title: string | null
  readonly byline: string | null
  /** ISO 8601 or YYYY-MM-DD. */
  readonly publishedAt: string | null
}

const NOTHING: SitePicks = { bodies: [], title: null, byline: null, publishedAt: null }

/** Cuts out of a page what the rule of its site drops, and finds what it takes. Changes the page. */
export function applySiteRule(document: PageDocument, rule: CompiledSiteRule | undefined): SitePicks {
  if (rule === undefined) return NOTHING
  const { drop } = rule
  for (const element of findElements(document, (each) => drop.some((isMeant) => isMeant(each)))) removeElement(element)
  const [title] = findElements(document, rule.title)
  const [byline] = findElements(document, rule.byline)
  const [date] = findElements(document, rule.date)
  return {
    bodies: findElements(document, rule.body),
    title: title === undefined ? null : textOf(title) || null,
    byline: byline === undefined ? null : textOf(byline) || null,
    publishedAt: date === undefined ? null : readDate(date),
  }
}

/** The blocks in the elements that a rule takes: without what is believed to be junk, unless nothing else is there. */
export function takeBody(
  { bodies }: SitePicks,
  live: readonly TextBlock[],
  all: readonly TextBlock[],
): Body | undefined {
  if (bodies.length === 0) return undefined
  const within = (blocks: readonly TextBlock[]) =>
    blocks.filter(({ element }) => bodies.some((body) => isInside(element, body)))
  const clean = within(live)
  const blocks = clean.length > 0 ? clean : within(all)
  return blocks.length === 0 ? undefined : { blocks, method: 'site-rule', share: 1 }
}

/** The outermost elements that are meant, in the order of the page. */
function findElements(parent: PageDocument | PageElement, isMeant: IsMeant | undefined): readonly PageElement[] {
  if (isMeant === undefined) return []
  return parent.children.flatMap((node) => {
    if (!isElement(node)) return []
    return isMeant(node) ? [node] : findElements(node, isMeant)
  })
}

function readDate(element: PageElement): string | null {
  const { datetime, content } = element.attribs
  const [found] = findDates(datetime ?? content ?? textOf(element), { dayFirst: true })
  return found === undefined ? null : (found.time ?? found.day)
}
