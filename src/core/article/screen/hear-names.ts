import { soundKey, TITLE_WORDS } from '../../lexicon/name-key.ts'
import { JOINT, OTHER, type Letters } from './letters.ts'
import { isLatin, mayBeHeard, openSoundGate } from './sound-gate.ts'

/** Whether somebody is named on a page as an outlet hears it: Latin words that together sound like a listed name. */
export type Hearing = (letters: Letters) => boolean

/** A word that markup cut into more parts than this is not put together again. */
const MOST_PARTS = 4
/** No name is longer than this on a page, with what is left out of it. */
const LONGEST_NAME = 100
/** A page on which so many names might begin is taken to hold one: looking further costs more than reading it. */
const MOST_LOOKS = 5_000
/** Pages share their vocabulary: 20,000 words cover most of it, and bound the memory of a process that reads for months. */
const REMEMBERED_WORDS = 20_000
const remembered = new Map<string, string>()

/** Makes ready to hear names, given as `soundKey` has them. Linear in the letters. */
export function listenFor(sounds: readonly string[]): Hearing {
  const names = new Set(sounds)
  const beginnings = new Set(sounds.flatMap((sound) => Array.from(sound, (_, at) => sound.slice(0, at + 1))))
  const gate = openSoundGate(sounds)

  /** What is heard of names up to the end of a word, from what was heard before it. */
  function hear(before: ReadonlySet<string>, word: string): ReadonlySet<string> {
    if (word.length === 1) return before
    const heard = new Set(TITLE_WORDS.has(word) ? before : [])
    const sound = soundOf(word)
    for (const beginning of before) if (beginnings.has(beginning + sound)) heard.add(beginning + sound)
    return heard
  }

  /** Whether a name begins at a place. Markup may have cut words: each way to read them is tried. */
  function beginsName(letters: Letters, from: number): boolean {
    let last: ReadonlySet<string> = new Set([''])
    for (let at = from; at < Math.min(letters.length, from + LONGEST_NAME) && last.size > 0;) {
      const { parts, end } = readRun(letters, at)
      const ends = [last]
      for (let to = 1; to <= parts.length; to += 1) {
        const heard = new Set<string>()
        for (let first = Math.max(0, to - MOST_PARTS); first < to; first += 1) {
          for (const sound of hear(ends[first] ?? heard, parts.slice(first, to).join(''))) heard.add(sound)
        }
        for (const sound of heard) if (names.has(sound)) return true
        ends.push(heard)
      }
      last = ends.at(-1) ?? last
      at = end
    }
    return false
  }

  return (letters) => {
    const { units, length } = letters
    let looks = 0
    for (let at = 1; at < length; at += 1) {
      if (!isLatin(units[at] ?? OTHER)) continue
      if (mayBeHeard(gate, letters, at)) {
        looks += 1
        if (looks > MOST_LOOKS || beginsName(letters, at)) return true
      }
      while (isLatin(units[at + 1] ?? OTHER)) at += 1
    }
    return false
  }
}

/** A word alone sounds like too many others for `soundKey`; one with an empty second word is only spelt out. */
function soundOf(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const sound = soundKey(`${word} `) ?? ''
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear()
  remembered.set(word, sound)
  return sound
}

/** The Latin letters from a place on, cut where markup may cut a word; and where the next ones stand. */
function readRun(
  { units, length }: Letters,
  from: number,
): { readonly parts: readonly string[]; readonly end: number } {
  const parts = ['']
  const stop = Math.min(length, from + LONGEST_NAME)
  let at = from
  for (let unit = units[at] ?? OTHER; at < stop && (isLatin(unit) || unit === JOINT); unit = units[at] ?? OTHER) {
    if (unit === JOINT) parts.push('')
    else parts[parts.length - 1] += String.fromCharCode(unit)
    at += 1
  }
  while (at < length && !isLatin(units[at] ?? OTHER)) at += 1
  return { parts: parts.filter((part) => part !== ''), end: at }
}
