import type { Run } from './find-source.ts'
import { ACRONYM, closeBody, DETERMINERS, type Draft, flush, openDraft, sliceText } from './mention-draft.ts'
import {
  countFields,
  joinBody,
  nameComes,
  namesFollow,
  nextIsBody,
  nextIsRole,
  opensApposition,
  roleFollows,
} from './mention-words.ts'
import type { Item } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'
import { takeRole } from './take-role.ts'

/** What the words that name somebody tell by themselves; `pronoun` where they only point at somebody named before. */
export interface Mention {
  readonly name: string | null
  readonly role: string | null
  readonly organization: string | null
  readonly country: string | null
  readonly pronoun: boolean
}

/** Words longer than this many items after the name no longer belong to it. */
const LONGEST_MENTION = 40

const POSSESSIVE = new Set(["'s", "'"])
/** Lead to the place between an office and its holder's name: «посол в Москве Казем Джавади». */
const POSTINGS = new Set(['в', 'во', 'на', 'при'])

/**
 * Reads a mention such as "Deputy Pentagon press secretary Sabrina Hale", "Steve Oak, the dean of the school", "a senior US official".
 *
 * @example parseMention(items, { from: 0, to: 3 }, text, roles) // { name: 'Ann Hale', role: 'spokeswoman', organization: null, … }
 */
export function parseMention(items: readonly Item[], run: Run, text: string, lexicon: RoleLexicon): Mention {
  const words = items.slice(run.from, Math.min(run.to, run.from + LONGEST_MENTION))
  const draft = openDraft()
  let at = 0
  while (at < words.length) {
    const taken = takeWord(words, at, text, lexicon, draft)
    if (taken === 0) break
    at += taken
  }
  flush(draft, text, lexicon)
  const only = words.length === 1 ? (words[0]?.lower ?? '') : ''
  const pronoun =
    draft.name === null && draft.role === null && draft.organization === null && only !== '' && !words[0]?.capital
  const spoken = lexicon.male.has(only) || lexicon.female.has(only) || lexicon.plural.has(only)
  if (!pronoun && !spoken && draft.name === null && draft.role === null && draft.organization === null) {
    draft.organization = draft.country && words.length > 0 ? nameState(words, text, lexicon) : null
  }
  return {
    name: draft.name,
    role: draft.role,
    organization: draft.organization,
    country: draft.country,
    pronoun: pronoun || spoken,
  }
}

/** A state's name alone: without the article before it and what follows the name, "on Thursday". */
function nameState(words: readonly Item[], text: string, lexicon: RoleLexicon): string {
  const from = words.findIndex((item) => !DETERMINERS.has(item.lower))
  if (from < 0) return sliceText(text, words)
  let to = from + 1
  while (to < words.length) {
    const { lower, capital } = words[to] ?? { lower: '', capital: false }
    if (lexicon.dates.has(lower) || (lexicon.capitals && !capital && !lexicon.connectors.has(lower))) break
    to++
  }
  return sliceText(text, words.slice(from, to))
}

