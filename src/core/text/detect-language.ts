import { eld } from 'eld/extrasmall'

/** More text makes the answer no better, and every character costs. */
const SAMPLE_CHARS = 500
const HAS_WORD = /\p{L}{2}/u

/**
 * Letters that only one language of a script uses, for languages that the detector does not know or mistakes.
 * Source: Unicode CLDR exemplar characters, https://github.com/unicode-org/cldr-json
 */
const TELLING_LETTERS: readonly (readonly [lang: string, letters: RegExp])[] = [
  ['ps', /[ټډړږښڼېۍ]/gu],
  ['tg', /[ҷҳӣӯ]/giu],
  ['ckb', /[ڕڵێۆ]/gu],
  ['kk', /[әңұһ]/giu],
]
/** A telling letter must make up this share of the letters: names from other languages hold a few. */
const TELLING_SHARE = 0.01

/**
 * The language of a text as a BCP 47 code, from the text itself; null where it has no words or the detector is not sure of a
 * short one.
 *
 * @example detectLanguage('Иран и Россия подписали соглашение') // 'ru'
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE_CHARS)
  if (!HAS_WORD.test(sample)) return null
  for (const [lang, letters] of TELLING_LETTERS) {
    const found = sample.match(letters)?.length ?? 0
    if (found > 1 && found / sample.length > TELLING_SHARE) return lang
  }
  const result = eld.detect(sample)
  if (result.language === '' || (!result.isReliable() && sample.length < 40)) return null
  return result.language
}
