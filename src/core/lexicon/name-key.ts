import { foldText } from '../text/fold-text.ts'

/** One word of a name, folded; `initials` where it was written with stops: "J.", "В.В.". */
export interface NameWord {
  readonly text: string
  readonly initials: boolean
}

const APOSTROPHES = /['"«»]/gu
const POSSESSIVE = /'s$/u
const STOPS = /\./gu
/** A letter with a stop, or several, is an initial or an acronym; anything else a word. No part can match two ways. */
const NAME_WORD = /(?:\p{L}\.)+|[\p{L}\p{M}\p{N}]+/gu

/** Honorifics inside names that outlets put in or leave out: "Seyed Abbas Araghchi". */
const HONORIFICS: ReadonlySet<string> = new Set([
  'hajj',
  'haj',
  'said',
  'sayed',
  'sayyed',
  'sayyid',
  'seied',
  'seyed',
  'seyyed',
  'сайед',
  'саййед',
  'сеид',
  'сейед',
  'сейид',
  'сид',
  'حاج',
  'سید',
])
const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr'])
/** Folded words that stand in a name or are left out of it. */
export const TITLE_WORDS: ReadonlySet<string> = new Set([...HONORIFICS, ...SUFFIXES])
/** Scripts whose writers part or join the words of a name as they like: keys are written without spaces. */
const ARABIC_SCRIPT = /[\u0600-\u06ff]/u

/** The folded words of a name: case, accents, letter variants, hyphens, quotation marks and honorifics make no difference. */
export function splitName(name: string): readonly NameWord[] {
  const folded = foldText(name.trim()).text.replace(POSSESSIVE, '').replace(APOSTROPHES, '')
  const core: NameWord[] = []
  const plain: NameWord[] = []
  for (const raw of folded.match(NAME_WORD) ?? []) {
    const initials = raw.endsWith('.')
    const word = { text: initials ? raw.replace(STOPS, '') : raw, initials }
    if (core.length > 0 && SUFFIXES.has(word.text)) continue
    core.push(word)
    if (!HONORIFICS.has(word.text)) plain.push(word)
  }
  return plain.length >= 2 ? plain : core
}

/** The key under which a name of these words is looked up. */
export function joinKey(words: readonly string[]): string {
  return words.join(ARABIC_SCRIPT.test(words[0] ?? '') ? '' : ' ')
}

/**
 * A name in the one form that the gazetteer is looked up in.
 *
 * @example nameKey('Seyed Abbas Araghchi') // 'abbas araghchi'
 */
export function nameKey(name: string): string {
  return joinKey(splitName(name).map(({ text }) => text))
}

const VOWEL = '[aeiouy]'
/** How romanisations of Persian, Arabic and Russian differ (ALA-LC, BGN/PCGN and press usage); each step is applied in turn. */
const SOUNDS: readonly (readonly [pattern: RegExp, to: string])[] = [
  [/kh/gu, 'h'],
  [/gh|q/gu, 'g'],
  [/ck/gu, 'k'],
  [/w/gu, 'v'],
  [/ph/gu, 'f'],
  [/oo|ou|o/gu, 'u'],
  [/ee/gu, 'i'],
  [new RegExp(`(?:${VOWEL}|j)+[iyj]|[iyj]+`, 'gu'), 'i'],
  [/e/gu, 'a'],
  [/(.)\1+/gu, '$1'],
  [/(?<=[ai])h$/u, ''],
]
const LATIN_NAME = /^[a-z ]+$/u

/** A Latin key as it sounds, without spaces; undefined for other scripts and for single words, which sound like too many others. */
export function soundKey(key: string): string | undefined {
  if (!LATIN_NAME.test(key) || !key.includes(' ')) return undefined
  return key
    .split(' ')
    .map((word) => SOUNDS.reduce((text, [pattern, to]) => text.replace(pattern, to), word))
    .join('')
}
