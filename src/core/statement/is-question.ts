import type { Attribution } from './attribution.ts'
import type { Item } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'

/** Roles of those who only ask, and how a cue of asking begins; folded. */
const ASKERS = new Set([
  'reporter',
  'reporters',
  'journalist',
  'journalists',
  'correspondent',
  'журналист',
  'корреспондент',
  'خبرنگار',
])
const ASKING = /^(?:ask|wonder|inquir|question|спро|поинтерес|پرسید)/u

/** Whether a reporter's question is all that is said: "A reporter asked Hale for more details". */
export function isQuestion(
  items: readonly Item[],
  { cue, source, content }: Attribution,
  { roles }: RoleLexicon,
): boolean {
  if (!source || content.some((run) => items.slice(run.from, run.to).some((item) => item.quote))) return false
  const asks = items.slice(cue.from, cue.to).some((item) => ASKING.test(item.lower))
  return asks && items.slice(source.from, source.to).some((_, at, run) => ASKERS.has(roles.find(run, at)?.value ?? ''))
}
