import type { ModeHit, Place, Sentence } from './annotate-text.ts'
import type { Area, Modality } from './cooperation.ts'
import type { Mode } from './cooperation-lexicon.ts'
import { crossesClause, type Link } from './link.ts'

/** How far a marker reaches to the word it governs, in tokens: before and after it. */
const REACH: Readonly<Record<Mode, readonly [before: number, after: number]>> = {
  deny: [16, 14],
  not: [3, 0],
  hedge: [18, 10],
  hearsay: [40, 40],
  plan: [12, 0],
  ahead: [0, 12],
  offer: [8, 0],
  talk: [8, 0],
  may: [12, 0],
  fact: [2, 0],
}
/** Where the verb ends the sentence, its negation and tense stand behind. */
const VERB_LAST = new Set(['fa', 'tr'])
const VERB_LAST_AFTER: Readonly<Record<Mode, number>> = {
  deny: 14,
  not: 6,
  hedge: 10,
  hearsay: 40,
  plan: 12,
  ahead: 12,
  offer: 12,
  talk: 6,
  may: 6,
  fact: 0,
}
/** Where objects stand between an offer and its infinitive: «предложила Ирану и Азербайджану провести в мае учения». */
const SLAVIC = new Set(['ru', 'uk'])
const SLAVIC_OFFER = 12
const HANDS = new Set(['give', 'get', 'support', 'use'])
/** Frames of nouns: what is denied at the sentence's end is seldom the noun itself. */
const NOUN_NOT_AFTER = 2
const NOUNS = new Set(['bond', 'joint', 'ally'])
/** "will discuss Moscow's ties with Tehran": what belongs to a side is there already. */
const EVENTS = new Set(['contact', 'joint'])
/** What is there already does not begin: "ties will be strengthened". */
const HELD = new Set(['ally', 'use'])
const TENSES: ReadonlySet<Mode> = new Set<Mode>(['plan', 'offer', 'talk', 'may'])
/** What is owned stands next to its owner: "offered to accept Iran's uranium and store it" has not happened. */
const OWNED_REACH = 3
const INFINITIVE = 'to'
const GOODS_REACH = 10
const CAUSE_REACH = 3
const LONGEST_TITLE = 4

/** Matters of which people say "discuss" before there is anything; talks on the state of the world have happened. */
const DEALS: ReadonlySet<Area> = new Set<Area>(['arms', 'space', 'energy', 'economy', 'transport'])

/** How sure the sentence is of one link, by the markers whose scope reaches it. */
export function judgeModality(sentence: Sentence, link: Link): Modality {
  const has = (mode: Mode): boolean => sentence.modes.some((hit) => hit.mode === mode && reaches(sentence, link, hit))
  const denied = has('deny')
  const refusals = sentence.modes.filter(({ mode }) => mode === 'deny')
  const negations = sentence.modes.filter(
    (hit) =>
      hit.mode === 'not' &&
      reaches(sentence, link, hit) &&
      !refusals.some((deny) => deny.first <= hit.first && hit.end <= deny.end),
  )
  const negated = negations.length > 0 || isNegatedVerb(sentence, link)
  if (denied && !negations.some((hit) => refusals.some((deny) => cancels(sentence, deny, hit)))) return 'denied'
  if (negated && !denied && negations.some((hit) => isForbidden(sentence, hit))) return 'prospective'
  if (negated && !denied && !isDoubled(sentence, link)) return 'denied'
  const doubted = has('hedge') || has('hearsay') || isConditional(sentence, link)
  const facts = sentence.modes.filter((hit) => hit.mode === 'fact' && reaches(sentence, link, hit))
  if (facts.some((hit) => !isOnlyPossible(sentence, hit)) && !doubted) return 'asserted'
  if (doubted || (has('may') && HANDS.has(link.cue.frame))) return 'alleged'
  if (has('may')) return 'prospective'
  if (has('plan') || (has('ahead') && !HELD.has(link.cue.frame)) || has('offer') || isInfinitive(sentence, link))
    return 'prospective'
  if (isQuestioned(sentence, link)) return 'prospective'
  if (has('talk') && HANDS.has(link.cue.frame)) return 'prospective'
  if (isAboutGoods(sentence, link)) return 'prospective'
  return 'asserted'
}

/** "plans sanctions for selling drones": what is punished has happened. */
function isBlamed({ tokens, cues }: Sentence, { first }: Place): boolean {
  if (tokens[first - 1]?.text !== 'for' || tokens[first]?.text.endsWith('ing') !== true) return false
  return cues.some(({ frame, end }) => frame === 'adverse' && end <= first)
}

/** "could enable Russia to export" has not happened; what one "could stop" has. */
function isOnlyPossible({ tokens }: Sentence, { first }: Place): boolean {
  return AUXILIARIES.has(tokens[first - 1]?.text ?? '') && !ENDS.has(tokens[first]?.text ?? '')
}
const AUXILIARIES = new Set(['could', 'would', 'will', 'can', 'may', 'might', 'should', 'must'])
const ENDS = new Set(['stop', 'cease', 'halt', 'quit', 'end'])

