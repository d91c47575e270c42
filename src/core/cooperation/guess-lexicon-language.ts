/** Letters that one language of a script has and its neighbours have not. */
const SCRIPTS: readonly { readonly lang: string; readonly letters: RegExp }[] = [
  { lang: 'zh', letters: /\p{Script=Han}/gu },
  { lang: 'he', letters: /\p{Script=Hebrew}/gu },
  { lang: 'ar', letters: /\p{Script=Arabic}/gu },
  { lang: 'ru', letters: /\p{Script=Cyrillic}/gu },
  { lang: 'en', letters: /\p{Script=Latin}/gu },
]
const UKRAINIAN = /[іїєґ]/giu
const PERSIAN = /[پچژگیک]/gu
const SAMPLE_UNITS = 2000

/** Words that only one of the languages in Latin letters has, and that no text of any length does without. */
const SMALL_WORDS: readonly { readonly lang: string; readonly words: RegExp }[] = [
  { lang: 'en', words: /\b(?:the|of|and|to|is|has|with)\b/giu },
  { lang: 'de', words: /\b(?:der|die|das|und|mit|nicht|ist|den|von)\b/giu },
  { lang: 'fr', words: /\b(?:le|la|les|des|est|avec|dans|pour|une)\b/giu },
  { lang: 'es', words: /\b(?:el|los|las|del|con|una|para|por|que)\b/giu },
  { lang: 'tr', words: /\b(?:ve|bir|ile|için|bu|arasında|olarak)\b/giu },
]

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/**
 * The language whose terms fit a text: the named one where the lexicon has it and the script agrees, else what letters and
 * small words say. `known` holds the lexicon's languages; `lang` is BCP 47 or null.
 */
export function guessLexiconLanguage(text: string, lang: string | null, known: ReadonlySet<string>): string {
  const named = (lang ?? '').slice(0, 2).toLowerCase()
  const sample = text.slice(0, SAMPLE_UNITS)
  const scores = SCRIPTS.map(({ lang, letters }) => [lang, count(sample, letters) * (lang === 'zh' ? 3 : 1)] as const)
  const [script] = scores.reduce((best, next) => (next[1] > best[1] ? next : best), ['en', 0] as const)
  const found = withinScript(sample, script)
  const family =
    found === 'uk' || found === 'ru' ? ['ru', 'uk'] : found === 'fa' || found === 'ar' ? ['ar', 'fa'] : [found]
  if (
    known.has(named) &&
    (family.includes(named) || (script === 'en' && SMALL_WORDS.some(({ lang }) => lang === named)))
  ) {
    return named
  }
  return known.has(found) ? found : 'en'
}

function withinScript(sample: string, script: string): string {
  if (script === 'ru') return count(sample, UKRAINIAN) > sample.length / 100 ? 'uk' : 'ru'
  if (script === 'ar') return count(sample, PERSIAN) > sample.length / 100 ? 'fa' : 'ar'
  if (script !== 'en') return script
  const scores = SMALL_WORDS.map(({ lang, words }) => [lang, count(sample, words)] as const)
  return scores.reduce((best, next) => (next[1] > best[1] ? next : best), ['en', 0] as const)[0]
}
