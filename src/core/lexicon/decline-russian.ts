/** The cases after the nominative: genitive, dative, accusative, instrumental, prepositional. */
type RussianCases = readonly [string, string, string, string, string]

interface Declension {
  /** The letters that its words end in. */
  readonly last: string
  readonly ending: RegExp
  /** Letters that the endings replace. */
  readonly cut: number
  readonly cases: RussianCases
}

const HUSHED = ['а', 'у', 'а', 'ем', 'е'] as const
/**
 * Declensions of surnames, first names and the nouns and adjectives that bodies are called by; a word takes all whose ending fits.
 * Source: Грамматика-80, §§ 1121–1332 (http://rusgram.narod.ru/). `foldText` has made ё an е.
 */
const DECLENSIONS: readonly Declension[] = [
  { last: 'вн', ending: /(?:[ое]в|[иы]н)$/u, cut: 0, cases: ['а', 'у', 'а', 'ым', 'е'] },
  { last: 'бвгдзклмнпрстфх', ending: /[бвгдзклмнпрстфх]$/u, cut: 0, cases: ['а', 'у', 'а', 'ом', 'е'] },
  { last: 'жшчщц', ending: /[жшчщц]$/u, cut: 0, cases: HUSHED },
  { last: 'ц', ending: /[^аеиоуыэюя]ец$/u, cut: 2, cases: ['ца', 'цу', 'ца', 'цом', 'це'] },
  { last: 'й', ending: /(?:[сц]кий|ний)$/u, cut: 2, cases: ['ого', 'ому', 'ого', 'им', 'ом'] },
  { last: 'й', ending: /(?:ый|[^гкхжшчщ]ой)$/u, cut: 2, cases: ['ого', 'ому', 'ого', 'ым', 'ом'] },
  { last: 'й', ending: /[гкхжшчщ]ой$/u, cut: 2, cases: ['ого', 'ому', 'ого', 'им', 'ом'] },
  { last: 'й', ending: /ий$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'и'] },
  { last: 'й', ending: /[аеуюяо]й$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'е'] },
  { last: 'ь', ending: /ь$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'е'] },
  { last: 'ь', ending: /ь$/u, cut: 1, cases: ['и', 'и', 'ь', 'ью', 'и'] },
  { last: 'я', ending: /ая$/u, cut: 2, cases: ['ой', 'ой', 'ую', 'ой', 'ой'] },
  { last: 'а', ending: /(?:[ое]ва|[иы]на)$/u, cut: 1, cases: ['ой', 'ой', 'у', 'ой', 'ой'] },
  { last: 'а', ending: /[гкхжшчщ]а$/u, cut: 1, cases: ['и', 'е', 'у', 'ой', 'е'] },
  { last: 'а', ending: /(?:[^вгкхжшчщаеиоуыэюя]|[^ое]в)а$/u, cut: 1, cases: ['ы', 'е', 'у', 'ой', 'е'] },
  { last: 'я', ending: /ия$/u, cut: 1, cases: ['и', 'и', 'ю', 'ей', 'и'] },
  { last: 'я', ending: /[^иа]я$/u, cut: 1, cases: ['и', 'е', 'ю', 'ей', 'е'] },
]

/** Neuter nouns and adjectives, and plurals, that name bodies; people's names in -о and -е do not change. */
const BODY_DECLENSIONS: readonly Declension[] = [
  { last: 'о', ending: /[^аеиоуыэюя]о$/u, cut: 1, cases: ['а', 'у', 'о', 'ом', 'е'] },
  { last: 'е', ending: /ие$/u, cut: 1, cases: ['я', 'ю', 'е', 'ем', 'и'] },
  { last: 'е', ending: /ое$/u, cut: 2, cases: ['ого', 'ому', 'ое', 'ым', 'ом'] },
  { last: 'е', ending: /ое$/u, cut: 2, cases: ['ого', 'ому', 'ое', 'им', 'ом'] },
  { last: 'е', ending: /ые$/u, cut: 2, cases: ['ых', 'ым', 'ые', 'ыми', 'ых'] },
  { last: 'е', ending: /ие$/u, cut: 2, cases: ['их', 'им', 'ие', 'ими', 'их'] },
  { last: 'ы', ending: /[^гкхжшчщ]ы$/u, cut: 1, cases: ['', 'ам', 'ы', 'ами', 'ах'] },
]

