import { type Attribution, LONGEST_LABEL } from './attribution.ts'
import { closingStart } from './find-content-end.ts'
import { findCues, matchesTail } from './find-cues.ts'
import { findSourceAfter } from './find-source.ts'
import { nounPhrase } from './find-subject.ts'
import { DASHES, hasClause, trimRun } from './item-runs.ts'
import { LABELS, NOTICES } from './notices.ts'
import type { Item, Unit } from './read-units.ts'
import { attributeByClosing } from './russian-closings.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Longest name behind the dash of a headline or a quotation, in items. */
const LONGEST_SIGNATURE = 4

/** The whole sentence said by whom its end names: "…, according to the ministry". */
export function attributeAtEnd(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  for (let at = items.length - 1; at > 2; at--) {
    if (items[at - 1]?.lower !== ',' && items[at - 1]?.kind !== 'quote') continue
    const attribution = attributeByPrefix(items, at, 0, lexicon) ?? attributeByClosing(items, at, lexicon)
    if (!attribution) continue
    const to = attribution.source?.to ?? 0
    return attribution.content.length === 1 && to >= items.length - 1 ? attribution : undefined
  }
  return undefined
}

/** What a phrase such as "according to" attributes, and to whom: the rest of the sentence on either side of it. */
export function attributeByPrefix(
  items: readonly Item[],
  at: number,
  floor: number,
  lexicon: CueLexicon,
): Attribution | undefined {
  const prefix = lexicon.prefixes.get(items[at]?.lower ?? '')?.find((words) => matchesTail(items, at, words))
  if (!prefix) return attributeByOwnWords(items, at, lexicon)
  const cue = { from: at, to: at + prefix.length }
  const source = findSourceAfter(items, cue.to, lexicon, false)
  if (!source) return undefined
  const before = trimRun(items, floor, at)
  const rest = trimRun(items, source.to, items.length)
  const within = lexicon.inflection === 'russian' && before !== undefined && isParenthesis(items, at, source.to)
  if (within && rest) {
    const led = lexicon.words.coordinators.has(items[before.to - 1]?.lower ?? '')
    return { content: led ? [rest] : [before, rest], cue, source }
  }
  if (before && hasClause(items, before, lexicon)) {
    return { content: [before], cue, source }
  }
  const content = [before && before.to - before.from > 2 ? before : undefined, rest].filter((run) => run !== undefined)
  return rest ? { content, cue, source } : before ? { content: [before], cue, source } : undefined
}

/** Whether a phrase stands between two commas, so that the clause goes on behind it: «После этого, по словам министра, порт закроют». */
function isParenthesis(items: readonly Item[], from: number, to: number): boolean {
  return items[from - 1]?.lower === ',' && items[to]?.lower === ','
}

/** «По его словам, …»: the phrase with a possessive in it, and what follows or surrounds it. */
function attributeByOwnWords(items: readonly Item[], at: number, lexicon: CueLexicon): Attribution | undefined {
  const owner = items[at + 1]
  if (lexicon.inflection !== 'russian' || !owner || !POSSESSIVES.has(owner.lower)) return undefined
  const words = lexicon.prefixes.get(items[at]?.lower ?? '')?.find((tail) => matchesTail(items, at + 2, tail.slice(1)))
  if (!words || words.length < 2) return undefined
  const to = at + 1 + words.length
  const end = closingStart(items, to, lexicon)
  const opens = items.findLastIndex((item, index) => index < at && OPENS_CLAUSE.has(item.lower)) + 1
  const before = at > opens ? trimRun(items, opens, at) : undefined
  const rest = trimRun(items, to, end)
  const content = [before && before.to - before.from > 1 ? before : undefined, rest].filter((run) => run !== undefined)
  return content.length > 0 ? { content, cue: { from: at, to }, source: { from: at + 1, to: at + 2 } } : undefined
}

const POSSESSIVES = new Set(['его', 'ее', 'их'])
const OPENS_CLAUSE = new Set([':', ';'])

