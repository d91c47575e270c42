import type { Attribution } from './attribution.ts'
import type { Item, Unit } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** First words of sentences in which a Persian outlet speaks again: «به گزارش …», «گفتنی است …», «پیش از این …». */
const NARRATED: readonly (readonly string[])[] = [
  ['به', 'گزارش'],
  ['به', 'نقل'],
  ['به', 'نوشته'],
  ['بر', 'اساس'],
  ['براساس'],
  ['بنا', 'بر'],
  ['بنابر', 'این', 'گزارش'],
  ['طبق'],
  ['گفتنی'],
  ['لازم', 'به'],
  ['شایان', 'ذکر'],
  ['یاداور'],
  ['این', 'در', 'حالی'],
  ['این', 'درحالی'],
  ['پیش', 'از', 'این'],
  ['پیشتر'],
  ['انتهای', 'پیام'],
  ['منبع'],
  ['کد', 'خبر'],
  ['این', 'اظهارات'],
  ['این', 'سخنان'],
  ['اظهارات'],
  ['وی'],
  ['او'],
]

/** Whether an attribution opens Persian speech without quotation marks, «وی افزود: …», that reaches the end of its sentence. */
export function opensSpeech(items: readonly Item[], { cue, content }: Attribution, lexicon: CueLexicon): boolean {
  const last = content.at(-1)
  if (lexicon.inflection !== 'persian' || !last || items[cue.to]?.lower !== ':') return false
  return last.to >= items.length - 1 && !items.slice(last.from, last.to).some((item) => item.spoken)
}

/** Whether a sentence on the line of such speech, in which nobody else is named as a speaker, goes on with it. */
export function goesOnSpeaking({ items, opensLine }: Unit): boolean {
  if (opensLine || items.length < 2) return false
  return !NARRATED.some((words) => words.every((word, at) => items[at]?.lower === word))
}
