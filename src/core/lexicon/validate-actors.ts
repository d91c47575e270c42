import type { Actor, ActorNames, ActorRole, ActorsData } from './actors.ts'
import { nameKey } from './name-key.ts'

/** Something wrong in the gazetteer, with its place in the data. */
export interface ActorFault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const COUNTRY_CODE = /^[A-Z]{2}$/
const INTERNATIONAL = 'INT'
const YEAR_OR_MONTH = /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/

/**
 * What the shape of the data does not tell: ids unique and sorted, countries of ISO 3166, dates in order, a name of one language
 * given to one actor or to such as were never in office together, a surname only for people and part of one of their names.
 */
export function validateActors(data: ActorsData): readonly ActorFault[] {
  const owners = new Map<string, Actor[]>()
  return data.actors.flatMap((actor, at) => [
    ...checkOrder(actor, data.actors[at - 1], at),
    ...checkCountries(actor, at),
    ...(actor.roles ?? []).flatMap((role, index) => checkDates(role, ['actors', at, 'roles', index])),
    ...checkNames(actor, at, owners),
    ...checkSurname(actor, at),
  ])
}

function checkOrder({ id }: Actor, before: Actor | undefined, at: number): readonly ActorFault[] {
  if (before === undefined || before.id < id) return []
  const message =
    before.id === id
      ? `"${id}" stands here twice: rename one`
      : `put "${id}" before "${before.id}": actors are sorted by id`
  return [{ path: ['actors', at, 'id'], message }]
}

function isCountry(code: string): boolean {
  return COUNTRY_CODE.test(code) && regions.of(code) !== undefined
}

function checkCountries({ side, roles }: Actor, at: number): readonly ActorFault[] {
  const wrong = (path: readonly (string | number)[], code: string): ActorFault => ({
    path: ['actors', at, ...path],
    message: `"${code}" is no ISO 3166 alpha-2 country code`,
  })
  return [
    ...(side === INTERNATIONAL || isCountry(side) ? [] : [wrong(['side'], side)]),
    ...(roles ?? []).flatMap(({ country }, index) =>
      country === undefined || isCountry(country) ? [] : [wrong(['roles', index, 'country'], country)],
    ),
  ]
}

function checkDates({ from, to }: ActorRole, path: readonly (string | number)[]): readonly ActorFault[] {
  const wrong = Object.entries({ from, to }).flatMap(([key, date]) =>
    date === undefined || YEAR_OR_MONTH.test(date)
      ? []
      : [{ path: [...path, key], message: `"${date}" is no year or month: write YYYY or YYYY-MM` }],
  )
  if (wrong.length > 0 || from === undefined || to === undefined) return wrong
  const length = Math.min(from.length, to.length)
  if (from.slice(0, length) <= to.slice(0, length)) return []
  return [{ path: [...path, 'to'], message: `ends in ${to}, before it begins in ${from}` }]
}

function checkNames(actor: Actor, at: number, owners: Map<string, Actor[]>): readonly ActorFault[] {
  const faults: ActorFault[] = []
  for (const [lang, names] of Object.entries(actor.names)) {
    for (const [index, name] of names.entries()) {
      const key = `${lang} ${nameKey(name)}`
      const path = ['actors', at, 'names', lang, index]
      const others = owners.get(key) ?? []
      owners.set(key, [...others, actor])
      const other = others.find((one) => !areSuccessive(one, actor))
      if (other === actor) faults.push({ path, message: `"${name}" reads as another name of this list: drop one` })
      else if (other) faults.push({ path, message: `"${name}" is also a name of "${other.id}": tell them apart` })
    }
  }
  return faults
}

/** Whether the day of a text tells them apart: both have offices, and no two at one time. */
function areSuccessive({ roles: some = [] }: Actor, { roles: others = [] }: Actor): boolean {
  if (some.length === 0 || others.length === 0) return false
  return some.every((one) => others.every((other) => endsBefore(one, other) || endsBefore(other, one)))
}

function endsBefore({ to }: ActorRole, { from }: ActorRole): boolean {
  if (to === undefined || from === undefined) return false
  const length = Math.min(to.length, from.length)
  return to.slice(0, length) < from.slice(0, length)
}

function checkSurname({ kind, names, surname }: Actor, at: number): readonly ActorFault[] {
  if (surname === undefined) return []
  const path = ['actors', at, 'surname']
  if (kind === 'body') return [{ path, message: 'only a person has a surname' }]
  return Object.entries(surname).flatMap(([lang, surnames]) =>
    surnames.flatMap((own, index) =>
      isPartOf(own, lang, names) ? [] : [{ path: [...path, lang, index], message: `"${own}" is in none of the names` }],
    ),
  )
}

function isPartOf(surname: string, lang: string, names: ActorNames): boolean {
  const key = nameKey(surname)
  return (names[lang] ?? []).some((name) => nameKey(name).includes(key))
}
