import { matchTerms, type TermMatch } from '../lexicon/match-terms.ts'
import { tokenizeTerms, type Token } from '../lexicon/tokenize-terms.ts'
import { splitSentences } from '../text/split-sentences.ts'
import type { Area } from './cooperation.ts'
import type {
  AreaEntry,
  CooperationLexicon,
  Frame,
  Meaning,
  Mode,
  PartyKind,
  Role,
  Side,
} from './cooperation-lexicon.ts'
import { guessLexiconLanguage } from './guess-lexicon-language.ts'
import { joinIdeographs } from './join-ideographs.ts'

/** A range of tokens `[first, end)`, counted from the sentence's first. */
export interface Place {
  readonly first: number
  readonly end: number
}
export interface Mention extends Place {
  readonly side: 'RU' | 'IR' | 'both' | 'other'
  readonly kind: PartyKind
  readonly id: string
}
export interface Cue extends Place {
  readonly frame: Frame
  readonly area: Area | null
  readonly id: string
}
export interface AreaHit extends Place {
  readonly id: string
  readonly area: Area
  readonly kind: AreaEntry['kind']
  readonly side: 'RU' | 'IR' | null
}
export interface ModeHit extends Place {
  readonly mode: Mode
}

/** A sentence with everything in it that the lexicon knows. `start` and `end` are UTF-16 offsets into the text. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly lang: string
  readonly tokens: readonly Token[]
  /** Whether a token is written with a capital that is not just the style of a headline. */
  readonly named: readonly boolean[]
  readonly mentions: readonly Mention[]
  readonly cues: readonly Cue[]
  readonly areas: readonly AreaHit[]
  readonly modes: readonly ModeHit[]
  readonly roles: readonly ReadonlySet<Role>[]
}

const NO_ROLES: ReadonlySet<Role> = new Set()
const TITLE_CASE_SHARE = 0.7
/** Rules compare the names of a sentence with each other: no sentence may have more tokens than this, so that time stays linear. */
const LONGEST_SENTENCE = 90
/** Addresses hold words (russia-iran-ties) that nobody says. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+/gu

/** Cuts a text into sentences and marks parties, cues, areas, modality and small words. Linear in the text's length. */
export function annotateText(text: string, lang: string | null, lexicon: CooperationLexicon): readonly Sentence[] {
  const language = guessLexiconLanguage(text, lang, new Set(lexicon.matchers.keys()))
  const matcher = lexicon.matchers.get(language)
  if (matcher === undefined) return []
  const written = tokenizeTerms(text)
  const addresses = Array.from(text.matchAll(ADDRESS), ({ index, 0: { length } }) => [index, index + length] as const)
  const found = matchTerms(matcher, written).filter(({ first, end, meaning }) => {
    const at = written[first]?.start ?? 0
    if (addresses.some(([from, to]) => from <= at && at < to)) return false
    if (meaning.caps === 'any') return true
    const name = text.slice(at, meaning.caps === 'first' ? at + 1 : written[end - 1]?.end)
    return name === name.toUpperCase()
  })
  const { tokens, matches } = joinIdeographs(written, found)
  const sentences: Sentence[] = []
  let token = 0
  let match = 0
  for (const [start, end] of splitSentences(text, language)) {
    while (token < tokens.length && (tokens[token]?.start ?? 0) < start) token++
    const opening = token
    while (token < tokens.length && (tokens[token]?.start ?? 0) < end) {
      const from = token
      while (token < tokens.length && token - from < LONGEST_SENTENCE && (tokens[token]?.start ?? 0) < end) token++
      const inside: TermMatch<Meaning>[] = []
      for (; match < matches.length; match++) {
        const hit = matches[match]
        if (hit === undefined || hit.first >= token) break
        if (hit.first >= from && hit.end <= token) {
          inside.push({ first: hit.first - from, end: hit.end - from, meaning: hit.meaning })
        }
      }
      const isFirst = from === opening
      const isLast = (tokens[token]?.start ?? end) >= end
      const head = {
        start: isFirst ? start : (tokens[from]?.start ?? start),
        end: isLast ? end : (tokens[token - 1]?.end ?? end),
        lang: language,
      }
      sentences.push(sentenceOf(text, tokens.slice(from, token), head, inside))
    }
  }
  return sentences
}

type Head = Pick<Sentence, 'start' | 'end' | 'lang'>

