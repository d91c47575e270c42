import { createHash } from 'node:crypto'
import { GAP, normaliseWords } from './normalise-words.ts'

/** Length of keys in hex digits: 96 bits, so that a billion statements do not collide by chance. */
const KEY_LENGTH = 24

/**
 * What is said, as a short hash: equal for the same words under other quotation marks, case, punctuation, letter variants or
 * contractions.
 *
 * @example contentKey('“We’re ready”', 'en') === contentKey('We are ready.', 'en') // true
 */
export function contentKey(text: string, lang: string | null): string {
  return shortHash(
    normaliseWords(text, lang)
      .filter((word) => word !== GAP)
      .join(' '),
  )
}

/** The key of a statement in the archive, from `speakerKey` and `contentKey`: 24 hex digits of SHA-256. */
export function statementKey(speakerKey: string, contentKey: string): string {
  return shortHash(`${speakerKey}\n${contentKey}`)
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, KEY_LENGTH)
}
