const REPLACEMENT = /\uFFFD/g

/** How many characters of a text could not be decoded from its bytes: each stands there as U+FFFD. */
export function countReplaced(text: string): number {
  return text.match(REPLACEMENT)?.length ?? 0
}
