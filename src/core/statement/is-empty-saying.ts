import type { Attribution } from './attribution.ts'
import type { Item } from './read-units.ts'

/** Words that alone tell nothing of what was said: "said little", "I said so". */
const NOTHING = new Set([
  'anything',
  'everything',
  'it',
  'less',
  'little',
  'more',
  'much',
  'nothing',
  'so',
  'something',
])
/** Verbs of keeping back, and what is then not said: "declined to comment on whether …". Folded. */
const KEEPS_BACK = /^(?:declin|refus)/u
const UNSAID = new Set([
  'answer',
  'comment',
  'disclose',
  'discuss',
  'elaborate',
  'identify',
  'provide',
  'respond',
  'say',
  'speculate',
  'specify',
])

/** Whether an English attribution only tells that somebody said nothing: "declined to say whether ships sailed", "said little". */
export function isEmptySaying(items: readonly Item[], { content, cue }: Attribution): boolean {
  const [only] = content
  if (content.length !== 1 || only === undefined) return false
  const first = items[only.from]?.lower ?? ''
  if (only.to - only.from === 1) return NOTHING.has(first)
  if (!items.slice(cue.from, cue.to).some(({ lower }) => KEEPS_BACK.test(lower))) return false
  return first === 'to' && items.slice(only.from + 1, only.from + 3).some(({ lower }) => UNSAID.has(lower))
}
