import type { AreaHit, Cue, Sentence } from './annotate-text.ts'
import type { Group } from './group-parties.ts'
import { cover, distance, isOther, sideOf, type Link, type Scene } from './link.ts'

/** A weapon named as one side's make: "Iranian drones", "Shahed drones from Iran". */
interface Make {
  readonly first: number
  readonly end: number
  readonly maker: Group
}

const MAKE_REACH = 3
const USE_REACH = 8
const USER_REACH = 16

/** Links through things: one side uses, or is sent, what the other made. No verb of giving need be there: "Iranian drones to Russia". */
export function findArmsLinks(scene: Scene): readonly Link[] {
  const { sentence, groups } = scene
  const launch = findLaunch(scene)
  const used = makesOf(scene).flatMap((make) => {
    const links: Link[] = []
    for (const user of groups) {
      const side = sideOf(user)
      if (side === null || side === sideOf(make.maker) || user === make.maker) continue
      const cue = tieOf(sentence, groups, make, user)
      if (cue !== null)
        links.push({ rule: 'made-by-other', score: 0.78, ...cover([make, user, cue]), cue, groups: [make.maker, user] })
    }
    return links
  })
  return launch === null ? used : [...used, launch]
}

/** One side's satellite on the other's rocket: both are there, with a launch. "A Russian rocket put an Iranian satellite into orbit." */
function findLaunch({ sentence, groups }: Scene): Link | null {
  const crafts = sentence.areas.filter(({ area }) => area === 'space')
  const cue = sentence.cues.find(({ id }) => id === 'give-launch')
  if (cue === undefined || crafts.length === 0) return null
  const iran = groups.find((group) => sideOf(group) === 'IR')
  const russia = groups.find((group) => sideOf(group) === 'RU') ?? crafts.find(({ side }) => side === 'RU')
  if (iran === undefined || russia === undefined || groups.some((group) => isOther(group) && group.role === null))
    return null
  const named = groups.filter((group) => group === iran || group === russia)
  return { rule: 'launch', score: 0.78, ...cover([cue, iran, russia]), cue, groups: named }
}

function makesOf({ sentence, groups }: Scene): readonly Make[] {
  const weapons = sentence.areas.filter(({ kind }) => kind === 'weapon')
  return weapons.flatMap((weapon) => {
    const makers = groups.filter((group) => isMaker(sentence, group, weapon))
    const maker = makers.toSorted((a, b) => distance(a, weapon) - distance(b, weapon))[0]
    return maker === undefined ? [] : [{ ...cover([weapon, maker]), maker }]
  })
}

function isMaker({ lang, tokens }: Sentence, group: Group, weapon: AreaHit): boolean {
  if (sideOf(group) === null) return false
  const near = distance(group, weapon) <= MAKE_REACH
  const marks = tokens
    .slice(Math.min(group.end, weapon.end), Math.max(group.first, weapon.first))
    .some(({ kind }) => kind === 'mark')
  if (!near || marks) return false
  if (group.end <= weapon.first) return group.adjective || group.possessive
  return group.role === 'from' || (lang !== 'en' && group.adjective)
}

/** The word that ties the user to the thing: "uses", "launched by"; or the preposition of "to Russia" itself. */
function tieOf(sentence: Sentence, groups: readonly Group[], make: Make, user: Group): Cue | null {
  if (distance(make, user) > USER_REACH) return null
  if (user.possessive && user.end <= make.first && make.first - user.end <= 2) return placeCue(make)
  if (user.role === 'to' && user.first >= make.end && user.first - make.end <= 3) return placeCue(make)
  for (const cue of sentence.cues) {
    if (cue.frame !== 'use' || distance(cue, make) > USE_REACH) continue
    if (user.role === 'on' || user.role === 'in' || user.role === 'about') continue
    const actor = groups.findLast((group) => group.end <= cue.first && group !== make.maker && group.role !== 'in')
    const agent = user.role === 'by' || user.role === 'from' || (sentence.lang !== 'en' && user.role === null)
    const passive = cue.first >= make.end && user.first >= cue.end && agent
    if (passive || actor === user || (actor !== undefined && !isOther(actor)) || user.end <= cue.first) {
      if (
        actor !== undefined &&
        isOther(actor) &&
        !passive &&
        actor.role === null &&
        actor.first > user.first &&
        !actor.adjective
      )
        continue
      return cue
    }
  }
  return null
}

function placeCue({ first, end }: Make): Cue {
  return { first, end, frame: 'give', area: 'arms', id: 'made-by-other' }
}
