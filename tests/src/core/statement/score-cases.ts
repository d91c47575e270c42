import { readFileSync } from 'node:fs'
import { find } from './lexicon.ts'

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly cases: number
  readonly wrong: readonly string[]
}

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu))

/** Share of the joint words that two contents have in common. */
function overlap(a: string, b: string): number {
  const [left, right] = [words(a), words(b)]
  const both = [...left].filter((word) => right.has(word)).length
  return both / (left.size + right.size - both || 1)
}

/** Runs the cases of one language: a content counts as found where half of the joint words agree, and more than one run of it is joined. */
export function scoreCases(lang: string): Score {
  const lines = readFileSync(new URL(`cases/${lang}.txt`, import.meta.url), 'utf8').split('\n')
  const cases = lines.filter((line) => line.includes('⇒') && !line.startsWith('#'))
  const wrong: string[] = []
  let hits = 0
  let found = 0
  let wanted = 0
  for (const line of cases) {
    const [text = '', answer = ''] = line.split('⇒').map((part) => part.trim())
    const expected = answer
      .split('‖')
      .map((part) => part.trim())
      .filter((part) => part !== '')
    const contents = find(text, lang).map((statement) => statement.text)
    const joined = contents.length === 1 && expected.length === 2 ? [expected.join(' ')] : expected
    const left = [...contents]
    let right = 0
    for (const content of joined) {
      const at = left.findIndex((candidate) => overlap(candidate, content) >= 0.5)
      if (at < 0) continue
      left.splice(at, 1)
      right++
    }
    hits += right
    found += contents.length
    wanted += joined.length
    if (right < joined.length || left.length > 0) wrong.push(`${text}\n   found: ${JSON.stringify(contents)}`)
  }
  return { precision: hits / (found || 1), recall: hits / (wanted || 1), cases: cases.length, wrong }
}
