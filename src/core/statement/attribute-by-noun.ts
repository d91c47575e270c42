import type { Attribution } from './attribution.ts'
import type { Cue } from './find-cues.ts'
import { findContentEnd } from './find-content-end.ts'
import { trimRun } from './item-runs.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our'])
/** Longest name before a possessive, and most words between it and the noun, in items. */
const LONGEST_OWNER = 6
const MOST_BETWEEN = 2

/** A noun that carries what its owner says: "Hale's claim that the port is closed", "his demand for ships". */
export function attributeByNoun(
  items: readonly Item[],
  at: number,
  floor: number,
  cues: readonly Cue[],
  lexicon: CueLexicon,
): Attribution | undefined {
  const leads = findLeads(items[at]?.lower ?? '', lexicon)
  const lead = items[at + 1]
  if (!leads || !lead || !leads.has(lead.lower)) return undefined
  const source = findOwner(items, at, floor)
  if (!source) return undefined
  const cue: Cue = {
    from: at,
    head: at,
    to: at + 1,
    lemma: items[at]?.lower ?? '',
    frames: NOUN_FRAMES,
    gerund: false,
    passive: false,
    infinitive: false,
    past: false,
    doubtful: false,
  }
  const from = lead.lower === 'that' || lead.lower === 'to' ? at + 1 : at + 2
  const end = findContentEnd(items, from, cues, cue, lexicon, 'no')
  const content = trimRun(items, from, end)
  return content && content.to - content.from > 1
    ? { content: [content], cue: { from: at, to: at + 1 }, source }
    : undefined
}

const NOUN_FRAMES: Cue['frames'] = new Set(['say'])
const PLURAL = /s$/u

function findLeads(word: string, { heads }: CueLexicon): ReadonlySet<string> | undefined {
  return heads.get(word) ?? (PLURAL.test(word) ? heads.get(word.slice(0, -1)) : undefined)
}

/** Whose noun it is: a possessive pronoun, or a name with "'s", before it or before its adjectives. */
function findOwner(items: readonly Item[], at: number, floor: number): Attribution['source'] {
  for (let index = at - 1; index >= Math.max(floor, at - 1 - MOST_BETWEEN); index--) {
    const item = items[index]
    if (!item || item.kind !== 'word') return undefined
    if (POSSESSIVES.has(item.lower)) return { from: index, to: index + 1 }
    if (item.lower !== "'s") continue
    let from = index
    while (from > floor && from > index - LONGEST_OWNER && items[from - 1]?.capital) from--
    return from < index ? { from, to: index } : undefined
  }
  return undefined
}
