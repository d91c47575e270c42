/** Names further apart than this share of their length are no likely slip of the pen. */
const LARGEST_SHARE = 0.5

/** Number of insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function countEdits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, (before[column - 2] ?? 0) + 1)
      }
      current.push(edits)
    }
    before = last
    last = current
  }
  return last[b.length] ?? 0
}

/**
 * Finds the known name that somebody most likely meant, or undefined where none is near.
 *
 * @example findNearestName('contry', ['country', 'kind']) // 'country'
 */
export function findNearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase()
  let nearest: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const edits = countEdits(wanted, candidate.toLowerCase())
    const allowed = Math.floor(Math.max(wanted.length, candidate.length) * LARGEST_SHARE)
    if (edits <= allowed && edits < fewest) {
      nearest = candidate
      fewest = edits
    }
  }
  return nearest
}
