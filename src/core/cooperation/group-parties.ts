import type { Mention, Place, Sentence } from './annotate-text.ts'
import { caseOf, hasClitic } from './case-roles.ts'
import type { Role } from './cooperation-lexicon.ts'

/** Names that stand side by side as one member of the sentence: "Russia, China and Iran", "the Iranian president Ebrahim Raisi". */
export interface Group extends Place {
  readonly russia: boolean
  readonly iran: boolean
  readonly other: boolean
  /** How many different parties are in it. */
  readonly size: number
  /** Only adjectives: "Russian and Iranian warships". */
  readonly adjective: boolean
  /** Followed by 's. */
  readonly possessive: boolean
  /** The preposition that governs it, if one does. */
  readonly role: Role | null
  /** It only says who is speaking. */
  readonly speaker: boolean
  /** A reference such as "the two countries", resolved from what was said before. */
  readonly resolved: boolean
  readonly mentions: readonly Mention[]
}

const PREPOSITIONS = ['between', 'with', 'to', 'from', 'by', 'of', 'for', 'on', 'about', 'in', 'like'] as const
const LONGEST_GAP = 8
const LONGEST_LOOK_BACK = 9
const MOST_UNKNOWN_WORDS = 2
const JOINERS = new Set([',', '/', '、', '،', '&'])
/** A comma before a closing quote ends what is said: "… for Iran," Rosatom's head said. */
const QUOTES = new Set(['"', '”', '’', '»'])
const TRANSPARENT = new Set(['"', "'", '«', '»', '“', '”'])

/** "In Tehran, Putin", «по данным Лондона, Москва»: what comes before the comma only says where, or who says so. */
function isAside(sentence: Sentence, bundle: readonly Mention[], next: Mention): boolean {
  const first = bundle[0]?.first ?? 0
  const role = roleBefore(sentence, first)
  const end = nameEnd(sentence, next.end, sentence.tokens.length)
  if (role !== null && isSpeaker(sentence, next.first, end)) return true
  if (isByline(sentence, end)) return true
  if (sentence.lang === 'tr') return sentence.tokens[end]?.text !== 've'
  return (
    role === 'in' ||
    role === 'about' ||
    sentence.roles.slice(Math.max(0, first - 3), first).some((roles) => roles.has('speech'))
  )
}

/** "Iran could join the union, Russia says": a name and a verb of speech end the sentence. */
function isByline({ lang, roles, tokens }: Sentence, end: number): boolean {
  if (lang !== 'en' || roles[end]?.has('speech') !== true) return false
  return tokens[end + 1] === undefined || (tokens[end + 1]?.kind === 'mark' && tokens[end + 2] === undefined)
}

/** "visited Tehran, Putin held": a place and a person with a comma between are no list. */
function isCommaOnly({ tokens }: Sentence, last: Mention, next: Mention): boolean {
  return next.first - last.end === 1 && tokens[last.end]?.text === ','
}

const HEADLINE_WORDS = 3

/** A list of two with nothing but a comma stands in headlines; elsewhere a list goes on to an "and". */
function isList(sentence: Sentence, bundle: readonly Mention[], next: Mention): boolean {
  const { roles, tokens } = sentence
  const first = bundle[0]?.first ?? 0
  const from = bundle.at(-1)?.end ?? first
  const comma = tokens.slice(from, next.first).some(({ text }) => text === ',' || text === '،')
  const plain = roles.slice(from, next.first).some((at) => at.has('and'))
  if (!comma || plain || first <= HEADLINE_WORDS) return true
  let end = next.end
  while (roles[end]?.has('rank') === true || sentence.named[end] === true) end++
  if (end === next.end && next.first - from === 1 && next.kind === 'state') return true
  return tokens[end]?.text === ',' || tokens[end]?.text === '،' || roles[end]?.has('and') === true
}

/** A person and a country are no list, unless the country only says whose leader comes: "Iran's Rouhani, Turkish leader Erdogan". */
function areUnlike({ roles, named }: Sentence, last: Mention, next: Mention): boolean {
  const kinds = new Set([last.kind, next.kind])
  if (!kinds.has('person') || !kinds.has('state')) return false
  return next.kind !== 'state' || !(roles[next.end]?.has('rank') === true || named[next.end] === true)
}