/** Stems that lose a vowel, which no rule foretells. */
const FLEETING: Readonly<Record<string, string>> = { лев: 'льв', павел: 'павл' }

function byLastLetter(rules: readonly Declension[]): ReadonlyMap<string, readonly Declension[]> {
  const letters = new Set(rules.flatMap(({ last }) => last.split('')))
  return new Map([...letters].map((letter) => [letter, rules.filter(({ last }) => last.includes(letter))]))
}

const RULES = { person: byLastLetter(DECLENSIONS), body: byLastLetter([...DECLENSIONS, ...BODY_DECLENSIONS]) }

type Forms = readonly (readonly string[])[]

/** The forms of a folded Russian word in each case, by every declension that its ending fits; none: it does not change. */
function declineWord(word: string, kind: 'person' | 'body'): Forms {
  const stem = FLEETING[word] ?? word
  const forms: string[][] = []
  for (const { ending, cut, cases } of RULES[kind].get(stem.at(-1) ?? '') ?? []) {
    if (!ending.test(stem)) continue
    const base = cut === 0 ? stem : stem.slice(0, -cut)
    for (const at of CASES) {
      const form = base + cases[at]
      const known = forms[at]
      if (known === undefined) forms[at] = [form]
      else if (!known.includes(form)) known.push(form)
    }
  }
  return forms
}

const ADJECTIVE = /(?:ая|яя|ый|ий|ой|ое|ее|ые|ие)$/u
const NOUN = /(?:ние|ция)$/u
const CASES = [0, 1, 2, 3, 4] as const
/** Surnames that do not change where a woman has them: all on a consonant but those of Russian making. */
const MAY_STAY = /(?:[бгджзклмпрстфхцчшщь]|[^ое]в|[^иы]н)$/u
/** Chinese and Korean names are written in syllables, of which only the last changes. */
const LONGEST_SYLLABLE = 4

/**
 * The ways to write a folded Russian name, words parted by spaces, in the cases after the nominative. People: all words, all but
 * the last (a woman's foreign surname, a name in -о), or the last alone ("Ким Чен Ына"). Bodies: the noun that heads the name, with
 * its adjectives. Some forms that nobody writes are among them.
 *
 * @example declineToKeys(['мария', 'орлова'], 'person')[0] // 'марии орловой'
 */
export function declineToKeys(words: readonly string[], kind: 'person' | 'body'): readonly string[] {
  const declined = words.map((word) => declineWord(word, kind))
  const last = words.length - 1
  const forms: string[] = []
  addForms(forms, words, declined, 0, kind === 'body' ? countHeads(words) : words.length)
  if (kind === 'person' && last > 0 && (declined[last]?.length ?? 0) > 0) {
    if (MAY_STAY.test(words[last] ?? '')) addForms(forms, words, declined, 0, last)
    if (words.every((word, at) => at === last || word.length <= LONGEST_SYLLABLE)) {
      addForms(forms, words, declined, last, words.length)
    }
  }
  return forms
}

/** What `declineToKeys` makes, each form as its words. */
export function declineName(words: readonly string[], kind: 'person' | 'body'): readonly (readonly string[])[] {
  return declineToKeys(words, kind).map((form) => form.split(' '))
}

/** Adds the name with the words `[from, to)` declined, in every case. */
function addForms(
  forms: string[],
  words: readonly string[],
  declined: readonly Forms[],
  from: number,
  to: number,
): void {
  for (const grammarCase of CASES) {
    let starts: readonly string[] = ['']
    for (let at = 0; at < words.length; at++) {
      const options = at >= from && at < to ? declined[at]?.[grammarCase] : undefined
      const gap = at === 0 ? '' : ' '
      starts = append(starts, gap, options ?? [words[at] ?? ''])
    }
    forms.push(...starts)
  }
}

function append(starts: readonly string[], gap: string, options: readonly string[]): readonly string[] {
  if (starts.length === 1 && options.length === 1) return [(starts[0] ?? '') + gap + (options[0] ?? '')]
  return starts.flatMap((start) => options.map((option) => start + gap + option))
}

/** Leading adjectives and the noun after them: "государственная дума". */
function countHeads(words: readonly string[]): number {
  const noun = words.findIndex((word) => !ADJECTIVE.test(word) || NOUN.test(word))
  return noun === -1 ? words.length : noun + 1
}
