import { foldWord } from '../text/tokenise.ts'
import { nameStem } from './name-stem.ts'
import type { Run } from './find-source.ts'
import { isUnnamed } from './is-unnamed.ts'
import { parseMention, type Mention } from './parse-mention.ts'
import { findByWord, type People, type Person } from './people.ts'
import type { Unit } from './read-units.ts'
import type { KnownActor, RoleLexicon } from './statement-lexicon.ts'
import type { Speaker } from './statement.ts'

/** What a speaker is resolved with: the article's people, who spoke last, and the gazetteer. */
export interface SpeakerContext {
  readonly text: string
  readonly people: People
  readonly roles: RoleLexicon
  readonly findActor: (name: string) => KnownActor | undefined
  readonly last: { readonly speaker: Speaker; readonly paragraph: number } | undefined
}

export const NOBODY: Speaker = { name: null, role: null, organization: null, country: null }
/** A pronoun points at most this many paragraphs back to who spoke last. */
const PRONOUN_REACH = 2

/** Says who speaks: full name, role, organization and country, from the words beside the cue, the article and the gazetteer. */
export function resolveSpeaker(unit: Unit, source: Run | undefined, context: SpeakerContext): Speaker {
  if (!source) return context.last?.speaker ?? NOBODY
  const mention = parseMention(unit.items, source, context.text, context.roles)
  const at = unit.items[source.from]?.start ?? 0
  if (mention.pronoun) return resolvePronoun(unit, at, context)
  if (mention.name !== null) return complete(resolveName(mention, context), context)
  if (mention.role !== null) {
    const speaker = complete(resolveRole(unit, source, mention, context), context)
    if (speaker.country !== null || !isUnnamed(unit.items, source)) return speaker
    return { ...speaker, country: findCountry(sourceText(unit, source, context.text), context) ?? null }
  }
  const whole = context.findActor(sourceText(unit, source, context.text))
  if (whole?.kind === 'body' && mention.organization !== null)
    return { ...NOBODY, organization: whole.name ?? mention.organization, country: whole.country, actor: whole.id }
  return complete(resolveBody(mention, context), context)
}

function sourceText({ items }: Unit, { from, to }: Run, text: string): string {
  return text.slice(items[from]?.start, items[to - 1]?.end)
}

/** Says who a name alone stands for: the article's person of that name, else the gazetteer's. */
export function resolveNamed(name: string, context: SpeakerContext): Speaker {
  return complete(resolveName({ ...NOBODY, name, pronoun: false }, context), context)
}

function resolvePronoun(unit: Unit, at: number, context: SpeakerContext): Speaker {
  const { last, people } = context
  const near = last !== undefined && unit.paragraph - last.paragraph < PRONOUN_REACH
  if (near && (last.speaker.name !== null || last.speaker.role !== null)) return last.speaker
  const place = people.places.findLast((candidate) => candidate.at < at)
  return place ? complete(fromPerson(place.person), context) : (last?.speaker ?? NOBODY)
}

function resolveName(mention: Mention, context: SpeakerContext): Speaker {
  const words = (mention.name ?? '').split(' ')
  const person = findByWord(context.people.byWord, nameStem(words.at(-1) ?? ''))
  if (!person || (words.length > 1 && !sameName(words, person))) return speakerOf(mention)
  return {
    name: person.name.length >= (mention.name ?? '').length ? person.name : mention.name,
    role: mention.role ?? person.role,
    organization: mention.organization ?? person.organization,
    country: mention.country ?? person.country,
  }
}

function sameName(words: readonly string[], person: Person): boolean {
  const own = words.map(nameStem)
  const others = person.name.split(' ').map(nameStem)
  return own.every((word) => others.includes(word)) || others.every((other) => own.includes(other))
}

/** "The minister": the last one named who has that role; else somebody unnamed. */
function resolveRole(unit: Unit, source: Run, mention: Mention, context: SpeakerContext): Speaker {
  const first = unit.items[source.from]
  const back =
    mention.organization === null && mention.role !== null ? pointsBack(unit, source, mention, context) : undefined
  if (back) return back
  if (first?.lower === 'the' && mention.organization === null && mention.role !== null) {
    const head = mention.role.split(' ').at(-1) ?? ''
    const at = first.start
    const place = context.people.places.findLast(
      ({ at: where, person }) => where < at && (person.role ?? '').split(' ').at(-1) === head,
    )
    if (place && !mention.role.includes(' ')) return fromPerson(place.person)
  }
  return speakerOf(mention)
}