/** The tokens between two mentions that may join them into one group, or undefined where something else stands there. */
function joins(sentence: Sentence, from: number, to: number, sameSide: boolean): boolean {
  if (to - from > LONGEST_GAP) return false
  const dashed = to - from === 1 && sentence.tokens[from]?.text === '-'
  if (dashed) return true
  let joined = from === to && (sentence.tokens[to]?.glued === true || sentence.tokens[to]?.kind === 'ideograph')
  let nouns = 0
  let listed = false
  for (let at = from; at < to; at++) {
    const token = sentence.tokens[at]
    const roles = sentence.roles[at]
    if (token === undefined || roles === undefined) return false
    listed ||= roles.has('and')
    if (token.text === ',' && QUOTES.has(sentence.tokens[at + 1]?.text ?? '') && !sameSide) return false
    if (JOINERS.has(token.text) || roles.has('and')) joined = true
    else if (TRANSPARENT.has(token.text)) continue
    else if (roles.has('rank') || sentence.named[at] === true || token.text === "'s") continue
    else if (!listed || !OWNED_BEFORE.has(sentence.lang) || ++nouns > MOST_NOUNS || !isNoun(sentence, at)) return false
  }
  return joined || sameSide
}

/** Languages that put the owner behind: «ФСБ и министерство информации Ирана», «سپاه و گارد ملی روسیه». */
const OWNED_BEFORE = new Set(['ru', 'uk', 'fa', 'ar'])
const MOST_NOUNS = 3

function isNoun({ tokens, roles, cues, modes }: Sentence, at: number): boolean {
  const covers = ({ first, end }: Place): boolean => first <= at && at < end
  return tokens[at]?.kind === 'word' && roles[at]?.size === 0 && !cues.some(covers) && !modes.some(covers)
}

/** What names stand behind with a comma or a dash: "from its allies, China and Iran", "of three powers – Iran, Russia and China". */
const APPOSED = new Set([
  'allies',
  'ally',
  'neighbor',
  'neighbors',
  'neighbour',
  'neighbours',
  'partner',
  'partners',
  'powers',
])
const APPOSING = new Set([',', '-'])

/** "in addition to Russian support", "thanks to Iran": no way to anywhere. */
const COMPOUND = new Set(['addition', 'due', 'thanks', 'owing', 'prior', 'contrary'])

/** «в котором участвовали моряки России»: the preposition is the pronoun's. */
const RELATIVE = /^(?:which|whom|whose|котор.*|який.*|яко.*)$/u

function roleBefore(sentence: Sentence, first: number): Role | null {
  let unknown = 0
  for (let at = first - 1; at >= Math.max(0, first - LONGEST_LOOK_BACK); at--) {
    const token = sentence.tokens[at]
    const roles = sentence.roles[at]
    if (token === undefined || roles === undefined) return null
    if (RELATIVE.test(token.text) || roles.has('regard')) return null
    if (token.text === 'to' && COMPOUND.has(sentence.tokens[at - 1]?.text ?? '')) return null
    const role = PREPOSITIONS.find((name) => roles.has(name))
    if (role === 'from' && isMoreThanBefore(sentence, at)) continue
    if (role === 'like' && sentence.tokens[at + 1]?.kind === 'number') continue
    if ((role === 'of' || (role === 'from' && sentence.lang === 'en')) && sentence.roles[at - 1]?.has('rank') === true)
      continue
    if (role !== undefined) return role === 'from' && isCompanion(sentence, at) ? 'with' : role
    if (roles.has('rank') || TRANSPARENT.has(token.text)) continue
    if (APPOSING.has(token.text) && APPOSED.has(sentence.tokens[at - 1]?.text ?? '')) continue
    if (token.kind === 'mark' || roles.has('clause') || roles.has('and') || roles.has('speech')) return null
    if (sentence.cues.some((cue) => cue.id !== 'use-war' && cue.first <= at && at < cue.end)) return null
    if (sentence.mentions.some((mention) => mention.first <= at && at < mention.end)) return null
    if (sentence.named[at] !== true && ++unknown > MOST_UNKNOWN_WORDS) return null
  }
  return null
}

/** «همکاری بیش از پیش تهران و مسکو»: an adverb that holds a preposition. */
function isMoreThanBefore({ tokens }: Sentence, at: number): boolean {
  return tokens[at - 1]?.text === 'بیش' && tokens[at + 1]?.text === 'پیش'
}

/** «con la compañía petrolera estatal de Irán», "avec le ministère de Russie": the noun that a name owns stands behind "with". */
function isCompanion({ lang, tokens, roles, mentions }: Sentence, of: number): boolean {
  if (!ROMANCE.has(lang)) return false
  for (let at = of - 1; at >= Math.max(0, of - LONGEST_NOUN); at--) {
    if (roles[at]?.has('with') === true) return true
    if (tokens[at]?.kind === 'mark' || roles[at]?.has('clause') === true) return false
    if (mentions.some(({ first, end }) => first <= at && at < end)) return false
  }
  return false
}
const ROMANCE = new Set(['es', 'fr'])
const LONGEST_NOUN = 5

/** "with Iran emerging as an enabler": who does something himself is nobody's companion. */
function withoutAbsolute({ lang, tokens }: Sentence, end: number, role: Role | null): Role | null {
  return role === 'with' && lang === 'en' && ACTING.test(tokens[end]?.text ?? '') ? null : role
}
const ACTING = /^[a-z]{3,}ing$/u

