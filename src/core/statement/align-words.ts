/** A word of two lists laid beside each other: in both, only in the first, or only in the second. */
export interface AlignedWord {
  readonly kind: 'kept' | 'removed' | 'added'
  /** Its place in the first list, or for `added` in the second. */
  readonly at: number
}

/**
 * Lays two lists of words beside each other so that as many as possible are kept in order (longest common subsequence). Time and
 * memory grow with the product of what lies between the words that both begin and end with: callers cut their lists.
 *
 * @example alignWords(['a', 'b'], ['a', 'c']) // kept 0, removed 1, added 1
 */
export function alignWords(a: readonly string[], b: readonly string[]): readonly AlignedWord[] {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [endA, endB] = [a.length - tail, b.length - tail]
  const width = endB - head + 1
  const table = new Uint16Array((endA - head + 1) * width)
  const cell = (i: number, j: number): number => table[(i - head) * width + (j - head)] ?? 0
  for (let i = endA - 1; i >= head; i--) {
    for (let j = endB - 1; j >= head; j--) {
      table[(i - head) * width + (j - head)] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  const aligned: AlignedWord[] = []
  for (let at = 0; at < head; at++) aligned.push({ kind: 'kept', at })
  let i = head
  let j = head
  while (i < endA || j < endB) {
    if (i < endA && j < endB && a[i] === b[j]) {
      aligned.push({ kind: 'kept', at: i++ })
      j++
    } else if (i < endA && (j >= endB || cell(i + 1, j) >= cell(i, j + 1))) aligned.push({ kind: 'removed', at: i++ })
    else aligned.push({ kind: 'added', at: j++ })
  }
  for (let at = endA; at < a.length; at++) aligned.push({ kind: 'kept', at })
  return aligned
}
