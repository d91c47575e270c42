/** The cases after the nominative: genitive, dative, accusative, instrumental, prepositional. */
export type RussianCases = readonly [string, string, string, string, string]

interface Declension {
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
  { ending: /(?:[ое]в|[иы]н)$/u, cut: 0, cases: ['а', 'у', 'а', 'ым', 'е'] },
  { ending: /[бвгдзклмнпрстфх]$/u, cut: 0, cases: ['а', 'у', 'а', 'ом', 'е'] },
  { ending: /[жшчщц]$/u, cut: 0, cases: HUSHED },
  { ending: /[^аеиоуыэюя]ец$/u, cut: 2, cases: ['ца', 'цу', 'ца', 'цом', 'це'] },
  { ending: /(?:[сц]кий|ний)$/u, cut: 2, cases: ['ого', 'ому', 'ого', 'им', 'ом'] },
  { ending: /(?:ый|ой)$/u, cut: 2, cases: ['ого', 'ому', 'ого', 'ым', 'ом'] },
  { ending: /ий$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'и'] },
  { ending: /[аеуюяо]й$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'е'] },
  { ending: /ь$/u, cut: 1, cases: ['я', 'ю', 'я', 'ем', 'е'] },
  { ending: /ь$/u, cut: 1, cases: ['и', 'и', 'ь', 'ью', 'и'] },
  { ending: /ая$/u, cut: 2, cases: ['ой', 'ой', 'ую', 'ой', 'ой'] },
  { ending: /(?:[ое]ва|[иы]на)$/u, cut: 1, cases: ['ой', 'ой', 'у', 'ой', 'ой'] },
  { ending: /[гкхжшчщ]а$/u, cut: 1, cases: ['и', 'е', 'у', 'ой', 'е'] },
  { ending: /[^гкхжшчщаеиоуыэюя]а$/u, cut: 1, cases: ['ы', 'е', 'у', 'ой', 'е'] },
  { ending: /ия$/u, cut: 1, cases: ['и', 'и', 'ю', 'ей', 'и'] },
  { ending: /[^иа]я$/u, cut: 1, cases: ['и', 'е', 'ю', 'ей', 'е'] },
]

/** Neuter nouns and adjectives, and plurals, that name bodies; people's names in -о and -е do not change. */
const BODY_DECLENSIONS: readonly Declension[] = [
  { ending: /[^аеиоуыэюя]о$/u, cut: 1, cases: ['а', 'у', 'о', 'ом', 'е'] },
  { ending: /ие$/u, cut: 1, cases: ['я', 'ю', 'е', 'ем', 'и'] },
  { ending: /ое$/u, cut: 2, cases: ['ого', 'ому', 'ое', 'ым', 'ом'] },
  { ending: /ое$/u, cut: 2, cases: ['ого', 'ому', 'ое', 'им', 'ом'] },
  { ending: /ые$/u, cut: 2, cases: ['ых', 'ым', 'ые', 'ыми', 'ых'] },
  { ending: /ие$/u, cut: 2, cases: ['их', 'им', 'ие', 'ими', 'их'] },
  { ending: /[^гкхжшчщ]ы$/u, cut: 1, cases: ['', 'ам', 'ы', 'ами', 'ах'] },
]

/** Stems that lose a vowel, which no rule foretells. */
const FLEETING: Readonly<Record<string, string>> = { лев: 'льв', павел: 'павл' }

/** Every declension that a folded Russian word may follow; none: it does not change. */
function declineWord(word: string, kind: 'person' | 'body'): readonly RussianCases[] {
  const stem = FLEETING[word] ?? word
  const rules = kind === 'body' ? [...DECLENSIONS, ...BODY_DECLENSIONS] : DECLENSIONS
  return rules.flatMap(({ ending, cut, cases }) =>
    ending.test(stem) ? [cases.map((end) => stem.slice(0, stem.length - cut) + end) as unknown as RussianCases] : [],
  )
}

const ADJECTIVE = /(?:ая|яя|ый|ий|ой|ое|ее|ые|ие)$/u
const CASES = [0, 1, 2, 3, 4] as const

/**
 * The ways to write a folded Russian name in the cases after the nominative. People: all words, all but the last (a woman's
 * foreign surname, a name in -о), or the last alone ("Ким Чен Ына"). Bodies: the noun that heads the name, with its adjectives.
 * Some forms that nobody writes are among them; none is a form of another word.
 *
 * @example declineName(['мария', 'орлова'], 'person')[0] // ['марии', 'орловой']
 */
export function declineName(words: readonly string[], kind: 'person' | 'body'): readonly (readonly string[])[] {
  const declined = words.map((word) => declineWord(word, kind))
  const last = words.length - 1
  const heads = kind === 'body' ? countHeads(words) : words.length
  const forms: (readonly string[])[] = []
  const add = (changes: (at: number) => boolean): void => {
    for (const grammarCase of CASES) {
      const options = words.map((word, at) => {
        const cases = changes(at) ? (declined[at] ?? []) : []
        return cases.length === 0 ? [word] : [...new Set(cases.map((forms) => forms[grammarCase]))]
      })
      forms.push(...combine(options))
    }
  }
  add((at) => at < heads)
  if (kind === 'person' && last > 0) {
    add((at) => at < last)
    add((at) => at === last)
  }
  return forms
}

/** Leading adjectives and the noun after them: "государственная дума". */
function countHeads(words: readonly string[]): number {
  const noun = words.findIndex((word) => !ADJECTIVE.test(word) || word.endsWith('ние') || word.endsWith('ция'))
  return noun === -1 ? words.length : noun + 1
}

function combine(options: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return options.reduce<readonly (readonly string[])[]>(
    (all, choices) => all.flatMap((words) => choices.map((choice) => [...words, choice])),
    [[]],
  )
}
