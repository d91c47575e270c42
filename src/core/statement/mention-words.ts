import type { Item } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'

/** Most words of an office between its first noun and the name of its holder. */
const MOST_BEFORE_NAME = 7

/** Whether words behind a name's comma say who that is: "…, the school's dean", "…, spokesman for the ministry". */
export function opensApposition(words: readonly Item[], from: number, lexicon: RoleLexicon): boolean {
  for (let at = from; at < Math.min(words.length, from + 7); at++) {
    const word = words[at]
    if (!word || word.lower === ',' || word.lower === '،') return false
    if (lexicon.roles.find(words, at)) return true
  }
  return false
}

/** Whether a body stands before the person who speaks for it without a word between: «представитель Роскосмоса Олег Ветров». */
export function namesFollow(lexicon: RoleLexicon): boolean {
  return lexicon.capitals && lexicon.linkers.size === 0
}

/** Whether two capital words come soon, with only small words before them: «начальник порта Олег Ветров». */
export function nameComes(words: readonly Item[], at: number): boolean {
  for (let index = at; index < Math.min(words.length, at + MOST_BEFORE_NAME); index++) {
    if (words[index]?.kind !== 'word') return false
    if (words[index]?.capital) return words[index + 1]?.capital === true
  }
  return false
}

/** A body's name goes on over "of": "Department of Defense", "Ministry of Foreign Affairs". */
export function joinBody(words: readonly Item[], at: number): number {
  let taken = 0
  while (words[at + taken]?.lower === 'of' && at + taken + 1 < words.length) {
    let reach = taken + 1
    if (words[at + reach]?.lower === 'the') reach++
    const begin = reach
    while (
      words[at + reach]?.capital ||
      (reach > begin && words[at + reach]?.lower === 'and' && words[at + reach + 1]?.capital)
    )
      reach++
    if (reach === begin) break
    taken = reach
  }
  return taken
}

/** Whether a role follows, with only words of rank or of a field between. */
export function nextIsRole(words: readonly Item[], at: number, lexicon: RoleLexicon): boolean {
  for (let index = at + 1; index <= at + 3; index++) {
    if (lexicon.roles.find(words, index)) return true
    const word = words[index]?.lower ?? ''
    if (!lexicon.modifiers.has(word) && !lexicon.fields.has(word)) return false
  }
  return false
}

/** Whether a role comes soon after a word of rank, names and bodies between: "deputy Pentagon press secretary". */
export function roleFollows(words: readonly Item[], at: number, lexicon: RoleLexicon): boolean {
  for (let index = at + 1; index <= Math.min(at + 6, words.length - 1); index++) {
    const word = words[index]
    if (!word || word.kind !== 'word' || word.lower === "'s") return false
    if (lexicon.roles.find(words, index) && !lexicon.modifiers.has(word.lower)) return true
  }
  return false
}

/** Whether a body follows, with only words of a field between. */
export function nextIsBody(words: readonly Item[], at: number, lexicon: RoleLexicon): boolean {
  for (let index = at + 1; index <= at + 3; index++) {
    if (lexicon.fields.has(words[index]?.lower ?? '')) continue
    return lexicon.bodies.find(words, index) !== undefined
  }
  return false
}

/** How many words behind "of" only say which office it is: "secretary of state", "minister of foreign affairs". */
export function countOffice(words: readonly Item[], from: number, { fields }: RoleLexicon): number {
  let to = from
  for (;;) {
    const joins = to > from && words[to]?.lower === 'and' ? 1 : 0
    if (!fields.has(words[to + joins]?.lower ?? '')) return to - from
    to += joins + 1
  }
}

/** How many words of a field follow a role or body, in languages that put them behind: «министр обороны». */
export function countFields(words: readonly Item[], from: number, lexicon: RoleLexicon): number {
  if (lexicon.linkers.size > 0) return 0
  let to = from
  while (lexicon.fields.has(words[to]?.lower ?? '')) to++
  return to - from
}

/** Where a body's name ends that its speaker's name follows without a comma: "Secretary of the Security Council Oleg Vetrov". */
export function endBody(words: readonly Item[], start: number, to: number, lexicon: RoleLexicon): number {
  for (let at = start; at < to && words[at]?.capital; at++) {
    const body = lexicon.bodies.find(words, at)
    if (body === undefined) continue
    const end = at + body.length
    return words[end]?.capital && !lexicon.countries.find(words, end) && !lexicon.fields.has(words[end]?.lower ?? '')
      ? end
      : to
  }
  return to
}
