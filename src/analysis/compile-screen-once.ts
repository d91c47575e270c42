import { compileScreen, type Screen } from '../core/article/screen/screen-page.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { Failure } from '../errors.ts'

const compiled = new WeakMap<LexiconData, Screen>()

/** The screen ready for pages; compiled once a thread, when the first page is screened. */
export function compileScreenOnce(data: LexiconData | null): Screen {
  if (data === null) throw new Failure('machine', 'no-lexicon', 'this analysis was opened without a lexicon')
  const known = compiled.get(data)
  if (known !== undefined) return known
  const screen = compileScreen(data, data.topics ?? [])
  compiled.set(data, screen)
  return screen
}