function reaches(sentence: Sentence, link: Link, hit: ModeHit): boolean {
  const { cue, groups } = link
  const [before, after] = REACH[hit.mode]
  if (hit.first < cue.end && cue.first < hit.end) {
    return (
      hit.mode === 'plan' ||
      (hit.mode === 'not' && cue.id !== 'support-vote') ||
      (hit.mode === 'offer' && (HANDS.has(cue.frame) || cue.id === 'contact-visit'))
    )
  }
  if (crossesClause(sentence, cue, hit) && hit.mode !== 'deny' && hit.mode !== 'hearsay') return false
  if (hit.end <= cue.first) {
    if (hit.mode === 'deny' && sentence.lang !== 'de' && endsAtComma(sentence, hit.end, cue.first)) return false
    if (
      TENSES.has(hit.mode) &&
      !EVENTS.has(cue.frame) &&
      groups.some(
        ({ possessive, first, end }) =>
          possessive &&
          first >= hit.end &&
          end <= cue.first &&
          (!HANDS.has(cue.frame) || cue.first - end <= OWNED_REACH),
      )
    ) {
      return false
    }
    if (sentence.lang === 'en' && TENSES.has(hit.mode) && isBlamed(sentence, cue)) return false
    const start = hit.mode === 'not' ? phraseStart(link) : cue.first
    return start - hit.end <= (hit.mode === 'offer' && SLAVIC.has(sentence.lang) ? SLAVIC_OFFER : before)
  }
  if (hit.mode === 'hedge' && sentence.lang === 'ru' && sentence.roles[hit.first - 1]?.has('and') === true) return false
  if (hit.mode === 'not' && hit.first === cue.end && HANDS.has(cue.frame)) return true
  const verbLast = hit.mode === 'not' && NOUNS.has(cue.frame) ? NOUN_NOT_AFTER : VERB_LAST_AFTER[hit.mode]
  return hit.first - cue.end < (VERB_LAST.has(sentence.lang) ? verbLast : after)
}

const FORBID_REACH = 7
const FORBID_RUSSIAN =
  /^(?:попрос|прос|призва|призыва|потреб|требу|предупре|предостер|убежда|убеди|уговор|закли|закле|вимага|застере)/u
const SO_THAT = new Set(['чтобы', 'щоб', 'аби'])
const INFINITIVE_RUSSIAN = /(?:ть|ти|чь)(?:ся)?$/u

/** «попросил Россию не передавать», «призвал не поставлять». */
function isForbiddenInRussian(tokens: Sentence['tokens'], first: number, end: number): boolean {
  const before = tokens.slice(Math.max(0, first - FORBID_REACH), first)
  if (before.some(({ text }) => SO_THAT.has(text))) return true
  return INFINITIVE_RUSSIAN.test(tokens[end]?.text ?? '') && before.some(({ text }) => FORBID_RUSSIAN.test(text))
}
const FORBID = /^(?:warn|urg|tell|told|press|ask|call|demand|caution|implor|advis|messag|communicat|signal)/u
const DUTY = new Set(['must', 'should'])

/** "warned Iran not to supply", "Don't send them weapons", "must not sell": what is forbidden is feared to come. */
function isForbidden({ lang, tokens, roles }: Sentence, { first, end }: Place): boolean {
  if (lang === 'ru' || lang === 'uk') return isForbiddenInRussian(tokens, first, end)
  if (lang !== 'en') return false
  const before = tokens[first - 1]
  if (DUTY.has(before?.text ?? '')) return true
  const word = tokens[first]?.text ?? ''
  if (word === 'don' || word === "don't")
    return before === undefined || before.kind === 'mark' || roles[first - 1]?.has('and') === true
  if (word !== 'not' || tokens[end]?.text !== INFINITIVE) return false
  return tokens.slice(Math.max(0, first - FORBID_REACH), first).some(({ text }) => FORBID.test(text))
}

/** Persian writes the negation together with the verb: «نگرفته‌ایم», «نمی‌فروشد». */
const NEGATED_VERB = /^ن(?:می)?(?:داد|ده|فروخ|فروش|فرستاد|فرست|گرفت|گیر|خرید|خر|گذاشت|گذار|رساند|رسید|پذیرف)/u

function isNegatedVerb({ lang, tokens }: Sentence, { cue }: Link): boolean {
  return lang === 'fa' && tokens.slice(cue.first, cue.end).some(({ text }) => NEGATED_VERB.test(text))
}

/** "did not deny": the two stand in one phrase; in two phrases each denies. */
function cancels({ roles, tokens }: Sentence, deny: Place, not: Place): boolean {
  const from = Math.min(deny.end, not.end)
  const to = Math.max(deny.first, not.first)
  for (let at = from; at < to; at++) {
    if (tokens[at]?.kind === 'mark' || roles[at]?.has('and') === true || roles[at]?.has('clause') === true) return false
  }
  return true
}

/** "to Iran's rescue" begins with its owner. */
function phraseStart({ cue, groups }: Link): number {
  return Math.min(
    cue.first,
    ...groups.filter(({ end, possessive }) => possessive && cue.first - end === 1).map(({ first }) => first),
  )
}