/** "Hale: “…”", "MR. HALE: …", "Hale: port is open": a name and a colon at the start of a line, or before a quotation. */
export function attributeByColon({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const signed = inApposition(items, opensLine, lexicon)
  const longest = signed ? LONGEST_INTRODUCTION : LONGEST_LABEL
  const colon = items.findIndex((item, index) => index <= longest && item.lower === ':')
  if (colon < 1 || colon + 1 >= items.length) return undefined
  const label = items.slice(0, colon)
  const { words, verbs, inflection } = lexicon
  if (!label.some((item) => item.capital) && inflection === 'english') return undefined
  const small = label.some(
    (item) =>
      item.kind === 'quote' ||
      (item.lower === ',' && !signed) ||
      words.be.has(item.lower) ||
      words.modals.has(item.lower) ||
      words.have.has(item.lower) ||
      (verbs.has(item.lower) && !item.capital),
  )
  if (small || NOTICES.has(label[0]?.lower ?? '') || isNotice(label)) return undefined
  const quoted = items[colon + 1]?.quote !== undefined
  const named =
    inflection === 'persian'
      ? label.length <= 4
      : inflection === 'russian' ||
        label.every((item) => item.capital || item.kind === 'mark' || words.prepositions.has(item.lower))
  if (!quoted && !(opensLine && named && label.length <= 5)) return undefined
  const content = trimRun(items, colon + 1, items.length)
  if (!content || (!quoted && content.to - content.from < 3)) return undefined
  return { content: [content], cue: { from: colon, to: colon + 1 }, source: { from: 0, to: colon } }
}

/** "Breaking: …", "AP poll: …": a label that names nobody who speaks. */
function isNotice(label: readonly Item[]): boolean {
  return LABELS.has(label.map(({ lower }) => lower).join(' ')) || label.at(-1)?.lower === 'poll'
}

/** Longest name with its offices before a colon, in items. */
const LONGEST_INTRODUCTION = 20

/** «Олег Ветров, министр торговли: «…»»: a line that a full name and a comma open. Russian only. */
function inApposition(items: readonly Item[], opensLine: boolean, { inflection }: CueLexicon): boolean {
  const [first, last, comma] = items
  return (
    inflection === 'russian' && opensLine && first?.capital === true && last?.capital === true && comma?.lower === ','
  )
}

/** A headline that ends in a dash and a name: "Port to open in May — Hale". */
export function attributeByDash({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const dash = items.findLastIndex((item) => DASHES.has(item.lower))
  const end = items.at(-1)?.lower === '.' ? items.length - 1 : items.length
  const label = items.slice(dash + 1, end)
  if (
    dash < (items[0]?.spoken ? 1 : 3) ||
    !opensLine ||
    label.length === 0 ||
    label.length > LONGEST_SIGNATURE ||
    !label.every((item) => item.capital)
  )
    return undefined
  const content = trimRun(items, 0, dash)
  if (items[dash - 1]?.quote === undefined && findCues(items, lexicon).some((cue) => cue.head < dash)) return undefined
  if (!content || (!items[content.to - 1]?.quote && !hasClause(items, content, lexicon))) return undefined
  return { content: [content], cue: { from: dash, to: dash + 1 }, source: { from: dash + 1, to: end } }
}

/** A colon and a quotation at the end, without a cue: "The letter makes a plain case: “…”". */
export function attributeByAnnouncement(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  const colon = items.findIndex((item, index) => item.lower === ':' && items[index + 1]?.quote !== undefined)
  if (colon < 2 || items[colon + 1]?.stopped !== true || lexicon.inflection === 'persian') return undefined
  let from = colon
  while (from > 0 && items[from - 1]?.capital) from--
  const named = colon - from >= 2 ? { from, to: colon } : nounPhrase(items, 0, colon, lexicon)
  const content = trimRun(items, colon + 1, items.length)
  return named && content ? { content: [content], cue: { from: colon, to: colon + 1 }, source: named } : undefined
}

/** Long quotations that no cue took, in a sentence with a subject: "The plan targets a “system that keeps the port closed”". */
export function attributeLeftOver(
  items: readonly Item[],
  found: readonly Attribution[],
  lexicon: CueLexicon,
): readonly Attribution[] {
  return items.flatMap((item, at) => {
    if (
      !item.spoken ||
      found.some(({ content, source }) =>
        [...content, ...(source ? [source] : [])].some((run) => run.from <= at && at < run.to),
      )
    )
      return []
    const first = items[0]?.lower ?? ''
    const lead = lexicon.words.coordinators.has(first)
    const source = at > 1 && !lead ? nounPhrase(items, 0, at, lexicon) : undefined
    return source && source.to < at
      ? [{ content: [{ from: at, to: at + 1 }], cue: { from: source.to, to: source.to + 1 }, source }]
      : []
  })
}
