import { foldWord } from '../text/tokenise.ts'
import type { RoleData, RoleLexicon, StatementLexiconData } from './statement-lexicon.ts'
import { compileWordIndex } from './word-index.ts'

/** Scripts without capital letters: names cannot be told by them. */
const NO_CAPITALS = new Set(['ar', 'fa', 'he', 'zh'])

/** Makes the tables that speakers are read by, for one language. */
export function compileRoles(lang: string, data: RoleData, countries: StatementLexiconData['countries']): RoleLexicon {
  const places = Object.entries(countries).flatMap(([code, names]) =>
    (names[lang] ?? []).map((name): readonly [string, string] => [name, code]),
  )
  return {
    roles: compileWordIndex(Object.entries(data.roles).flatMap(([role, reads]) => spell(lang, role, reads ?? role))),
    modifiers: new Set(data.modifiers.map(foldWord)),
    fields: new Set(data.fields.map(foldWord)),
    titles: new Set(data.titles.map(foldWord)),
    bodies: compileWordIndex(data.bodies.map((body): readonly [string, true] => [body, true])),
    dates: new Set(data.dates.map(foldWord)),
    connectors: new Set(data.connectors.map(foldWord)),
    linkers: new Set(data.linkers.map(foldWord)),
    male: new Set(data.male.map(foldWord)),
    female: new Set(data.female.map(foldWord)),
    plural: new Set(data.plural.map(foldWord)),
    countries: compileWordIndex(places),
    capitals: !NO_CAPITALS.has(lang),
  }
}

const RUSSIAN_SOFT = /[йья]$/u
const RUSSIAN_ADJECTIVE = /(?:ий|ый|ой)$/u
const RUSSIAN_CASES = ['а', 'у', 'ом', 'ем', 'е', 'ы', 'и', 'ов', 'ам', 'ами', 'ах']
const RUSSIAN_SOFT_CASES = ['я', 'ю', 'ем', 'ём', 'е', 'и', 'ей', 'ев', 'ям', 'ями', 'ях', 'ь', 'й']

/** A role with its cases in Russian; the dictionary form is what a reader is shown. */
function spell(lang: string, role: string, reads: string): readonly (readonly [string, string])[] {
  if (lang !== 'ru' && lang !== 'uk') return [[role, reads]]
  if (role.includes(' ') || RUSSIAN_ADJECTIVE.test(role)) return [[role, reads]]
  const soft = RUSSIAN_SOFT.test(role)
  const vowel = role.endsWith('а')
  const stem = soft || vowel ? role.slice(0, -1) : role
  const cases = soft ? RUSSIAN_SOFT_CASES : vowel ? ['а', 'ы', 'е', 'у', 'ой', ''] : RUSSIAN_CASES
  return [[role, reads], ...cases.map((ending): readonly [string, string] => [stem + ending, reads])]
}
