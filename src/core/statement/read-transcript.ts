import { LONGEST_LABEL } from './attribution.ts'
import type { Run } from './find-source.ts'
import type { Item, Unit } from './read-units.ts'

/** What one unit of a transcript says, and whose turn it is; `name` as a name is written, null where somebody asks. */
export interface Turn {
  readonly name: string | null
  readonly content: Run
  /** The label of the turn, where the unit begins with it. */
  readonly label: Run | undefined
}

/** Labels of those who ask in briefings, folded. */
const ASKERS = new Set(['q', 'question', 'reporter', 'journalist', 'в', 'вопрос', 'журналист', 'корреспондент'])
const TITLES = new Set(['mr', 'ms', 'mrs', 'dr', 'sir', 'sen', 'rep', 'gen', 'amb', 'secretary', 'ambassador'])
/** Fewest labels that make a text a transcript. */
const LEAST_LABELS = 2
const LETTERS = /\p{L}/u

/**
 * Reads a transcript: a label in capitals and a colon ("MR. HALE:", "Q:") opens a turn, and all that follows belongs to it up to the
 * next label. One entry a unit, undefined for units before the first label; undefined where the text is no transcript. Linear.
 */
export function readTranscript(units: readonly Unit[], text: string): readonly (Turn | undefined)[] | undefined {
  const labels = units.map((unit) => readLabel(unit, text))
  if (labels.filter((label) => label !== undefined).length < LEAST_LABELS) return undefined
  let name: string | null | undefined
  return units.map(({ items }, index) => {
    const label = labels[index]
    if (label) name = label.name
    const from = label ? label.behind : 0
    return name === undefined
      ? undefined
      : { name, content: { from, to: items.length }, label: label ? { from: 0, to: label.end } : undefined }
  })
}

interface Label {
  readonly name: string | null
  readonly end: number
  readonly behind: number
}

function readLabel({ items, opensLine }: Unit, text: string): Label | undefined {
  const first = items[0]
  if (!opensLine || !first) return undefined
  if (first.lower === 'q' && first.capital && items[1]?.capital) return { name: null, end: 1, behind: 1 }
  const colon = items.findIndex((item, index) => index <= LONGEST_LABEL && item.lower === ':')
  if (colon < 1 || colon + 1 >= items.length) return undefined
  const label = items.slice(0, colon)
  const written = text.slice(first.start, label.at(-1)?.end ?? first.end)
  if (!LETTERS.test(written) || written !== written.toUpperCase() || written === written.toLowerCase()) return undefined
  const words = label.filter((item) => item.kind === 'word' && !TITLES.has(item.lower))
  if (words.length === 0) return undefined
  const asks = words.every((item) => ASKERS.has(item.lower))
  return { name: asks ? null : words.map(writeName).join(' '), end: colon, behind: colon + 1 }
}

function writeName({ lower }: Item): string {
  return lower.charAt(0).toUpperCase() + lower.slice(1)
}
