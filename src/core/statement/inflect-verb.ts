import { inflectPersian } from './inflect-persian.ts'
import { FORM, type CueData } from './statement-lexicon.ts'

/** A word form and which grammatical forms it may be, as bits of `FORM`. */
export type Inflected = readonly [form: string, forms: number]

const E_END = /e$/u
const SIBILANT_END = /(?:s|x|z|ch|sh)$/u
const CONSONANT_Y = /[^aeiou]y$/u

/**
 * All forms of a dictionary form, the first word inflected and the rest kept. `irregular` overrides the rule.
 *
 * @example inflectVerb('call on', 'english', {}) // call on, calls on, called on, calling on
 */
export function inflectVerb(
  lemma: string,
  inflection: CueData['inflection'],
  irregular: CueData['irregular'],
): readonly Inflected[] {
  const listed = irregular[lemma]
  if (inflection === 'english') return english(lemma, listed)
  if (inflection === 'russian') return [...russian(lemma), ...irregularRussian(lemma, irregular)]
  return inflectPersian(lemma)
}

function english(lemma: string, listed: readonly string[] | undefined): readonly Inflected[] {
  if (listed) {
    const [third = lemma, past = lemma, participle = past, gerund = lemma] = listed
    return [
      [lemma, FORM.base],
      [third, FORM.third],
      [past, FORM.past],
      [participle, FORM.participle],
      [gerund, FORM.gerund],
    ]
  }
  const space = lemma.indexOf(' ')
  const head = space < 0 ? lemma : lemma.slice(0, space)
  const tail = space < 0 ? '' : lemma.slice(space)
  const stem = CONSONANT_Y.test(head) ? `${head.slice(0, -1)}i` : head.replace(E_END, '')
  const third = CONSONANT_Y.test(head) ? `${stem}es` : SIBILANT_END.test(head) ? `${head}es` : `${head}s`
  return [
    [lemma, FORM.base],
    [third + tail, FORM.third],
    [`${stem}ed${tail}`, FORM.past | FORM.participle],
    [`${head.replace(E_END, '')}ing${tail}`, FORM.gerund],
  ]
}

/** Listed forms, of the whole lemma or of its first word: «предостерег от» by «предостеречь». */
function irregularRussian(lemma: string, irregular: CueData['irregular']): readonly Inflected[] {
  const space = lemma.indexOf(' ')
  const whole = irregular[lemma]
  const listed = whole ?? (space < 0 ? undefined : irregular[lemma.slice(0, space)])
  const tail = whole || space < 0 ? '' : lemma.slice(space)
  return [...(listed ?? []), ...(listed ?? []).flatMap(neuter)].map((form): Inflected => [
    form + tail,
    RUSSIAN_GERUND.test(form) ? FORM.gerund : FORM.past,
  ])
}

const FEMININE = /^(\S+л)а(?=сь$|$| )/u

/** «Министерство опровергло»: the neuter beside a listed feminine. */
function neuter(form: string): readonly string[] {
  return FEMININE.test(form) ? [form.replace(FEMININE, '$1о')] : []
}

/** A listed form that is a gerund: «призвав», «требуя», «надеясь». */
const RUSSIAN_GERUND = /(?:[аеиоуыя]в|[уаю]я|ясь|вшись)$/u
const REFLEXIVE = /ся$/u
const INFINITIVE = /ть$/u
const OVAT = /овать$/u
const FIRST_CONJUGATION = /(?:а|я|е)ть$/u
const SECOND_CONJUGATION = /ить$/u

/** Past, present and the two gerunds of a regular Russian verb; a reflexive ending stays at the end. */
function russian(lemma: string): readonly Inflected[] {
  const space = lemma.indexOf(' ')
  const head = space < 0 ? lemma : lemma.slice(0, space)
  const tail = space < 0 ? '' : lemma.slice(space)
  const reflexive = REFLEXIVE.test(head)
  const plain = head.replace(REFLEXIVE, '')
  if (!INFINITIVE.test(plain)) return [[lemma, FORM.past]]
  const stem = plain.slice(0, -2)
  const forms: Inflected[] = [
    [`${stem}л`, FORM.past],
    [`${stem}ла`, FORM.past],
    [`${stem}ло`, FORM.past],
    [`${stem}ли`, FORM.past],
    [`${stem}в`, FORM.gerund],
  ]
  if (reflexive) forms.push([`${stem}вши`, FORM.gerund])
  if (OVAT.test(plain)) {
    const root = stem.slice(0, -3)
    forms.push([`${root}ует`, FORM.third], [`${root}уют`, FORM.third], [`${root}уя`, FORM.gerund])
  } else if (FIRST_CONJUGATION.test(plain)) {
    forms.push([`${stem}ет`, FORM.third], [`${stem}ют`, FORM.third], [`${stem}я`, FORM.gerund])
  } else if (SECOND_CONJUGATION.test(plain)) {
    const root = stem.slice(0, -1)
    forms.push([`${root}ит`, FORM.third], [`${root}ят`, FORM.third], [`${root}я`, FORM.gerund])
  }
  return forms.map(([form, bits]): Inflected => [form + (reflexive ? reflexiveEnding(form) : '') + tail, bits])
}

const VOWEL_END = /[аеёиоуыэюя]$/u

function reflexiveEnding(form: string): string {
  return VOWEL_END.test(form) ? 'сь' : 'ся'
}
