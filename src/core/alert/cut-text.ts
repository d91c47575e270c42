const ELLIPSIS = '…'
const SPACES = /\s+/gu
// Control characters and line ends would let a page's words pass for lines of a log or headers of a mail.
const CONTROLS = /\p{Cc}/gu
/** A cut goes back to the last space if that costs no more than this share of the text. */
const SHORTEST_SHARE = 0.6

/** Puts a text on one line: no control characters, single spaces. */
export function flattenText(text: string): string {
  return text.replaceAll(CONTROLS, ' ').replaceAll(SPACES, ' ').trim()
}

/**
 * Cuts a text to at most `limit` UTF-16 units, the ellipsis included, at a space where one is near and never inside a
 * character.
 *
 * @example cutText('a deepening alliance', 15) // 'a deepening…'
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (limit < 1) return ''
  let end = limit - ELLIPSIS.length
  const space = text.lastIndexOf(' ', end)
  if (space >= end * SHORTEST_SHARE) end = space
  const kept = text.slice(0, end)
  return `${kept.isWellFormed() ? kept.trimEnd() : kept.slice(0, -1).trimEnd()}${ELLIPSIS}`
}
