/**
 * A pattern out of many alternatives, so that a list of them can be kept one a line.
 *
 * @param before what stands before each alternative, as regular expression source
 * @param alternatives regular expression sources
 * @param after what follows each alternative
 * @example anyOf('^', ['a', 'b+'], '$', 'iu') // /^(?:a|b+)$/iu
 */
export function anyOf(before: string, alternatives: readonly string[], after: string, flags: string): RegExp {
  return new RegExp(`${before}(?:${alternatives.join('|')})${after}`, flags)
}