const SUBORDINATORS = new Set(['that', 'что', 'که', 'що', 'dass', 'daß', 'que', 'أن', 'כי'])

/** A comma ends the scope of a denial, unless what is denied follows it: «отрицают, что». */
function endsAtComma({ tokens }: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (tokens[at]?.text === ',' && !SUBORDINATORS.has(tokens[at + 1]?.text ?? '')) return true
  }
  return false
}

/** "discussing supplies of wheat": what is discussed has yet to come. */
export function isAboutGoods(sentence: Sentence, link: Link): boolean {
  const { cue } = link
  const talks =
    isTalksOn(sentence, link) ||
    sentence.modes.some((hit) => hit.mode === 'talk' && hit.first < cue.end && cue.first < hit.end)
  if (cue.frame !== 'contact' || !(talks || cue.id === 'contact-discuss')) return false
  const isAhead = ({ first, end }: Place): boolean => {
    if (first >= cue.end) return first - cue.end <= GOODS_REACH
    return VERB_LAST.has(sentence.lang) && cue.first >= end && cue.first - end <= GOODS_REACH
  }
  if (sentence.cues.some((next) => HANDS.has(next.frame) && isAhead(next))) return true
  const ties = sentence.cues.some((next) => next.frame === 'bond' && isAhead(next))
  return !ties && cue.id === 'contact-discuss' && sentence.areas.some((hit) => DEALS.has(hit.area) && isAhead(hit))
}

/** «مذاکرات ایران و روسیه برای ساخت …»: who talks stands between the word and what it is about. */
function isTalksOn({ lang, tokens, roles }: Sentence, { cue, groups }: Link): boolean {
  if (lang !== 'fa' || !NEGOTIATION.test(tokens[cue.first]?.text ?? '')) return false
  return groups.some(({ first, end }) => {
    return first === cue.end && (roles[end]?.has('for') === true || roles[end + 1]?.has('about') === true)
  })
}
const NEGOTIATION = /^مذاکر/u

/** «Rusia estaría entrenando», « des soldats suivraient »: the conditional of the press says that somebody else says so. */
function isConditional({ lang, tokens }: Sentence, { cue }: Link): boolean {
  const pattern = CONDITIONALS.get(lang)
  if (pattern === undefined || !HANDS.has(cue.frame)) return false
  return tokens.slice(Math.max(0, cue.first - CONDITIONAL_REACH), cue.end).some(({ text }) => pattern.test(text))
}
const CONDITIONALS: ReadonlyMap<string, RegExp> = new Map([
  ['es', /^(?:estar|habr|ser|suministrar|recibir|vender|enviar|entregar)ian?$/u],
  ['fr', /..r(?:ait|aient)$/u],
])
const CONDITIONAL_REACH = 4

/** After a negation these deny nothing: "not only", "no limits", "no secret". */
const ONLY = new Set([
  'only',
  'just',
  'merely',
  'limit',
  'limits',
  'doubt',
  'secret',
  'obstacle',
  'obstacles',
  'restrictions',
  'только',
  'лишь',
  'просто',
  'лише',
  'тільки',
  'تنها',
  'فقط',
  'nur',
  'seulement',
  'solo',
])

/** "never hid its support": the negation stands before another verb, not before the tie. */
function isDoubled(sentence: Sentence, { cue }: Link): boolean {
  const hit = sentence.modes.findLast(({ mode, end }) => mode === 'not' && end <= cue.first)
  if (hit === undefined) return false
  if (ONLY.has(sentence.tokens[hit.end]?.text ?? '')) return true
  return sentence.lang === 'en' && cue.first - hit.end >= 2 && sentence.roles[cue.first - 1]?.has('anaphor') === true
}

/** Nothing but a title or a name between: "Russian deputy premier to sign". */
function isTitle({ roles, named }: Sentence, from: number, to: number): boolean {
  if (to - from > LONGEST_TITLE) return false
  return roles
    .slice(from, to)
    .every((roles, at) => roles.has('rank') || roles.has('office') || named[from + at] === true)
}

/** "Is an alliance possible?" */
function isQuestioned({ tokens, modes }: Sentence, { cue }: Link): boolean {
  return tokens.at(-1)?.text === '?' && modes.some(({ mode, first }) => mode === 'offer' && first >= cue.end)
}

/** A headline's future: "Putin to visit Iran", "Iran to buy Russian jets". */
function isInfinitive(sentence: Sentence, { cue, groups }: Link): boolean {
  if (sentence.lang !== 'en') return false
  for (let at = cue.first - 1; at >= Math.max(1, cue.first - 3); at--) {
    if (sentence.tokens[at]?.text !== INFINITIVE) continue
    const owner = [...groups, ...sentence.mentions].find(({ end }) => end <= at && isTitle(sentence, end, at))
    if (owner === undefined) return false
    return !sentence.modes.some(
      ({ mode, end }) => mode === 'fact' && end <= owner.first && owner.first - end <= CAUSE_REACH,
    )
  }
  return false
}
