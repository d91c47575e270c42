import type { Junk, TextBlock } from './collect-blocks.ts'
import type { JunkReason } from './junk-words.ts'
import { findCards } from './find-cards.ts'
import { kindOf } from './kind-of.ts'
import { parentElement, type PageElement } from './parse-page.ts'

/** An element named as junk that holds so many times the text of the clean rest is the article itself. */
const NAMED_JUNK_FACTOR = 4
const LITTLE_TEXT = 250
/** Named so, an element may well be longer than a short article. */
const SURE_NAMES: ReadonlySet<JunkReason> = new Set(['comments', 'hidden'])
const LEAD_NAME = /teaser/i
const LEAST_LEAD = 80
const MAX_ROUNDS = 10
/** What an article's parts may be called: pieces of other articles come in series too, and are called otherwise. */
const SERIES_REASONS: ReadonlySet<JunkReason> = new Set(['chrome', 'ad', 'share', 'caption', 'author'])

/**
 * Decides which of the elements that look like no part of an article are believed to be none: all that are named so or are
 * cards of other articles, but for one that holds the page's text while next to nothing stands outside it.
 */
export function believeJunk(blocks: readonly TextBlock[]): ReadonlyMap<PageElement, Junk> {
  const cards = findCards(blocks)
  const judged = blocks.map((block) => ({ gain: Math.max(0, block.gain), junk: withCards(block, cards) }))
  const leads = findLeads(blocks)
  const believed = new Map<PageElement, Junk>()
  for (const { junk } of judged) for (const each of junk) if (!leads.has(each.element)) believed.set(each.element, each)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parts = findArticle(judged, believed)
    if (parts.length === 0) break
    for (const part of parts) believed.delete(part)
  }
  return believed
}

interface JudgedBlock {
  readonly gain: number
  readonly junk: readonly Junk[]
}

/** The believed element, or all of one name, with the most text, where that outweighs what stands outside all of them. */
function findArticle(judged: readonly JudgedBlock[], believed: ReadonlyMap<PageElement, Junk>): readonly PageElement[] {
  const inside = new Map<PageElement, number>()
  let clean = 0
  let junked = 0
  for (const { gain, junk } of judged) {
    const live = junk.filter(({ element }) => believed.has(element))
    if (live.length === 0) clean += gain
    else junked += gain
    for (const { element } of live) inside.set(element, (inside.get(element) ?? 0) + gain)
  }
  if (junked <= LITTLE_TEXT || (clean >= LITTLE_TEXT && clean * NAMED_JUNK_FACTOR >= junked)) return []
  const outweighs = ({ text, sure }: Parts): boolean =>
    text > LITTLE_TEXT && (sure ? clean < LITTLE_TEXT : clean * NAMED_JUNK_FACTOR < text)
  return [...findSingles(inside, believed), ...findSeries(inside, believed)]
    .filter(outweighs)
    .reduce((largest, each) => (each.text > largest.text ? each : largest), NOTHING).parts
}

const NOTHING: Parts = { parts: [], text: 0, sure: false }

interface Parts {
  readonly parts: PageElement[]
  text: number
  readonly sure: boolean
}

function findSingles(
  inside: ReadonlyMap<PageElement, number>,
  believed: ReadonlyMap<PageElement, Junk>,
): readonly Parts[] {
  return [...inside].map(([element, text]) => {
    const junk = believed.get(element)
    const sure = junk !== undefined && (SURE_NAMES.has(junk.reason) || (junk.told && junk.reason === 'related'))
    return { parts: [element], text, sure }
  })
}

/** Each series of believed elements: an article may be cut into widgets, slides or columns of one name. */
function findSeries(
  inside: ReadonlyMap<PageElement, number>,
  believed: ReadonlyMap<PageElement, Junk>,
): readonly Parts[] {
  const series = new Map<string, Parts & { readonly around: Set<PageElement> }>()
  for (const [element, text] of inside) {
    const junk = believed.get(element)
    if (junk === undefined || junk.told || !SERIES_REASONS.has(junk.reason)) continue
    const kind = kindOf(element)
    const alike = series.get(kind) ?? { parts: [], text: 0, sure: false, around: new Set() }
    series.set(kind, alike)
    // Elements come innermost first: what is around one of the parts would count its text twice.
    if (alike.around.has(element)) continue
    alike.parts.push(element)
    alike.text += text
    for (let at = parentElement(element); at !== null && !alike.around.has(at); at = parentElement(at))
      alike.around.add(at)
  }
  return [...series.values()].filter(({ parts }) => parts.length > 1)
}

function withCards(block: TextBlock, cards: ReadonlySet<PageElement>): readonly Junk[] {
  if (cards.size === 0) return block.junk
  const junk = [...block.junk]
  for (let at: PageElement | null = block.element; at !== null; at = parentElement(at))
    if (cards.has(at)) junk.push({ element: at, reason: 'related', told: true })
  return junk
}

/** The blocks that stand outside all elements of the given kinds of junk. */
export function dropJunk(
  blocks: readonly TextBlock[],
  believed: ReadonlyMap<PageElement, Junk>,
  reasons?: ReadonlySet<JunkReason>,
): readonly TextBlock[] {
  if (believed.size === 0) return blocks
  return blocks.filter((block) => {
    for (let at: PageElement | null = block.element; at !== null; at = parentElement(at)) {
      const junk = believed.get(at)
      if (junk !== undefined && (reasons === undefined || reasons.has(junk.reason))) return false
    }
    return true
  })
}

/** "Teaser" also names the lead of an article: the only element of its name, without a link, one block of running text. */
function findLeads(blocks: readonly TextBlock[]): ReadonlySet<PageElement> {
  const byName = new Map<string, TextBlock[]>()
  for (const block of blocks) {
    for (const { element, reason, told } of block.junk) {
      if (told || reason !== 'related' || !LEAD_NAME.test(element.attribs['class'] ?? '')) continue
      const name = `${element.name}.${element.attribs['class'] ?? ''}`
      byName.set(name, [...(byName.get(name) ?? []), block])
    }
  }
  const leads = new Set<PageElement>()
  for (const [block, ...others] of byName.values()) {
    if (block === undefined || others.length > 0 || block.linkChars > 0 || block.gain < LEAST_LEAD) continue
    for (const { element } of block.junk) if (LEAD_NAME.test(element.attribs['class'] ?? '')) leads.add(element)
  }
  return leads
}
