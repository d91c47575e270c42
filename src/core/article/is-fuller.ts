import { keyOf } from './key-of.ts'
import { splitParagraphs } from './site-lines.ts'

/** So many times as long is more than a box or a caption that one reading kept and the other dropped. */
const FULLER_FACTOR = 1.5
/** Share of a text that must stand in the fuller one, which may have been edited since. */
const HELD_SHARE = 0.7

/**
 * Whether a text is the whole of which another is the beginning or an extract: pages show some paragraphs where their JSON-LD or
 * their feed has all.
 *
 * @example isFuller('One.\n\nTwo.\n\nThree.', 'One.') // true
 */
export function isFuller(text: string, extract: string): boolean {
  if (extract === '' || text.length < extract.length * FULLER_FACTOR) return false
  const whole = keyOf(text)
  const held = splitParagraphs(extract).filter((paragraph) => whole.includes(keyOf(paragraph)))
  return held.reduce((sum, paragraph) => sum + paragraph.length, 0) >= extract.length * HELD_SHARE
}
