import type { Inflected } from './inflect-verb.ts'
import { FORM } from './statement-lexicon.ts'

/** Past stems of the verbs that end Persian cues, with their present stems. Source: Dehkhoda (https://vajje.com). */
const PRESENT_STEMS: Readonly<Record<string, string>> = {
  افزود: 'افزای',
  بخشید: 'بخش',
  خواست: 'خواه',
  خواند: 'خوان',
  داد: 'ده',
  داشت: 'دار',
  دانست: 'دان',
  ساخت: 'ساز',
  ستود: 'ستای',
  شد: 'شو',
  شمرد: 'شمار',
  کرد: 'کن',
  گرفت: 'گیر',
  گفت: 'گوی',
  نامید: 'نام',
  نمود: 'نمای',
  نوشت: 'نویس',
  پرسید: 'پرس',
}
/** A phrase that attributes beside the verb: «با بیان اینکه». */
const CONVERB = /^(?:با|ضمن) /u
const JOINER = '\u200c'
/** «دارد» has no «می». */
const BARE_PRESENT = 'داشت'

/**
 * The third persons of a Persian verb given in the past («اعلام کرد»): past, perfect, pluperfect, imperfect and present, with the
 * prefix and the endings joined or apart. Other words come back as they are; a phrase with «با» as a participle.
 */
export function inflectPersian(lemma: string): readonly Inflected[] {
  if (CONVERB.test(lemma)) return [[lemma, FORM.gerund]]
  const space = lemma.lastIndexOf(' ') + 1
  const lead = lemma.slice(0, space)
  const stem = lemma.slice(space)
  const present = PRESENT_STEMS[stem]
  if (present === undefined) return [[lemma, FORM.past]]
  const progressive = stem === BARE_PRESENT ? [''] : [`می${JOINER}`, 'می ']
  const forms = [
    stem,
    `${stem}ند`,
    ...['است', 'اند', 'بود', 'بودند'].map((ending) => `${stem}ه ${ending}`),
    ...['است', 'اند'].map((ending) => `${stem}ه${JOINER}${ending}`),
    `${stem}ه`,
    ...progressive.flatMap((prefix) => [`${prefix}${present}د`, `${prefix}${present}ند`]),
    ...(stem === BARE_PRESENT ? [] : progressive.flatMap((prefix) => [`${prefix}${stem}`, `${prefix}${stem}ند`])),
  ]
  return forms.map((form): Inflected => [lead + form, FORM.past])
}
