/**
 * The first place in a sorted list whose item is not below what is looked for, by halving; the list's length where all are.
 *
 * @param isBelow true for items up to some place, false from there on
 * @example firstPlace([1, 3, 5], (number) => number < 3) // 1
 */
export function firstPlace<Item>(sorted: readonly Item[], isBelow: (item: Item) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    // Between two places of the list there is always an item.
    if (isBelow(sorted[middle] as Item)) low = middle + 1
    else high = middle
  }
  return low
}