/** Nouns that point at whoever spoke last in languages without an article; behind a pointing word any role does. */
const ANAPHORS = new Set([
  'дипломат',
  'политик',
  'чиновник',
  'эксперт',
  'аналитик',
  'парламентарий',
  'собеседник',
  'спикер',
])
const POINTING = new Set(['этот', 'данный', 'این', 'همین'])

/** «Министр добавил», «дипломат отметил», «این دیپلمات»: a lone role stands for the last speaker who has it, or may have it. */
function pointsBack(unit: Unit, source: Run, mention: Mention, { last, roles }: SpeakerContext): Speaker | undefined {
  const near = last !== undefined && unit.paragraph - last.paragraph <= PRONOUN_REACH
  if (!near || last.speaker.name === null || roles.linkers.size > 0) return undefined
  if (POINTING.has(unit.items[source.from]?.lower ?? '')) return last.speaker
  if (source.to - source.from > 1 || !roles.capitals) return undefined
  const role = mention.role ?? ''
  return ANAPHORS.has(role) || (last.speaker.role ?? '').split(' ').includes(role) ? last.speaker : undefined
}

/** A body's short name stands for the one named in full before: "the ministry", "Department". */
function resolveBody(mention: Mention, context: SpeakerContext): Speaker {
  return speakerOf(mention).organization === null ? NOBODY : fullBody(speakerOf(mention), context)
}

/** Fills in what is missing from the gazetteer and from the bodies that the article names. */
function complete(speaker: Speaker, context: SpeakerContext): Speaker {
  const whole = fullBody(speaker, context)
  const actor =
    whole.name !== null
      ? context.findActor(whole.name)
      : whole.role === null && whole.organization
        ? context.findActor(whole.organization)
        : undefined
  if (!actor) return whole
  if (actor.kind === 'body') return { ...whole, country: whole.country ?? actor.country, actor: actor.id }
  return {
    name: whole.name !== null && FULL_LATIN_NAME.test(whole.name) ? whole.name : (actor.name ?? whole.name),
    role: whole.role ?? actor.role,
    organization: whole.organization ?? actor.organization,
    country: whole.country ?? actor.country,
    actor: actor.id,
  }
}

function fullBody(speaker: Speaker, context: SpeakerContext): Speaker {
  const { organization } = speaker
  if (organization === null) return speaker
  const words = organization.toLowerCase().replace(LEADING_ARTICLE, '')
  const full = words.includes(' ')
    ? undefined
    : context.people.bodies.find(({ name }) => name.toLowerCase().endsWith(` ${words}`))
  const name = full?.name ?? organization
  const known = context.findActor(name)
  const country = speaker.country ?? full?.country ?? findCountry(name, context) ?? known?.country ?? null
  const canonical = known?.kind === 'body' && CYRILLIC.test(name) ? known.name : undefined
  return { ...speaker, organization: canonical ?? name, country }
}

/** A whole name as the article writes it stays; a surname alone, or a name in a Russian case, gives way to the gazetteer's. */
const FULL_LATIN_NAME = /^\p{Script=Latin}.* /u
/** Names of bodies that stand in a case; the gazetteer has the dictionary form. */
const CYRILLIC = /^\p{Script=Cyrillic}/u
const LEADING_ARTICLE = /^the /u
const WORD = /[\p{L}\p{M}.-]+/gu

function findCountry(name: string, context: SpeakerContext): string | undefined {
  const words = (name.match(WORD) ?? []).map((word) => ({ lower: foldWord(word) }))
  for (let at = 0; at < words.length; at++) {
    const hit = context.roles.countries.find(words, at)
    if (hit) return hit.value
  }
  return undefined
}

function fromPerson(person: Person): Speaker {
  return { name: person.name, role: person.role, organization: person.organization, country: person.country }
}

function speakerOf(mention: Mention): Speaker {
  return { name: mention.name, role: mention.role, organization: mention.organization, country: mention.country }
}
