import { foldText } from '../text/fold-text.ts'
import type { Actor, ActorIndex, ActorRole, ActorTable } from './actors.ts'
import { joinKey, soundKey, splitName, type NameWord } from './name-key.ts'

/** Who a name stands for, and the office held at the time asked for. */
export interface FoundActor {
  readonly actor: Actor
  readonly role?: ActorRole
}

/** Other languages of a script are looked up among the names of these. */
const SCRIPTS: readonly (readonly [script: RegExp, langs: readonly string[]])[] = [
  [/\p{Script=Latin}/u, ['en']],
  [/\p{Script=Cyrillic}/u, ['ru', 'uk']],
  [/\p{Script=Arabic}/u, ['fa', 'ar']],
  [/\p{Script=Hebrew}/u, ['he']],
]

/** A patronymic in any case: "Викторовича", "Владимировна". */
const PATRONYMIC = /(?:[ое]вич|ич|[ое]вн|ичн)(?:[аыуе]|ем|ой)?$/u

/**
 * Finds a name in the gazetteer: a body's or person's whole name, with or without middle names, initials and honorifics, or a surname.
 * `lang` is the text's language, `at` the day of the text (YYYY-MM-DD); without it the office is today's. Of several who are called
 * so it is the one in office on that day; undefined where nobody or more than one is. Some hash look-ups.
 *
 * @example findActor(actors, 'Лаврова', 'ru', '2024-05-01')?.actor.id // 'sergey-lavrov'
 */
export function findActor(index: ActorIndex, name: string, lang: string, at?: string): FoundActor | undefined {
  const words = splitName(name)
  if (words.length === 0) return undefined
  for (const table of tablesFor(index, name, lang)) {
    const actor = findIn(table, words, at)
    if (!actor) continue
    const role = roleAt(actor, at)
    return role ? { actor, role } : { actor }
  }
  return undefined
}

function tablesFor(index: ActorIndex, name: string, lang: string): readonly ActorTable[] {
  const script = SCRIPTS.find(([pattern]) => pattern.test(name))?.[1] ?? []
  const langs = new Set([lang.slice(0, 2).toLowerCase(), ...script])
  return [...langs].flatMap((code) => index.tables.get(code) ?? [])
}

function findIn(table: ActorTable, words: readonly NameWord[], at: string | undefined): Actor | undefined {
  const texts = words.map(({ text }) => text)
  const whole = only(namedBy(table, texts), at)
  if (whole) return whole
  if (texts[0] === 'the') return texts.length > 1 ? findIn(table, words.slice(1), at) : undefined
  const plain = words.filter(({ initials }) => !initials).map(({ text }) => text)
  if (plain.length === 1) return findBySurname(table, plain, words, at)
  const shorter = only(namedBy(table, withoutPatronymic(plain)), at)
  if (shorter) return shorter
  const [first = '', last = ''] = [plain[0], plain.at(-1)]
  const outer = plain.length > 2 ? only(namedBy(table, [first, last]), at) : undefined
  if (outer) return outer
  const sound = soundKey(plain.join(' '))
  const heard = sound === undefined ? undefined : only(table.sounds.get(sound), at)
  return heard ?? only(surnamed(table, plain), at)
}

/** A bare surname, or one behind initials, which then must fit. */
function findBySurname(
  table: ActorTable,
  plain: readonly string[],
  words: readonly NameWord[],
  at: string | undefined,
): Actor | undefined {
  const initial = words.find(({ initials }) => initials)?.text[0]
  if (initial === undefined) return only(surnamed(table, plain), at)
  const key = joinKey(plain)
  const actors = new Set([...(table.surnames.get(key) ?? []), ...(table.surnameCases.get(key) ?? [])])
  return only(
    [...actors].filter((actor) => hasInitial(actor, initial)),
    at,
  )
}

function hasInitial({ names }: Actor, initial: string): boolean {
  return Object.values(names)
    .flat()
    .some((name) => foldText(name).text.startsWith(initial))
}

function namedBy({ names, nameCases }: ActorTable, words: readonly string[]): readonly Actor[] | undefined {
  const key = joinKey(words)
  return names.get(key) ?? nameCases.get(key)
}

function surnamed({ surnames, surnameCases }: ActorTable, words: readonly string[]): readonly Actor[] | undefined {
  const key = joinKey(words)
  return surnames.get(key) ?? surnameCases.get(key)
}

function withoutPatronymic(words: readonly string[]): readonly string[] {
  return words.length > 2
    ? words.filter((word, at) => at === 0 || at === words.length - 1 || !PATRONYMIC.test(word))
    : words
}

/** Of several with one name whoever has left their last office, or not taken up the first one, is not the one meant. */
function only(actors: readonly Actor[] | undefined, at: string | undefined): Actor | undefined {
  if (actors === undefined || actors.length < 2) return actors?.[0]
  const possible = actors.filter((actor) => (actor.roles ?? []).length === 0 || roleAt(actor, at) !== undefined)
  return possible.length === 1 ? possible[0] : undefined
}

/** The office at a day, the one taken up last where there are several; with no day, the last one that has not ended. */
function roleAt(actor: Actor, at: string | undefined): ActorRole | undefined {
  const held = (actor.roles ?? []).filter(({ from, to }) => {
    if (at === undefined) return to === undefined
    return (
      (from === undefined || at.slice(0, from.length) >= from) && (to === undefined || at.slice(0, to.length) <= to)
    )
  })
  return held.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1)
}
