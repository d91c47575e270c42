import type { Token } from '../lexicon/tokenize-terms.ts'
import type { AreaHit, Cue, Place, Sentence } from './annotate-text.ts'
import type { Frame } from './cooperation-lexicon.ts'
import { isAccused } from './find-subject.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

/** A thing named as one side's: "Iranian drones", "missiles from Iran", "Iran's uranium". */
interface Made extends Place {
  readonly kind: AreaHit['kind']
  readonly area: AreaHit['area']
  readonly maker: Group
}

const MAKER_REACH = 3
const CUE_REACH = 8
/** Where the verb ends the sentence, it stands behind all circumstances. */
const VERB_LAST_REACH = 16
const VERB_LAST = new Set(['fa', 'tr'])
const USER_REACH = 16
const BESIDE = 3
const TAKEN_REACH = 6
const SENT_REACH = 8

/** Links through things: one side uses, takes or is sent what is the other's: "Russia fires Iranian drones", "Iranian drones to Russia". */
export function findMadeLinks(scene: Scene): readonly Link[] {
  const { sentence, groups } = scene
  if (isLaunch(sentence)) return []
  return madeThings(scene).flatMap((made) => {
    const users = groups.filter((group) => sideOf(group) !== null && sideOf(group) !== sideOf(made.maker))
    if (users.length === 0) return byPronoun(scene, made)
    return users.flatMap((user) => {
      const cue = tieOf(sentence, groups, made, user)
      if (cue === null) return []
      return [
        {
          rule: 'made-by-other',
          score: 0.78,
          ...cover([made, user, cue]),
          cue,
          groups: [made.maker, user],
          area: made.area,
        },
      ]
    })
  })
}

/** Whether a satellite is launched: a rocket that carries one is no weapon. */
export function isLaunch({ areas, cues }: Sentence): boolean {
  return cues.some(({ id }) => id === 'give-launch') && areas.some(({ area }) => area === 'space')
}

/** "Then it fired Iranian missiles at the port": the user was named in the sentence before. */
function byPronoun({ sentence, groups, antecedent }: Scene, made: Made): readonly Link[] {
  if (made.kind !== 'weapon' || antecedent === null || antecedent === sideOf(made.maker)) return []
  const cue = sentence.cues.find((cue) => {
    const near = cue.frame === 'use' && cue.id !== 'use-war' && cue.end <= made.first && made.first - cue.end <= BESIDE
    return near && sentence.roles.slice(0, cue.first).some((roles) => roles.has('anaphor'))
  })
  if (cue === undefined || groups.some((group) => isOther(group) && group.end <= cue.first)) return []
  return [
    { rule: 'made-by-other-pronoun', score: 0.6, ...cover([made, cue]), cue, groups: [made.maker], area: made.area },
  ]
}

function madeThings({ sentence, groups }: Scene): readonly Made[] {
  return sentence.areas.flatMap((hit) => {
    if (hit.kind === 'project' || hit.area === 'diplomacy') return []
    const makers = groups.filter((group) => isMaker(sentence, group, hit))
    const maker = makers.toSorted((a, b) => distance(a, hit) - distance(b, hit))[0]
    if (maker === undefined) return []
    return [{ ...cover([hit, maker]), kind: hit.kind, area: hit.area, maker }]
  })
}

function isMaker({ lang, tokens }: Sentence, group: Group, hit: AreaHit): boolean {
  if (sideOf(group) === null || distance(group, hit) > MAKER_REACH) return false
  const gap = tokens.slice(Math.min(group.end, hit.end), Math.max(group.first, hit.first))
  if (gap.some(({ kind, text }) => kind === 'mark' && !QUOTES.has(text))) return false
  if (group.end <= hit.first) return isOwnerBefore(lang, group, gap)
  if (group.role === 'from') return true
  return lang !== 'en' && gap.length === 0 && (group.adjective || hit.kind !== 'term')
}

/** 'Iranian-made "kamikaze" drones'. */
const QUOTES = new Set(['"', "'", '“', '”', '‘', '’'])

/** Languages whose adjectives stand behind their nouns: «مسيرات إيرانية», "drones iraniens". */
const ADJECTIVE_LAST = new Set(['ar', 'es', 'fa', 'fr', 'he'])

function isOwnerBefore(lang: string, group: Group, gap: readonly Token[]): boolean {
  if (ADJECTIVE_LAST.has(lang)) return false
  return group.adjective || group.possessive || (lang === 'zh' && gap.every(({ text }) => text === '的'))
}

/** The word that ties the user to the thing: "uses", "launched by"; or the place of the names alone. */
function tieOf(sentence: Sentence, groups: readonly Group[], made: Made, user: Group): Cue | null {
  if (distance(made, user) > USER_REACH) return null
  const beside: Cue = { first: made.first, end: made.end, frame: 'give', area: made.area, id: 'made-by-other' }
  if (made.kind === 'weapon' && user.possessive && user.end <= made.first && made.first - user.end < BESIDE)
    return beside
  if (user.role === 'to' && user.first >= made.end && user.first - made.end <= SENT_REACH) return beside
  if (made.kind === 'weapon' && isTool(sentence, made) && user.role === null && user.end <= made.first)
    return { ...beside, frame: 'use' }
  const frames = FRAMES[made.kind] ?? []
  const reach = VERB_LAST.has(sentence.lang) ? VERB_LAST_REACH : CUE_REACH
  const near = sentence.cues.filter((cue) => frames.includes(cue.frame) && distance(cue, made) <= reach)
  return (
    near.find((cue) => {
      if (cue.id === 'get-expect') return false
      if (cue.id === 'use-war') return isFed(sentence, made, user, cue)
      return isUser(sentence, groups, made, user, cue) && (made.kind !== 'term' || isTaken(made, user, cue))
    }) ?? null
  )
}

