import { TRADITIONAL_CHARACTERS } from './traditional-characters.ts'

/** A text made comparable, with the way back: `offsets[i]` is the source offset of folded unit `i`; null where both run alike. */
export interface FoldedText {
  readonly text: string
  readonly offsets: Uint32Array | null
}

/** Letters that no Unicode decomposition joins: written differently, read alike by searchers. */
const LETTERS: Readonly<Record<string, string>> = {
  ...TRADITIONAL_CHARACTERS,
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  œ: 'oe',
  ё: 'е',
  آ: 'ا',
  أ: 'ا',
  ؤ: 'و',
  إ: 'ا',
  ئ: 'ی',
  ة: 'ه',
  ى: 'ی',
  ي: 'ی',
  ٱ: 'ا',
  ك: 'ک',
  ھ: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ې: 'ی',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
}

/** Marks that carry no letter: combining accents, Hebrew points, Arabic vowel signs, tatweel, joiners, bidi controls. */
const DROPPED = /^(?:\p{Cf}|\u0640|(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{Mn})$/u
const LATIN_OR_GREEK = /[\p{Script=Latin}\p{Script=Greek}]/u
const ARABIC_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/
const PLAIN = /^[\0-_a-\x7f]*$/

const BREVE = 0x306
const DIAERESIS = 0x308
const IE = 0x435
const KEEP_UNSEEN = -2
const MANY = -1

const single = new Int32Array(0x10000).fill(KEEP_UNSEEN)
const many = new Map<number, string>()

function foldUnit(unit: number): string {
  const char = String.fromCharCode(unit)
  if (unit >= 0xd800 && unit <= 0xdfff) return char
  const lower = DROPPED.test(char) ? '' : char.normalize('NFKC').toLowerCase()
  let out = ''
  for (const letter of lower) {
    if (DROPPED.test(letter)) continue
    if (ARABIC_DIGIT.test(letter)) out += String((letter.charCodeAt(0) & 0xf) % 10)
    else if (letter in LETTERS) out += LETTERS[letter] ?? ''
    else out += LATIN_OR_GREEK.test(letter) ? letter.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '') : letter
  }
  return out
}

function look(unit: number): number {
  const folded = foldUnit(unit)
  if (folded.length !== 1) many.set(unit, folded)
  const code = folded.length === 1 ? folded.charCodeAt(0) : MANY
  single[unit] = code
  return code
}

/** A Cyrillic letter written as base and mark is another letter, not an accented one: й, ї. */
function compose(base: number | undefined, mark: number): number | undefined {
  if (mark === BREVE && base === 0x438) return 0x439
  if (mark === DIAERESIS && base === 0x456) return 0x457
  if (mark === DIAERESIS && base === IE) return IE
  return undefined
}

/**
 * Makes spellings comparable: case, accents, ё/е, Arabic and Persian letter variants and digits, vowel signs, tatweel, joiners
 * (ZWNJ is dropped: «می‌خواهد» = «میخواهد»), bidi controls, curly quotes and dashes. й and ї stay letters of their own. One pass.
 *
 * @example foldText('Иранские «Шахеды» – ИРНА').text // 'иранские «шахеды» - ирна'
 */
export function foldText(text: string): FoldedText {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), offsets: null }
  const units: number[] = []
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let code = single[unit] ?? KEEP_UNSEEN
    if (code === KEEP_UNSEEN) code = look(unit)
    if (code >= 0) {
      units.push(code)
      offsets.push(at)
      continue
    }
    const composed = compose(units.at(-1), unit)
    if (composed !== undefined) units[units.length - 1] = composed
    for (const letter of many.get(unit) ?? '') {
      units.push(letter.charCodeAt(0))
      offsets.push(at)
    }
  }
  offsets.push(text.length)
  return { text: fromUnits(units), offsets: Uint32Array.from(offsets) }
}

const CHUNK = 8192

function fromUnits(units: readonly number[]): string {
  let out = ''
  for (let at = 0; at < units.length; at += CHUNK) out += String.fromCharCode(...units.slice(at, at + CHUNK))
  return out
}

/** The source range `[start, end)` of a folded range, marks that follow its last letter included. */
export function sourceSpan(folded: FoldedText, start: number, end: number): readonly [start: number, end: number] {
  const { offsets } = folded
  if (offsets === null) return [start, end]
  const from = offsets[start] ?? 0
  if (end <= start) return [from, from]
  return [from, Math.max(offsets[end] ?? 0, (offsets[end - 1] ?? 0) + 1)]
}
