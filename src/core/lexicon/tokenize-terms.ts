import { foldText, sourceSpan } from '../text/fold-text.ts'

/** What a token is: a run of letters, a run of digits, one ideograph, an ending after an apostrophe ("'s"), or a mark. */
export type TokenKind = 'word' | 'number' | 'ideograph' | 'ending' | 'mark'

/** One token of a text: `text` is folded, `start` and `end` are UTF-16 offsets into the source. */
export interface Token {
  readonly text: string
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** Joined to the token before by a hyphen or nothing at all: `Su-35`, `Russia-Iran`, `S400`. */
  readonly glued: boolean
}

const BLANK = 0
const LETTER = 1
const DIGIT = 2
const IDEOGRAPH = 3
const MARK = 4
const UNSEEN = 255
const classes = new Uint8Array(0x10000).fill(UNSEEN)

const IS_IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const IS_LETTER = /[\p{L}\p{M}]/u
const IS_DIGIT = /\p{N}/u
const IS_BLANK = /\s/u

function classify(unit: number): number {
  const char = String.fromCharCode(unit)
  if (IS_BLANK.test(char)) return BLANK
  if (IS_IDEOGRAPH.test(char)) return IDEOGRAPH
  if (IS_LETTER.test(char)) return LETTER
  return IS_DIGIT.test(char) ? DIGIT : MARK
}

function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (Number.isNaN(unit)) return BLANK
  const known = classes[unit] ?? UNSEEN
  if (known !== UNSEEN) return known
  const found = classify(unit)
  classes[unit] = found
  return found
}

const KINDS: readonly TokenKind[] = ['mark', 'word', 'number', 'ideograph', 'mark']

/** An ending is short ("'s", "'nin"); what is longer after an apostrophe is a word of its own ("l'Iran", "об'єднання"). */
const LONGEST_ENDING = 5

/**
 * Cuts a text into folded tokens, in order. Hyphens inside a compound are no tokens but glue; letters and digits part, so that
 * "Su-35", "Su 35" and "Su35" give the same tokens. Linear in the text's length.
 */
export function tokenizeTerms(text: string): readonly Token[] {
  const folded = foldText(text)
  const { text: plain } = folded
  const tokens: Token[] = []
  let at = 0
  let glueFrom = -1
  const push = (kind: TokenKind, from: number, to: number): void => {
    const [start, end] = sourceSpan(folded, from, to)
    tokens.push({ text: plain.slice(from, to), kind, start, end, glued: glueFrom === from && tokens.length > 0 })
  }
  while (at < plain.length) {
    const kind = classOf(plain, at)
    if (kind === BLANK) {
      at++
      continue
    }
    let end = at + 1
    if (kind === LETTER || kind === DIGIT) {
      while (classOf(plain, end) === kind) end++
      push(KINDS[kind] ?? 'word', at, end)
      glueFrom = end
      const next = classOf(plain, end + 1)
      if (plain[end] === '-' && (next === LETTER || next === DIGIT)) {
        end++
        glueFrom = end
      } else if (plain[end] === "'" && kind === LETTER && next === LETTER) {
        let stop = end + 1
        while (classOf(plain, stop) === LETTER) stop++
        if (isEnding(plain, end, stop)) {
          push('ending', end, stop)
          end = stop
        } else end++
      }
    } else push(KINDS[kind] ?? 'mark', at, end)
    at = end
  }
  return tokens
}

function isEnding(plain: string, from: number, to: number): boolean {
  return (
    to - from <= LONGEST_ENDING &&
    plain.charCodeAt(from - 1) < 0x180 &&
    plain.charCodeAt(from + 1) < 0x180 &&
    !isElided(plain, from)
  )
}

/** French and Italian articles before an apostrophe: l'Iran, d'armes. */
function isElided(plain: string, apostrophe: number): boolean {
  return classOf(plain, apostrophe - 2) !== LETTER
}
