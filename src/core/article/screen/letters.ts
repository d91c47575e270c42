import { foldText } from '../../text/fold-text.ts'

/** Stands among letters for what is none; one for any number of them. */
export const OTHER = 0
/** Stands where markup, an apostrophe or an invisible character is, which may be inside a word or between two. */
export const JOINT = 1
/** A unit that becomes several letters or none, or was not met before. */
const ASK = 2

/** What a folded letter is to a search for words. */
export const LETTER = 1
export const DIGIT = 2
/** A letter of a script that writes small words together with the next one (Arabic, Hebrew), or has no spaces (Han). */
export const OPEN_LETTER = 3
/** The kind of each folded letter, 0 for what is none. A letter has its kind from when it was first folded. */
export const kindOf = new Uint8Array(0x10000)

/** A page's words in the one form that needles are looked for in: folded letters, with `OTHER` and `JOINT` between them. */
export interface Letters {
  /** `OTHER` stands before the first letter and behind the last one. */
  readonly units: Uint16Array
  readonly length: number
}

/** Letters that are still being collected. */
export interface LetterSink {
  units: Uint16Array
  length: number
}

/** Units of `OTHER` behind the last letter, so that a search may look ahead. */
const SLACK = 8
/** Scripts before Armenian, at U+0530, are Latin, Greek and Cyrillic. */
const FIRST_OPEN = 0x530
const IS_LETTER = /[\p{L}\p{M}\p{Cs}]/u
const IS_DIGIT = /\p{N}/u
/** Joiners, direction marks, soft hyphens, and control characters that are no space: articles are read without them. */
const IS_INVISIBLE = /[[\p{Cc}\p{Cf}]--[\t-\r]]/v
const APOSTROPHES: ReadonlySet<string> = new Set(["'", '"', '«', '»'])
const MARKS = /[йї]/g
const ANY = /[^]/g

const folds = new Uint16Array(0x10000).fill(ASK)
const several = new Map<number, string>()

/** Folds as `foldText` does, and й and ї to their bases, since their marks may stand apart. */
export function foldLetters(text: string): string {
  return foldText(text).text.replace(MARKS, (letter) => (letter === 'й' ? 'и' : 'і'))
}

/** What a page's letters hold for a UTF-16 unit; remembered. */
function look(unit: number): string {
  const known = several.get(unit)
  if (known !== undefined) return known
  const char = String.fromCharCode(unit)
  const text = IS_INVISIBLE.test(char)
    ? String.fromCharCode(JOINT)
    : foldLetters(char).replace(ANY, (letter) => String.fromCharCode(classify(letter.charCodeAt(0))))
  if (text.length === 1) folds[unit] = text.charCodeAt(0)
  else several.set(unit, text)
  return text
}

function classify(unit: number): number {
  const char = String.fromCharCode(unit)
  if (APOSTROPHES.has(char)) return JOINT
  if (IS_LETTER.test(char)) kindOf[unit] = unit < FIRST_OPEN ? LETTER : OPEN_LETTER
  else if (IS_DIGIT.test(char)) kindOf[unit] = DIGIT
  return kindOf[unit] === 0 ? OTHER : unit
}

/** Opens a sink for about so many letters; it grows where they are more. */
export function openSink(expected: number): LetterSink {
  return { units: new Uint16Array(Math.ceil(expected) + SLACK * 2), length: 1 }
}

/** Adds a UTF-16 unit of a text. */
export function addUnit(sink: LetterSink, unit: number): void {
  const code = folds[unit] ?? ASK
  if (code > ASK) push(sink, code)
  else if (code === ASK) addRare(sink, unit)
  else addGap(sink, code)
}

/** Adds a text. */
export function addText(sink: LetterSink, text: string): void {
  for (let at = 0; at < text.length; at += 1) addUnit(sink, text.charCodeAt(at))
}

function addRare(sink: LetterSink, unit: number): void {
  const text = look(unit)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > ASK) push(sink, code)
    else addGap(sink, code)
  }
}

/** Adds `JOINT`, or `OTHER`: no word goes on behind that. */
export function addGap(sink: LetterSink, code: number): void {
  const at = sink.length - 1
  const last = sink.units[at] ?? OTHER
  if (last <= JOINT) {
    if (code === OTHER) sink.units[at] = OTHER
    return
  }
  // A letter that may be a word by itself needs no joint.
  if (code === OTHER || kindOf[last] !== OPEN_LETTER) push(sink, code)
}

function push(sink: LetterSink, code: number): void {
  if (sink.length + SLACK >= sink.units.length) widen(sink)
  sink.units[sink.length] = code
  sink.length += 1
}

function widen(sink: LetterSink): void {
  const wider = new Uint16Array(sink.length * 2 + SLACK * 2)
  wider.set(sink.units)
  sink.units = wider
}

/** Ends the last text. */
export function closeSink(sink: LetterSink): Letters {
  addGap(sink, OTHER)
  return sink
}
