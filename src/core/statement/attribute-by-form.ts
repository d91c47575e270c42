import { type Attribution, LONGEST_LABEL } from './attribution.ts'
import { matchesTail } from './find-cues.ts'
import { findSourceAfter } from './find-source.ts'
import { nounPhrase } from './find-subject.ts'
import { DASHES, hasClause, trimRun } from './item-runs.ts'
import type { Item, Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** The whole sentence said by whom its end names: "…, according to the ministry". */
export function attributeAtEnd(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  for (let at = items.length - 1; at > 2; at--) {
    if (items[at - 1]?.lower !== ',' && items[at - 1]?.kind !== 'quote') continue
    const attribution = attributeByPrefix(items, at, 0, lexicon)
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
  if (!prefix) return undefined
  const cue = { from: at, to: at + prefix.length }
  const source = findSourceAfter(items, cue.to, lexicon, false)
  if (!source) return undefined
  const before = trimRun(items, floor, at)
  const rest = trimRun(items, source.to, items.length)
  if (before && hasClause(items, before, lexicon)) {
    return { content: [before], cue, source }
  }
  const content = [before && before.to - before.from > 2 ? before : undefined, rest].filter((run) => run !== undefined)
  return rest ? { content, cue, source } : before ? { content: [before], cue, source } : undefined
}

/** "Hale: “…”", "MR. HALE: …", "Hale: port is open": a name and a colon at the start of a line, or before a quotation. */
export function attributeByColon({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const colon = items.findIndex((item, index) => index <= LONGEST_LABEL && item.lower === ':')
  if (colon < 1 || colon + 1 >= items.length) return undefined
  const label = items.slice(0, colon)
  const { words, verbs, inflection } = lexicon
  if (!label.some((item) => item.capital) && inflection === 'english') return undefined
  const small = label.some(
    (item) =>
      item.kind === 'quote' ||
      item.lower === ',' ||
      words.be.has(item.lower) ||
      words.modals.has(item.lower) ||
      words.have.has(item.lower) ||
      (verbs.has(item.lower) && !item.capital),
  )
  if (small) return undefined
  const quoted = items[colon + 1]?.quote !== undefined
  const named =
    inflection === 'none'
      ? label.length <= 4
      : label.every((item) => item.capital || item.kind === 'mark' || words.prepositions.has(item.lower))
  if (!quoted && !(opensLine && named && label.length <= 5)) return undefined
  const content = trimRun(items, colon + 1, items.length)
  if (!content || (!quoted && content.to - content.from < 3)) return undefined
  return { content: [content], cue: { from: colon, to: colon + 1 }, source: { from: 0, to: colon } }
}

/** A headline that ends in a dash and a name: "Port to open in May — Hale". */
export function attributeByDash({ items, opensLine }: Unit, lexicon: CueLexicon): Attribution | undefined {
  const dash = items.findLastIndex((item) => DASHES.has(item.lower))
  const label = items.slice(dash + 1)
  if (dash < 3 || !opensLine || label.length === 0 || label.length > 3 || !label.every((item) => item.capital))
    return undefined
  const content = trimRun(items, 0, dash)
  if (!content || !hasClause(items, content, lexicon)) return undefined
  return { content: [content], cue: { from: dash, to: dash + 1 }, source: { from: dash + 1, to: items.length } }
}

/** A colon and a quotation at the end, without a cue: "The letter makes a plain case: “…”". */
export function attributeByAnnouncement(items: readonly Item[], lexicon: CueLexicon): Attribution | undefined {
  const colon = items.findIndex((item, index) => item.lower === ':' && items[index + 1]?.quote !== undefined)
  if (colon < 2 || items[colon + 1]?.stopped !== true || lexicon.inflection === 'none') return undefined
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
    const source = at > 1 ? nounPhrase(items, 0, at, lexicon) : undefined
    return source && source.to < at
      ? [{ content: [{ from: at, to: at + 1 }], cue: { from: source.to, to: source.to + 1 }, source }]
      : []
  })
}
