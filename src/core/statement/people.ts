import { nameStem } from './name-stem.ts'
import { parseMention, type Mention } from './parse-mention.ts'
import type { Item, Unit } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'

/** A person as the whole article makes them known. */
export interface Person {
  name: string
  role: string | null
  organization: string | null
  country: string | null
}

/** Who stands in an article: people by the words of their names, where each is named, and the bodies named in full. */
export interface People {
  readonly byWord: ReadonlyMap<string, readonly Person[]>
  readonly places: readonly { readonly at: number; readonly person: Person }[]
  readonly bodies: readonly { readonly name: string; readonly country: string | null }[]
}

/** Longest run of items that one person's introduction may take. */
const LONGEST_INTRODUCTION = 30

/** Collects the people and bodies that the article introduces by name. Linear. */
export function collectPeople(units: readonly Unit[], text: string, lexicon: RoleLexicon): People {
  const byName = new Map<string, Person>()
  const byWord = new Map<string, Person[]>()
  const bodies: { name: string; country: string | null }[] = []
  if (lexicon.capitals) {
    for (const { items } of units) {
      for (let at = 0; at < items.length; at++) {
        if (!opensName(items, at)) continue
        const from = stepBack(items, at, lexicon)
        const mention = parseMention(
          items,
          { from, to: Math.min(items.length, at + LONGEST_INTRODUCTION) },
          text,
          lexicon,
        )
        if (mention.organization?.includes(' ')) bodies.push({ name: mention.organization, country: mention.country })
        if (mention.name?.includes(' ')) learn(byName, byWord, mention.name, mention)
        while (items[at + 1]?.capital) at++
      }
    }
  }
  return { byWord, places: byWord.size === 0 ? [] : locate(units, byWord), bodies }
}

/** A name opens where two capital words follow each other. */
function opensName(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  if (!items[at]?.capital || !next) return false
  if (items[at]?.lower.length === 1 && next.lower !== '.') return false
  return next.capital || (next.lower === '.' && items[at + 2]?.capital === true)
}

/** Prepositions before a place, which is no part of the person behind it: «в Риме министр Олег Ветров». */
const PLACES = new Set(['в', 'во', 'на', 'из', 'по'])

/** Takes in the small words of a role before the name: "foreign ministry spokesman …". */
function stepBack(items: readonly Item[], at: number, lexicon: RoleLexicon): number {
  let from = at
  while (from > 0 && from > at - 6) {
    const item = items[from - 1]
    if (!item || item.kind !== 'word' || (item.lower.length === 1 && lexicon.linkers.size === 0)) break
    const known =
      item.capital ||
      lexicon.modifiers.has(item.lower) ||
      lexicon.fields.has(item.lower) ||
      lexicon.roles.find(items, from - 1) ||
      lexicon.bodies.find(items, from - 1)
    if (!known && item.lower !== "'s") break
    if (lexicon.linkers.size === 0 && item.capital && PLACES.has(items[from - 2]?.lower ?? '')) break
    from--
  }
  return from
}

function learn(byName: Map<string, Person>, byWord: Map<string, Person[]>, name: string, mention: Mention): void {
  const key = name.toLowerCase()
  const known = byName.get(key)
  if (known) {
    known.role ??= mention.role
    known.organization ??= mention.organization
    known.country ??= mention.country
    return
  }
  const person = { name, role: mention.role, organization: mention.organization, country: mention.country }
  byName.set(key, person)
  for (const word of name.split(' ').slice(-1).concat(name.split(' ').slice(0, -1))) {
    const folded = nameStem(word)
    if (folded.length < 2) continue
    const list = byWord.get(folded) ?? []
    list.push(person)
    byWord.set(folded, list)
  }
}

function locate(units: readonly Unit[], byWord: ReadonlyMap<string, readonly Person[]>): People['places'] {
  const places: { at: number; person: Person }[] = []
  for (const { items } of units) {
    for (const item of items) {
      const person = item.capital ? findByWord(byWord, nameStem(item.lower)) : undefined
      if (person && places.at(-1)?.person !== person) places.push({ at: item.start, person })
      else if (person) places.push({ at: item.start, person })
    }
  }
  return places
}

/** The person whose surname is `word`; the one whose other name it is, where nobody has it as surname. */
export function findByWord(byWord: ReadonlyMap<string, readonly Person[]>, word: string): Person | undefined {
  const list = byWord.get(word)
  return list?.find((person) => nameStem(person.name.split(' ').at(-1) ?? '') === word) ?? list?.[0]
}
