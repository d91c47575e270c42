import type { Span } from '../text/span.ts'
import type { Token } from '../text/tokenise.ts'
import type { Quotation } from './find-quotations.ts'

/** A token outside quotation marks, or one whole quotation. */
export interface Item {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark' | 'quote'
  readonly lower: string
  readonly capital: boolean
  readonly quote?: Quotation
  /** Whether a quotation ends with a comma or a stop of its own. */
  readonly stopped?: boolean
  /** Whether a quotation is long enough, and not in capitals as titles are, to be speech. */
  readonly spoken?: boolean
}

/** A sentence, or the sentences that one quotation holds together. */
export interface Unit {
  readonly items: readonly Item[]
  /** Count of blank lines before the unit. */
  readonly paragraph: number
  /** Whether a line of the text starts with this unit. */
  readonly opensLine: boolean
}

const ASKS = /[?!]['’"”]{0,2}$/u
const STOPPED = /[,.!?…،؟。]['’]?$/u
const LINE_BREAK = /\n/gu

/** Groups tokens into units: sentences, joined where a quotation runs on, each quotation one item. Inputs in text order; linear. */
export function readUnits(
  text: string,
  sentences: readonly Span[],
  tokens: readonly Token[],
  quotations: readonly Quotation[],
): readonly Unit[] {
  const units: Unit[] = []
  const items = joinQuotations(text, tokens, quotations)
  let at = 0
  let paragraph = 0
  let read = 0
  let quote = 0
  for (const [index, [start]] of sentences.entries()) {
    const next = sentences[index + 1]?.[0] ?? text.length + 1
    while ((quotations[quote]?.end ?? Infinity) <= next) quote++
    const inside = quotations[quote]
    if (inside && inside.start < next && index + 1 < sentences.length) continue
    const own: Item[] = []
    for (let item = items[at]; item !== undefined && item.start < next; item = items[++at]) own.push(item)
    const first = own[0]
    if (!first) continue
    const blank = text.slice(read, first.start).match(LINE_BREAK)?.length ?? 0
    read = own.at(-1)?.end ?? start
    if (blank > 1) paragraph++
    const last = units.at(-1)
    const asked =
      last?.items.length === 1 &&
      last.items[0]?.quote &&
      ASKS.test(text.slice(last.items[0].quote.inner[1] - 3, last.items[0].quote.inner[1]))
    if (last && asked && blank === 0) {
      units[units.length - 1] = { ...last, items: [...last.items, ...own] }
      continue
    }
    units.push({ items: own, paragraph, opensLine: units.length === 0 || blank > 0 })
  }
  return units
}

/** Puts one item in place of the tokens of each quotation. */
function joinQuotations(text: string, tokens: readonly Token[], quotations: readonly Quotation[]): readonly Item[] {
  const items: Item[] = []
  let next = 0
  for (const token of tokens) {
    while ((quotations[next]?.end ?? Infinity) <= token.start) next++
    const quote = quotations[next]
    if (!quote || token.start < quote.start) {
      const whole = joinNumber(items, token)
      if (whole) items.splice(-2, 2, whole)
      else items.push(token)
    } else if (token.start === quote.start || items.at(-1)?.quote !== quote) items.push(quoteItem(text, quote))
  }
  return items
}

/** "EB-5", "Su-35": a name, its hyphen and its number are one word, and the hyphen no dash. */
function joinNumber(items: readonly Item[], token: Token): Item | undefined {
  if (token.kind !== 'number') return undefined
  const hyphen = items.at(-1)
  const name = items.at(-2)
  if (hyphen?.lower !== '-' || hyphen.end !== token.start || name?.kind !== 'word' || name.end !== hyphen.start)
    return undefined
  return { ...name, end: token.end, lower: `${name.lower}-${token.lower}` }
}

function quoteItem(text: string, quote: Quotation): Item {
  const stopped = STOPPED.test(text.slice(quote.inner[1] - 2, quote.inner[1]))
  const spoken = isSpoken(text.slice(quote.inner[0], quote.inner[1]))
  return { start: quote.start, end: quote.end, kind: 'quote', lower: '"', capital: false, quote, stopped, spoken }
}

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu
const CAPITAL = /^\p{Lu}/u
/** Fewest words of speech that no cue introduces; a title has capitals in more than this share of its words. */
const LEAST_SPOKEN = 5
const TITLE_SHARE = 0.5

function isSpoken(words: string): boolean {
  const list = words.match(WORD) ?? []
  return list.length >= LEAST_SPOKEN && list.filter((word) => CAPITAL.test(word)).length <= TITLE_SHARE * list.length
}
