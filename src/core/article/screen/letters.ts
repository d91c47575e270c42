import { foldText } from '../../text/fold-text.ts'

/** What a folded UTF-16 unit is to a search for words. */
export const OTHER = 0
/** A letter of a script whose words begin where their letters begin. */
export const LETTER = 1
export const DIGIT = 2
/** A letter of a script that writes small words together with the next one (Arabic, Hebrew), or has no spaces (Han). */
export const OPEN_LETTER = 3
/** Where markup or an invisible character may stand inside a word. */
export const JOINT = 4
/** The bits of a kind without the flag below. */
export const KIND = 7
/** Set on a letter of a joined word that stood behind a joint: a word may begin there as well. */
const BEHIND_JOINT = 8

/** Folded letters with what each is; a page's words in the one form that needles are looked for in. */
export interface Letters {
  readonly units: Uint16Array
  readonly kinds: Uint8Array
  readonly length: number
  /** From here on stand words that markup may have cut, joined. */
  readonly joinedFrom: number
  /** Where a joined word ends → where its parts end in the text. */
  readonly origins: ReadonlyMap<number, number>
}

const UNSEEN = -2
const SEVERAL = -1
/** Room for what an odd character adds. */
const SLACK = 1_024
/** Scripts before Armenian, at U+0530, are Latin, Greek and Cyrillic. */
const FIRST_OPEN = 0x530
const IS_LETTER = /[\p{L}\p{M}]/u
const IS_DIGIT = /\p{N}/u
const IS_INVISIBLE = /\p{Cf}/u
const APOSTROPHES: ReadonlySet<string> = new Set(["'", '"', '«', '»'])
const MARKS = /[йї]/g

const folded = new Int32Array(0x10000).fill(UNSEEN)
const kinds = new Uint8Array(0x10000)
const several = new Map<number, string>()

/** Folds as `foldText` does, and й and ї to their bases, since their marks may stand apart. */
export function foldLetters(text: string): string {
  return foldText(text).text.replace(MARKS, (letter) => (letter === 'й' ? 'и' : 'і'))
}

function classify(char: string, unit: number): number {
  if (APOSTROPHES.has(char)) return JOINT
  if (unit >= 0xd800 && unit <= 0xdfff) return OPEN_LETTER
  if (IS_LETTER.test(char)) return unit < FIRST_OPEN ? LETTER : OPEN_LETTER
  return IS_DIGIT.test(char) ? DIGIT : OTHER
}

function look(unit: number): number {
  const known = folded[unit] ?? UNSEEN
  if (known !== UNSEEN) return known
  const char = String.fromCharCode(unit)
  const text = foldLetters(char)
  kinds[unit] = text === '' && IS_INVISIBLE.test(char) ? JOINT : classify(char, unit)
  const code = text.length === 1 ? text.charCodeAt(0) : SEVERAL
  if (code === SEVERAL) several.set(unit, text)
  folded[unit] = code
  if (code !== SEVERAL && code !== unit) look(code)
  return code
}

/** Collects the letters of texts, one after the other. */
export interface LetterSink {
  /** Adds the characters `[from, to)` of a text. */
  readonly add: (text: string, from: number, to: number) => void
  /** Notes that markup stands here. */
  readonly joint: () => void
  /** Ends a text: no word goes on from here. */
  readonly end: () => void
  readonly finish: () => Letters
}

/** Opens a sink for about so many characters; it grows where they are more. */
export function collectLetters(expected: number): LetterSink {
  let units = new Uint16Array(expected + SLACK)
  let marks = new Uint8Array(units.length)
  let length = 0
  let runFrom = 0
  let atJoint = false
  let cut = false
  const runs: number[] = []

  function reserve(more: number): void {
    if (length + more + SLACK <= units.length) return
    const wider = new Uint16Array((length + more) * 2 + SLACK)
    const widerMarks = new Uint8Array(wider.length)
    wider.set(units.subarray(0, length))
    widerMarks.set(marks.subarray(0, length))
    units = wider
    marks = widerMarks
  }

  function pushLetter(unit: number, kind: number): void {
    if (atJoint) {
      atJoint = false
      cut = true
    }
    units[length] = unit
    marks[length] = kind
    length += 1
  }

  /** One of several in a row will do. */
  function pushOther(): void {
    atJoint = false
    if (length === runFrom) return
    if (cut) runs.push(runFrom, length)
    cut = false
    units[length] = 0
    marks[length] = OTHER
    length += 1
    runFrom = length
  }

  function joint(): void {
    if (length === runFrom || atJoint) return
    units[length] = 0
    marks[length] = JOINT
    length += 1
    atJoint = true
  }

  function addRare(unit: number): void {
    if (look(unit) !== SEVERAL) return addCode(folded[unit] ?? 0)
    const text = several.get(unit) ?? ''
    reserve(text.length + 1)
    // In Arabic and Hebrew script words are looked for anywhere: a half-space changes nothing.
    if (text === '' && kinds[unit] === JOINT && marks[length - 1] !== OPEN_LETTER) joint()
    for (let at = 0; at < text.length; at += 1) {
      look(text.charCodeAt(at))
      addCode(text.charCodeAt(at))
    }
  }

  function addCode(code: number): void {
    const kind = kinds[code] ?? OTHER
    if (kind === OTHER) pushOther()
    else if (kind === JOINT) joint()
    else pushLetter(code, kind)
  }

  return {
    add(text, from, to) {
      reserve(to - from)
      for (let at = from; at < to; at += 1) {
        const unit = text.charCodeAt(at)
        const code = folded[unit] ?? UNSEEN
        if (code < 0) {
          addRare(unit)
          reserve(to - at)
        } else addCode(code)
      }
    },
    joint() {
      reserve(1)
      joint()
    },
    end() {
      reserve(1)
      pushOther()
    },
    finish() {
      pushOther()
      const joinedFrom = length
      const origins = new Map<number, number>()
      for (let run = 0; run < runs.length; run += 2) {
        const to = runs[run + 1] ?? 0
        reserve(to - (runs[run] ?? 0) + 1)
        let flag = 0
        for (let at = runs[run] ?? 0; at < to; at += 1) {
          if (marks[at] !== JOINT) pushLetter(units[at] ?? 0, (marks[at] ?? OTHER) | flag)
          flag = marks[at] === JOINT ? BEHIND_JOINT : 0
        }
        origins.set(length, to)
        units[length] = 0
        marks[length] = OTHER
        length += 1
      }
      // A search may look two units ahead.
      for (let more = 0; more < 2; more += 1) marks[length + more] = OTHER
      return { units, kinds: marks, length, joinedFrom, origins }
    },
  }
}