/** «бьёт иранскими дронами»: Russian puts the weapon that one uses in a case of its own. */
function isTool({ lang, tokens }: Sentence, made: Made): boolean {
  return lang === 'ru' && TOOL.test(tokens[made.end - 1]?.text ?? '')
}
const TOOL = /(?:ами|ями)$/u

/** What one does with the other's weapons, uranium, other goods. */
const FRAMES: Readonly<Partial<Record<AreaHit['kind'], readonly Frame[]>>> = {
  weapon: ['use', 'get'],
  thing: ['give', 'get'],
  term: ['get', 'use'],
}

/** "Tehran orders Russian turbines": the one who takes stands before the word, the goods right after. */
function isTaken(made: Made, user: Group, cue: Cue): boolean {
  return user.end <= cue.first && made.first >= cue.end && made.first - cue.end <= TAKEN_REACH && user.role === null
}

/** "Iranian drones fuel Russia's war": the war is the user's, and a word of help binds the two. */
function isFed(sentence: Sentence, made: Made, user: Group, war: Cue): boolean {
  if (!(user.possessive || user.adjective) || user.end > war.first || war.first - user.end > BESIDE) return false
  const from = Math.min(war.end, made.end)
  const to = Math.max(war.first, made.first)
  return sentence.cues.some(({ frame, first }) => HELPS.has(frame) && first >= from && first < to)
}
const HELPS: ReadonlySet<Frame> = new Set<Frame>(['support', 'give'])

function isUser(sentence: Sentence, groups: readonly Group[], made: Made, user: Group, cue: Cue): boolean {
  if (user.role === 'on' || user.role === 'about') return false
  if (isAccused(sentence, user)) return true
  if (user.role === 'to') return false
  if (user.first >= cue.end) {
    if (isInWar(sentence, user)) return true
    const agent = user.role === 'by' || user.role === 'from' || (sentence.lang !== 'en' && user.role === null)
    return agent && (cue.first >= made.end || (sentence.lang === 'ar' && user.end <= made.first))
  }
  const actor = groups.findLast((group) => group.end <= cue.first && group !== made.maker && isActor(group))
  return actor === undefined || actor === user || !isOther(actor)
}

/** «به کار رفتن پهپادهای ایرانی در جنگ روسیه»: the war that the weapon serves in is the user's. */
function isInWar({ lang, cues }: Sentence, user: Group): boolean {
  if (lang === 'en') return false
  return cues.some(({ id, end }) => id === 'use-war' && end <= user.first && user.first - end < BESIDE)
}

/** "Ukraine's" and "in Ukraine" do not act. */
function isActor(group: Group): boolean {
  return group.role === null && !group.possessive && !(isOther(group) && group.adjective)
}

/** "Iran to receive Su-35 jets": the thing is one side's by its name, and the other is about to have it. */
export function findNamedGoodsLinks({ sentence, groups }: Scene): readonly Link[] {
  return sentence.areas.flatMap((hit) => {
    if (hit.side === null || hit.area === 'nuclear' || hit.area === 'space') return []
    const cue = sentence.cues.findLast(
      ({ frame, end }) => frame === 'get' && end <= hit.first && hit.first - end <= CUE_REACH,
    )
    const user = cue === undefined ? undefined : groups.findLast((group) => group.end <= cue.first && isActor(group))
    if (cue === undefined || user === undefined || sideOf(user) === null || sideOf(user) === hit.side) return []
    return [{ rule: 'named-goods', score: 0.6, ...cover([user, cue, hit]), cue, groups: [user], area: hit.area }]
  })
}

/** "Two Yak-130 handed over to the Iranian air force", «Як-130 переданы ВВС Ирана»: goods of one side by name, given, and the other side. */
export function findNamedGiftLinks({ sentence, groups }: Scene): readonly Link[] {
  if (groups.some((group) => isOther(group) && group.role !== 'in')) return []
  return sentence.areas.flatMap((hit) => {
    if (hit.side === null || hit.kind !== 'weapon') return []
    const cue = sentence.cues.find(
      ({ frame, first, end }) => frame === 'give' && distance({ first, end }, hit) <= CUE_REACH,
    )
    const taker = groups.find((group) => sideOf(group) !== null && sideOf(group) !== hit.side && group.role !== 'from')
    if (cue === undefined || taker === undefined || taker.speaker || distance(taker, hit) > USER_REACH) return []
    return [{ rule: 'named-gift', score: 0.6, ...cover([taker, cue, hit]), cue, groups: [taker] }]
  })
}

/** One side's satellite on the other's rocket: both are there, with a launch. "A Russian rocket put an Iranian satellite into orbit." */
export function findLaunchLinks({ sentence, groups }: Scene): readonly Link[] {
  const crafts = sentence.areas.filter(({ area }) => area === 'space')
  const cue = sentence.cues.find(({ id }) => id === 'give-launch')
  if (cue === undefined || crafts.length === 0) return []
  const [iran, russia] = (['IR', 'RU'] as const).map(
    (wanted) => groups.find((group) => sideOf(group) === wanted) ?? crafts.find(({ side }) => side === wanted),
  )
  const third = groups.some((group) => isOther(group) && group.role === null)
  if (iran === undefined || russia === undefined || third) return []
  const named = groups.filter((group) => group === iran || group === russia)
  return [{ rule: 'launch', score: 0.78, ...cover([cue, iran, russia]), cue, groups: named }]
}
