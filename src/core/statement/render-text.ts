const LEADING_THAT = /^(?:that|что|که)\s+(?!$)/u
const TRAILING = /[\s,;:،؛—–-]+$/u
const OUTER = /^["“”«„‘']([^"“”«»„]*)["”“»’']([.!?…]?)$/u
const COMMA = /[,،]$/u
const CAPITAL = /^["“«„]?\p{Lu}/u
const BREAKS = /\s*\n\s*/gu

/**
 * The words of a statement as an alert shows them: its parts joined, without a leading "that", without the marks around a quotation
 * that is all of it, and without a comma at the end. The first letter stays as it is printed.
 *
 * @param quoted whether the first part begins within quotation marks: then its "that" is the speaker's own
 * @example renderText(['that the port is open,'], false) // 'the port is open'
 */
export function renderText(parts: readonly string[], quoted: boolean): string {
  const joined = parts.reduce((before, part) => {
    if (before === '') return part
    return CAPITAL.test(part) && COMMA.test(before) ? `${before.slice(0, -1)}. ${part}` : `${before} ${part}`
  }, '')
  const line = joined.replace(BREAKS, ' ').replace(TRAILING, '')
  const words = quoted ? line : line.replace(LEADING_THAT, '')
  return words.replace(OUTER, '$1$2')
}
