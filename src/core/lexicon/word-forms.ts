/**
 * The forms under which a folded word of a text may stand in a lexicon: the word itself, then what is left when the language's
 * regular endings and clitics are taken off. Generous on purpose: a form that no lexicon holds costs nothing.
 */
export type WordForms = (word: string) => readonly string[]

const SHORTEST_STEM = 2

function without(word: string, endings: readonly string[], least = SHORTEST_STEM): readonly string[] {
  return endings
    .filter((ending) => word.length >= ending.length + least && word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length))
}

function withoutStart(word: string, starts: readonly string[], least: number): readonly string[] {
  return starts
    .filter((start) => word.length >= start.length + least && word.startsWith(start))
    .map((start) => word.slice(start.length))
}

const DOUBLED = /([b-df-hj-np-tv-z])\1$/

function englishForms(word: string): readonly string[] {
  const forms = [word]
  for (const stem of without(word, ['s', 'es', 'ed', 'd', 'ing', 'er', 'ers'])) forms.push(stem)
  for (const stem of without(word, ['ing', 'ed'])) {
    forms.push(`${stem}e`)
    if (DOUBLED.test(stem)) forms.push(stem.slice(0, -1))
  }
  for (const stem of without(word, ['ies', 'ied', 'ier'])) forms.push(`${stem}y`)
  return forms
}

/** Plural, indefinite and linking yeh, pronouns, copula; see Mahootian, Persian (1997), ch. 3. The folded text has no ZWNJ. */
const PERSIAN_ENDINGS = [
  'ها',
  'های',
  'هایی',
  'هایشان',
  'هایش',
  'ی',
  'ای',
  'ان',
  'ات',
  'اش',
  'ش',
  'شان',
  'مان',
  'م',
  'ام',
  'یی',
  'ست',
  'است',
  'ا',
  'ئی',
  'گی',
  'گان',
  'اند',
  'ند',
]

/** Prefixes and personal endings of verbs: «می‌فروشد», «نفروخت», «بفروشد». */
const PERSIAN_VERB_STARTS = ['می', 'نمی', 'ب', 'ن']
const PERSIAN_VERB_ENDINGS = ['', 'د', 'ند', 'یم', 'ید', 'ه', 'هایم', 'هام', 'هاند', 'هاست', 'هاید']

function persianForms(word: string): readonly string[] {
  const once = without(word, PERSIAN_ENDINGS)
  const verbs = withoutStart(word, PERSIAN_VERB_STARTS, 3).flatMap((stem) => without(stem, PERSIAN_VERB_ENDINGS, 3))
  return [word, ...once, ...once.flatMap((stem) => without(stem, PERSIAN_ENDINGS, 3)), ...verbs]
}

/** Conjunctions, prepositions and the article are written together with the word; see Ryding, Modern Standard Arabic (2005). */
const ARABIC_STARTS = [
  'و',
  'ف',
  'ب',
  'ل',
  'ک',
  'ال',
  'وال',
  'بال',
  'لل',
  'فال',
  'کال',
  'وبال',
  'ولل',
  'س',
  'وس',
  'وب',
  'ول',
]
const ARABIC_ENDINGS = ['ه', 'ها', 'هم', 'هما', 'ان', 'ین', 'ون', 'ات', 'ی', 'یه', 'تین', 'تان', 'ا', 'ت', 'وا']

function arabicForms(word: string): readonly string[] {
  const bare = [word, ...withoutStart(word, ARABIC_STARTS, 3)]
  return [...bare, ...bare.flatMap((form) => without(form, ARABIC_ENDINGS, 3))]
}

const HEBREW_STARTS = ['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ', 'וה', 'ומ', 'ול', 'וב', 'שה', 'מה', 'כש', 'בה', 'לה']
const HEBREW_ENDINGS = ['ים', 'ות', 'ת', 'ה', 'י', 'ית', 'יים', 'יות']

function hebrewForms(word: string): readonly string[] {
  const bare = [word, ...withoutStart(word, HEBREW_STARTS, 2)]
  return [...bare, ...bare.flatMap((form) => without(form, HEBREW_ENDINGS, 3))]
}

const romanceForms: WordForms = (word) => [word, ...without(word, ['s', 'es', 'e', 'ne', 'nes'], 3)]
const germanForms: WordForms = (word) => [word, ...without(word, ['e', 'en', 'er', 'es', 'em', 'n', 's', 'ern'], 3)]
const asWritten: WordForms = (word) => [word]

/** Languages without an entry match as written: their terms carry `*` where endings change (Russian, Ukrainian, Turkish). */
const FORMS: Readonly<Record<string, WordForms>> = {
  ar: arabicForms,
  de: germanForms,
  en: englishForms,
  es: romanceForms,
  fa: persianForms,
  fr: romanceForms,
  he: hebrewForms,
}

/** The word forms of a language (BCP 47, first subtag). */
export function wordFormsOf(lang: string): WordForms {
  return FORMS[lang] ?? asWritten
}
