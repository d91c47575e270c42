import type { Run } from './find-source.ts'
import type { Item } from './read-units.ts'
import type { CueLexicon } from './statement-lexicon.ts'

/** Whether a name, a body's name in quotation marks or an office stands among the words of a source. */
export function namesSomebody(items: readonly Item[], run: Run | undefined, { offices }: CueLexicon): boolean {
  if (run === undefined) return false
  return items.slice(run.from, run.to).some((item) => item.capital || item.quote || offices.has(item.lower))
}