function sentenceOf(
  text: string,
  tokens: readonly Token[],
  head: Head,
  matches: readonly TermMatch<Meaning>[],
): Sentence {
  const roles: Set<Role>[] = []
  const mentions: (Place & { side: Side; kind: PartyKind; id: string })[] = []
  const cues: Cue[] = []
  const areas: AreaHit[] = []
  const modes: ModeHit[] = []
  for (const { first, end, meaning } of matches) {
    const place = { first, end }
    if (meaning.type === 'party') mentions.push({ ...place, side: meaning.side, kind: meaning.kind, id: meaning.id })
    else if (meaning.type === 'cue') cues.push({ ...place, frame: meaning.frame, area: meaning.area, id: meaning.id })
    else if (meaning.type === 'area')
      areas.push({ ...place, id: meaning.id, area: meaning.area, kind: meaning.kind, side: meaning.side })
    else if (meaning.type === 'mode') modes.push({ ...place, mode: meaning.mode })
    else for (let at = first; at < end; at++) (roles[at] ??= new Set()).add(meaning.role)
  }
  areas.sort((a, b) => Number(b.side !== null) - Number(a.side !== null))
  mentions.sort((a, b) => Number(b.kind === 'adjective') - Number(a.kind === 'adjective'))
  const parties = longest(mentions, () => 'party').flatMap((mention) => {
    const { side } = mention
    return side === 'none' ? [] : [{ ...mention, side }]
  })
  const ties = withoutGuests(withoutIdioms(cues), areas, parties)
  return {
    ...head,
    tokens,
    named: namesIn(text, tokens, head.lang),
    mentions: parties,
    cues: ties,
    areas: longest(areas, (hit) => (hit.kind === 'weapon' ? 'weapon' : 'term')).filter((hit) => {
      const isPerson = parties.some(
        (party) => party.kind === 'person' && party.first < hit.end && hit.first < party.end,
      )
      return !isPerson && !isTraining(hit, ties)
    }),
    modes: longest(modes, (hit) => hit.mode),
    roles: tokens.map((_, at) => roles[at] ?? NO_ROLES),
  }
}

const RECEIVED_REACH = 3

/** "receives drones" is no reception: what is received is a thing, and nobody is named behind it. */
function withoutGuests(cues: readonly Cue[], areas: readonly AreaHit[], parties: readonly Place[]): readonly Cue[] {
  return cues.filter((cue) => {
    if (cue.frame !== 'contact') return true
    if (!cues.some((other) => other.id === 'get-acquire' && other.first === cue.first && other.end === cue.end))
      return true
    const behind = ({ first }: Place): boolean => first >= cue.end && first - cue.end < RECEIVED_REACH
    const goods = areas.find((hit) => behind(hit) && hit.kind !== 'generic')
    return goods === undefined || parties.some((party) => behind(party) && party.first < goods.first)
  })
}

/** "to train Russian crews" is no railway. */
function isTraining({ area, first }: AreaHit, cues: readonly Cue[]): boolean {
  return area === 'transport' && cues.some((cue) => cue.id === 'give-train' && cue.first === first)
}

/** What an adverse phrase may hold without saying it: "evacuated its staff", "keep from helping". */
const HANDED: ReadonlySet<Frame> = new Set<Frame>(['give', 'get', 'contact', 'support'])

/** "partner" within "partnership agreement" where words are written together: 伙伴, 战略伙伴关系协议. */
function isPartnership(cue: Cue, cues: readonly Cue[]): boolean {
  if (cue.frame !== 'ally') return false
  return cues.some(({ frame, first, end }) => frame === 'bond' && first <= cue.first && cue.end <= end)
}

/** The ties of a sentence without those that are part of an idiom: "a great deal of rain". */
function withoutIdioms(cues: readonly Cue[]): readonly Cue[] {
  const idioms = cues.filter(({ frame, first, end }) => frame === 'none' || (frame === 'adverse' && end - first > 1))
  return longest(cues, (cue) => cue.frame).filter((cue) => {
    return (
      !idioms.some((idiom) => {
        const inside = idiom.first <= cue.first && cue.end <= idiom.end
        return inside && (idiom.frame === 'none' || HANDED.has(cue.frame))
      }) && !isPartnership(cue, cues)
    )
  })
}

/** Leaves out what lies inside a longer hit of its kind; of two on the same words the first stays. */
function longest<T extends Place>(hits: readonly T[], kindOf: (hit: T) => string): readonly T[] {
  const kept: T[] = []
  const sorted = hits.toSorted((a, b) => a.first - b.first || b.end - a.end)
  const reach = new Map<string, number>()
  for (const hit of sorted) {
    const kind = kindOf(hit)
    if (hit.end <= (reach.get(kind) ?? 0)) continue
    reach.set(kind, hit.end)
    kept.push(hit)
  }
  return kept
}

/** English headlines alone write common words with a capital. */
function namesIn(text: string, tokens: readonly Token[], lang: string): readonly boolean[] {
  const capitals = tokens.map(({ kind, start }) => {
    const char = text[start] ?? ''
    return kind === 'word' && char !== char.toLowerCase()
  })
  if (lang !== 'en') return capitals
  const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 3).length
  const upper = tokens.filter(
    ({ kind, text }, at) => kind === 'word' && text.length > 3 && capitals[at] === true,
  ).length
  if (words > 3 && upper / words > TITLE_CASE_SHARE) return tokens.map(() => false)
  return capitals
}