/** Takes the word or phrase at `at` into the draft; gives how many words it took, 0 where the mention is over. */
function takeWord(words: readonly Item[], at: number, text: string, lexicon: RoleLexicon, draft: Draft): number {
  const item = words[at]
  if (!item) return 0
  const { lower } = item
  if (item.quote && !item.spoken && (namesFollow(lexicon) || !lexicon.capitals))
    return takeQuotedName(item, text, lexicon, draft)
  if (item.kind === 'quote') return draft.name || draft.role || draft.piece.length > 0 || draft.organization ? 0 : 1
  if (lower === ',' || lower === '،') {
    flush(draft, text, lexicon)
    draft.mods = []
    return draft.name !== null && !opensApposition(words, at + 1, lexicon) ? 0 : 1
  }
  if (lexicon.titles.has(lower) || (lower === '.' && draft.piece.length === 0) || DETERMINERS.has(lower)) return 1
  if (lower === '.') return 1
  if (!lexicon.capitals && lexicon.dates.has(lower)) return 0
  if (item.capital && lexicon.dates.has(lower) && draft.name === null) {
    flush(draft, text, lexicon)
    return 1
  }
  const rank = lexicon.modifiers.has(lower)
  const modifier = rank || lexicon.fields.has(lower)
  const role =
    modifier && (nextIsRole(words, at, lexicon) || (rank && roleFollows(words, at, lexicon)))
      ? undefined
      : lexicon.roles.find(words, at)
  if (role && !(item.capital && draft.piece.length > 0 && draft.afterRole))
    return takeRole(words, at, text, lexicon, draft, role)
  const body =
    modifier && (nextIsRole(words, at, lexicon) || nextIsBody(words, at, lexicon))
      ? undefined
      : lexicon.bodies.find(words, at)
  if (body) return takeBody(words, at, text, lexicon, draft, body.length)
  const posted = namesFollow(lexicon) && !item.capital && draft.role !== null && draft.name === null
  if (posted && POSTINGS.has(lower) && words[at + 1]?.capital && words[at + 2]?.capital) {
    flush(draft, text, lexicon)
    return 2
  }
  const country = lexicon.countries.find(words, at)
  if (country && (item.capital || !lexicon.capitals || draft.name === null)) {
    draft.country ??= country.value
    if (draft.piece.length > 0 && (!lexicon.capitals || draft.isBody)) flush(draft, text, lexicon)
    return country.length
  }
  if (POSSESSIVE.has(lower)) {
    if (draft.piece.length > 0) {
      closeBody(draft, text)
    }
    return 1
  }
  if (modifier && !(item.capital && draft.afterRole)) {
    if (draft.piece.length > 0 && draft.name === null && lexicon.capitals && nextIsRole(words, at, lexicon)) {
      closeBody(draft, text)
    }
    draft.mods.push(item)
    return 1
  }
  if (item.capital || !lexicon.capitals || (draft.piece.length > 0 && lexicon.connectors.has(lower))) {
    if (item.kind === 'mark' && item.lower !== '-' && item.lower !== '&') return draft.name ? 0 : 1
    draft.piece.push(item)
    if (namesFollow(lexicon) && words[at + 1]?.capital && ACRONYM.test(sliceText(text, draft.piece)))
      flush(draft, text, lexicon)
    return 1
  }
  if (namesFollow(lexicon) && draft.role !== null && draft.name === null && nameComes(words, at)) {
    flush(draft, text, lexicon)
    return 1
  }
  if (draft.piece.length > 0 || draft.name || draft.organization) {
    flush(draft, text, lexicon)
    return 0
  }
  if (item.kind === 'word' && !lexicon.linkers.has(lower) && nextIsRole(words, at, lexicon)) draft.mods.push(item)
  return draft.role === null ? 1 : 0
}

/** Takes a body of `length` words with the fields before it and what belongs to it behind. */
function takeBody(
  words: readonly Item[],
  at: number,
  text: string,
  lexicon: RoleLexicon,
  draft: Draft,
  length: number,
): number {
  while (draft.mods.length > 0 && lexicon.fields.has(draft.mods.at(-1)?.lower ?? '')) {
    const field = draft.mods.pop()
    if (field) draft.piece.unshift(field)
  }
  for (const part of words.slice(at, at + length)) draft.piece.push(part)
  draft.isBody = true
  const last = words[at + length - 1]
  const next = words[at + length]
  const closed =
    namesFollow(lexicon) &&
    next?.capital === true &&
    (last?.capital === true || words[at + length + 1]?.capital === true)
  const country = lexicon.countries.find(words, at)
  if (country) draft.country ??= country.value
  if (closed && !lexicon.countries.find(words, at + length)) {
    flush(draft, text, lexicon)
    return length
  }
  const joined =
    lexicon.capitals && !namesFollow(lexicon) ? joinBody(words, at + length) : countFields(words, at + length, lexicon)
  for (const part of words.slice(at + length, at + length + joined)) draft.piece.push(part)
  if (joined > 0 && namesFollow(lexicon) && words[at + length + joined]?.capital) flush(draft, text, lexicon)
  return length + joined
}

/** A name in quotation marks is a body's: «компания «Север»», «глава «Росатома»»; a Persian mention that opens with one is a person's: ««آن هیل»، وزیر راه». */
function takeQuotedName(item: Item, text: string, lexicon: RoleLexicon, draft: Draft): number {
  const named = draft.isBody
  const first = draft.role === null && draft.organization === null && draft.name === null && draft.piece.length === 0
  if (!lexicon.capitals && first && !named && item.quote) {
    draft.name = text.slice(...item.quote.inner)
    return 1
  }
  if (named) draft.piece.push(item)
  flush(draft, text, lexicon)
  if (!named && item.quote) draft.organization ??= text.slice(...item.quote.inner)
  return 1
}
