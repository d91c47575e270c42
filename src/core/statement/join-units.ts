import { attributeUnit } from './attribute-unit.ts'
import { findCues } from './find-cues.ts'
import { DASHES, isDialogue } from './item-runs.ts'
import type { Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Longest name that signs a quotation, in items. */
const LONGEST_NAME = 4
/** Longest speech between the dash that opens it and its remark, in items. */
const LONGEST_TURN = 150
/** Longest remark that names the speaker of the quotation before it, in items. */
const LONGEST_REMARK = 14

/**
 * Joins a quotation that ends with a full stop to the remark behind it: '"It is over." Hale said.' And a line that ends in a colon to
 * the quotation that follows it, a paragraph on or not. Linear.
 */
export function joinUnits(units: readonly Unit[], lexicon: CueLexicon): readonly Unit[] {
  const joined: Unit[] = []
  for (const unit of units) {
    const last = joined.at(-1)
    const opens = startOfSpeech(joined, unit, lexicon)
    if (opens !== undefined) {
      const parts = [...joined.splice(opens), unit]
      joined.push({ ...unit, items: parts.flatMap(({ items }) => items), opensLine: parts[0]?.opensLine === true })
    } else if (
      last &&
      (isSameTurn(last, unit, lexicon) ||
        isRemark(last, unit, lexicon) ||
        isSigned(last, unit) ||
        isAnnounced(last, unit, lexicon))
    ) {
      joined[joined.length - 1] = { ...last, items: [...last.items, ...unit.items], paragraph: unit.paragraph }
    } else joined.push(unit)
  }
  return joined
}

/**
 * Where speech without quotation marks begins that a remark ends: «Порт закрыт. Мы ждем ветра, — рассказал капитан», the remark on a line
 * of its own or not. Up to the start of its line; undefined where none ends here or one unit holds it all. Russian only.
 */
function startOfSpeech(units: readonly Unit[], unit: Unit, lexicon: CueLexicon): number | undefined {
  if (lexicon.inflection !== 'russian' || units.length === 0) return undefined
  const dash = unit.items.findIndex((item) => DASHES.has(item.lower))
  const own = unit.opensLine
    ? dash === 0 && units.at(-1)?.items.at(-1)?.lower === ','
    : unit.items[dash - 1]?.lower === ','
  if (dash < 0 || !own || unit.items.some((item) => item.quote)) return undefined
  if (!findCues(unit.items, lexicon).some((cue) => cue.from === dash + 1 && !cue.gerund && cue.frames.has('say')))
    return undefined
  for (let at = unit.opensLine ? units.length - 1 : units.length; at >= 0; at--) {
    const part = at === units.length ? unit : units[at]
    if (!part || units.length - at > MOST_SENTENCES) return undefined
    if (part !== unit && (part.items.some((item) => item.quote) || isDialogue(part))) return undefined
    if (part.opensLine) return at === units.length ? undefined : at
  }
  return undefined
}

/** Most sentences of speech without quotation marks. */
const MOST_SENTENCES = 12

function isRemark(last: Unit, unit: Unit, lexicon: CueLexicon): boolean {
  if (unit.opensLine || last.items.length !== 1 || !last.items[0]?.stopped || unit.items.length > LONGEST_REMARK)
    return false
  const [cue] = findCues(unit.items, lexicon)
  if (!cue || cue.gerund || cue.passive || !(cue.frames.has('say') || cue.frames.has('tell'))) return false
  return attributeUnit(unit, lexicon).length === 0
}

/** «— Порт открыт. Суда идут, — сказал он»: the sentences of a line that a dash opens, up to the remark. */
function isSameTurn(last: Unit, unit: Unit, lexicon: CueLexicon): boolean {
  if (lexicon.inflection !== 'russian' || unit.opensLine || !isDialogue(last)) return false
  return last.items.length <= LONGEST_TURN && last.items.every((item, at) => at === 0 || !DASHES.has(item.lower))
}

/** '“It is over.” — Ann Hale': a dash and a name sign the quotation before them. */
function isSigned(last: Unit, unit: Unit): boolean {
  const [dash, ...name] = unit.items
  if (last.items.length !== 1 || !last.items[0]?.quote || unit.opensLine || !DASHES.has(dash?.lower ?? '')) return false
  const words = name.at(-1)?.lower === '.' ? name.slice(0, -1) : name
  return words.length > 0 && words.length <= LONGEST_NAME && words.every((item) => item.capital)
}

function isAnnounced(last: Unit, unit: Unit, lexicon: CueLexicon): boolean {
  if (last.items.at(-1)?.lower !== ':' || unit.items[0]?.quote === undefined || unit.paragraph > last.paragraph + 1)
    return false
  if (!unit.items.every((item) => item.quote || item.kind === 'mark')) return false
  const [first, second, comma] = last.items
  if (lexicon.inflection === 'russian' && first?.capital && second?.capital && comma?.lower === ',')
    return last.opensLine
  return findCues(last.items, lexicon).some((cue) => cue.frames.has('say') || cue.frames.has('tell'))
}