const SPEECH_REACH = 2
const BYLINE_WORDS = 7

function isSpeaker(sentence: Sentence, first: number, end: number): boolean {
  const { roles, tokens } = sentence
  for (let at = end; at < Math.min(tokens.length, end + SPEECH_REACH); at++) {
    if (roles[at]?.has('speech') === true) return true
    if (roles[at]?.has('rank') !== true) break
  }
  for (let at = first - 1; at >= Math.max(0, first - BYLINE_WORDS); at--) {
    if (roles[at]?.has('speech') === true) {
      return tokens[end] === undefined || tokens[end].kind === 'mark' || tokens[at - 1]?.kind === 'mark'
    }
    if (sentence.mentions.some((mention) => mention.first <= at && at < mention.end)) break
    if (roles[at]?.has('rank') !== true && sentence.named[at] !== true) break
  }
  if (tokens[end]?.text === ':' && end <= BYLINE_WORDS) return true
  const dash = tokens.findLastIndex(({ text, glued }) => text === '-' && !glued)
  if (dash <= 0 || first < dash || tokens.length - dash > BYLINE_WORDS + 1) return false
  return !sentence.cues.some((cue) => cue.first > dash)
}

/** Whether the name only says where somebody is posted: "ambassador to Iran", «посол в Тегеране». */
function isPost({ roles, tokens }: Sentence, first: number): boolean {
  const led = roles[first - 1]
  if (led?.has('post') === true && !led.has('rank')) return true
  if (led?.has('in') !== true && led?.has('to') !== true) return false
  const before = Math.max(0, first - ENVOY_REACH)
  const envoy = roles.slice(before, first - 1).findLastIndex((at) => at.has('envoy'))
  return envoy >= 0 && !tokens.slice(before + envoy, first).some(({ kind }) => kind === 'mark')
}
const ENVOY_REACH = 5

/** "the ministry" is the own country's, "the ministry of Norway" is not. */
function isQualified({ roles }: Sentence, mention: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.first - mention.end > 1) return false
  return !PREPOSITIONS.some((name) => roles[mention.end]?.has(name) === true)
}

const MOST_NAME_WORDS = 3

function nameEnd(sentence: Sentence, end: number, next: number): number {
  let at = end
  while (at < Math.min(next, end + MOST_NAME_WORDS) && sentence.named[at] === true) at++
  return at
}

/** Groups the parties of a sentence in their order; a reference to two countries is a group only where `resolved` says whose. */
export function groupParties(sentence: Sentence, resolved: boolean): readonly Group[] {
  const mentions = sentence.mentions.filter((mention, at) => {
    if (mention.kind === 'home') return !isQualified(sentence, mention, sentence.mentions[at + 1])
    return !isPost(sentence, mention.first) && (mention.kind !== 'pair' || resolved)
  })
  const bundles: Mention[][] = []
  for (const mention of mentions) {
    const bundle = bundles.at(-1)
    const last = bundle?.at(-1)
    const joined =
      bundle !== undefined &&
      last !== undefined &&
      mention.kind !== 'pair' &&
      last.kind !== 'pair' &&
      (last.side === mention.side || isList(sentence, bundle, mention)) &&
      !(
        isCommaOnly(sentence, last, mention) &&
        (areUnlike(sentence, last, mention) || isAside(sentence, bundle, mention))
      ) &&
      ((hasClitic(sentence, mention, 'and') && mention.first - last.end <= 2) ||
        joins(sentence, nameEnd(sentence, last.end, mention.first), mention.first, last.side === mention.side))
    if (joined) bundle.push(mention)
    else bundles.push([mention])
  }
  return bundles.map((bundle, at) => groupOf(sentence, bundle, bundles[at + 1]?.[0]?.first ?? sentence.tokens.length))
}

function groupOf(sentence: Sentence, mentions: readonly Mention[], next: number): Group {
  const first = mentions[0]?.first ?? 0
  const last = mentions.at(-1)
  const end = nameEnd(sentence, last?.end ?? first, next)
  const has = (side: Mention['side']): boolean => mentions.some((mention) => mention.side === side)
  const both = has('both')
  return {
    first,
    end,
    russia: has('RU') || both,
    iran: has('IR') || both,
    other: has('other'),
    size: new Set(mentions.map(({ side, id }) => (side === 'other' ? id : side))).size + (both ? 1 : 0),
    adjective: mentions.every(({ kind }) => kind === 'adjective'),
    possessive: sentence.tokens[end]?.text === "'s" || sentence.tokens[end]?.text === "'",
    role:
      (last === undefined ? null : caseOf(sentence, last, mentions.length === 1)) ??
      withoutAbsolute(sentence, end, roleBefore(sentence, first)),
    speaker: isSpeaker(sentence, first, end),
    resolved: mentions.some(({ kind }) => kind === 'pair'),
    mentions,
  }
}
