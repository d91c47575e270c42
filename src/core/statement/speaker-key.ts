import { foldText } from '../text/fold-text.ts'
import type { Speaker } from './statement.ts'

const NAME_WORD = /[\p{L}\p{Nd}]+/gu
const SOUNDS: readonly (readonly [pattern: RegExp, to: string])[] = [
  [/(?:iy|ij|yi|ii|ey|ei|ai|ay|y|j)(?=$|[^aeiou])/gu, 'i'],
  [/kh/gu, 'h'],
  [/ou|oo/gu, 'u'],
  [/(.)\1/gu, '$1'],
]

/** The key of a speaker whom nothing names: never the same as another. */
export const UNKNOWN_SPEAKER = 'unknown'

/**
 * Who speaks, as one string: the gazetteer's actor where known, else the name with the usual transliterations levelled, else the
 * organization, else role and country ("anonymous:official:US"), else `UNKNOWN_SPEAKER`.
 *
 * @example speakerKey({ name: 'Sergey Lavrov', role: null, organization: null, country: null }) // 'person:sergi lavrov'
 */
export function speakerKey(speaker: Speaker): string {
  // The gazetteer's slug is the usual English name: who is added to it later keeps the key that they had before.
  if (speaker.actor) return `${speaker.name ? 'person' : 'body'}:${level(speaker.actor.replaceAll('-', ' '))}`
  if (speaker.name) return `person:${level(speaker.name)}`
  if (speaker.role)
    return `anonymous:${level(speaker.role)}:${level(speaker.organization ?? '')}:${speaker.country ?? ''}`
  if (speaker.organization) return `body:${level(speaker.organization)}:${speaker.country ?? ''}`
  return UNKNOWN_SPEAKER
}

/** Whether two keys may be the same person or body; a bare surname fits a full name that ends in it. */
export function isSameSpeaker(a: string, b: string): boolean {
  if (a === b) return a !== UNKNOWN_SPEAKER
  const [nameA, nameB] = [personName(a), personName(b)]
  if (nameA === undefined || nameB === undefined) return false
  const [wordsA, wordsB] = [nameA.split(' '), nameB.split(' ')]
  if (wordsA.at(-1) !== wordsB.at(-1)) return false
  return wordsA.length === 1 || wordsB.length === 1
}

/** Whether the key names a person or body, so that two statements under it are surely of one speaker. */
export function isNamedSpeaker(key: string): boolean {
  return key.startsWith('person:') || key.startsWith('body:')
}

function personName(key: string): string | undefined {
  return key.startsWith('person:') ? key.slice('person:'.length) : undefined
}

function level(name: string): string {
  const words = foldText(name).text.match(NAME_WORD) ?? []
  return words.map((word) => SOUNDS.reduce((text, [pattern, to]) => text.replace(pattern, to), word)).join(' ')
}
