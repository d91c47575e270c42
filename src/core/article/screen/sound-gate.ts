import { TITLE_WORDS } from '../../lexicon/name-key.ts'
import { JOINT, OTHER, type Letters } from './letters.ts'

/** Which beginnings of names, by their consonants, somebody listens for. */
export type SoundGate = Uint8Array

/**
 * Consonants that stay apart however `soundKey` writes them. Vowels, y and j become each other; h, k and c come and go (kh, gh,
 * ck, ph); doubled letters become one. So names that sound alike have the same classes here, whatever parts their letters.
 */
const CLASSES = ['b', 'd', 'fp', 'gq', 'l', 'm', 'n', 'r', 's', 't', 'vw', 'x', 'z']
const BASE = CLASSES.length + 1
/** So many consonants are looked at. */
const DEPTH = 4
const SMALL_A = 97
const SMALL_Z = 122
/** No name is longer than this on a page. */
const LONGEST = 64

/** The class of each unit, from 1; 0 for what has none. */
const classOf = new Uint8Array(0x10000)
for (const [at, letters] of CLASSES.entries())
  for (let letter = 0; letter < letters.length; letter += 1) classOf[letters.charCodeAt(letter)] = at + 1

/** The first two letters of words that may be left out of a name, which the classes cannot look past. */
const TITLE_STARTS: ReadonlySet<number> = new Set(
  [...TITLE_WORDS].map((word) => pairOf(word.charCodeAt(0), word.charCodeAt(1))),
)

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second
}

/** Makes the gate of names, given as `soundKey` has them. */
export function openSoundGate(sounds: readonly string[]): SoundGate {
  const gate = new Uint8Array(BASE ** DEPTH)
  for (const sound of sounds) {
    let key = 0
    let last = 0
    for (let at = 0; at < sound.length && key < BASE ** (DEPTH - 1); at += 1) {
      const next = classOf[sound.charCodeAt(at)] ?? 0
      if (next === 0 || next === last) continue
      key = key * BASE + next
      last = next
    }
    gate[key] = 1
  }
  return gate
}

/** Whether a name that is listened for may begin with the Latin word at a place. */
export function mayBeHeard(gate: SoundGate, { units, length }: Letters, from: number): boolean {
  let key = 0
  let last = 0
  if (gate[0] === 1) return true
  const stop = Math.min(length, from + LONGEST)
  for (let at = from; at < stop; at += 1) {
    const unit = units[at] ?? OTHER
    if (!isLatin(unit)) continue
    const before = units[at - 1] ?? OTHER
    const after = units[at + 1] ?? OTHER
    if (!isLatin(before)) {
      // A letter by itself is an initial, which names are told apart without; beside markup it may be part of a word.
      if (!isLatin(after)) {
        if (before === JOINT || after === JOINT) return true
        continue
      }
      if (at > from && TITLE_STARTS.has(pairOf(unit, after))) return true
    }
    const next = classOf[unit] ?? 0
    if (next === 0 || next === last) continue
    key = key * BASE + next
    last = next
    if (gate[key] === 1) return true
    if (key >= BASE ** (DEPTH - 1)) return false
  }
  return false
}

/** Whether a folded unit is a Latin letter. */
export function isLatin(unit: number): boolean {
  return unit >= SMALL_A && unit <= SMALL_Z
}
