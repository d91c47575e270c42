/**
 * How much a measure grew over the second half of a run, start-up aside: the median of its last fifth less that of its third. Single peaks do not
 * count, a leak does.
 *
 * @example findGrowth([50, 80, 90, 99, 100, 100, 140, 100, 101, 102]) // 2
 */
export function findGrowth(samples: readonly number[]): number {
  const fifth = Math.floor(samples.length / 5)
  if (fifth === 0) return 0
  return middle(samples.slice(-fifth)) - middle(samples.slice(2 * fifth, 3 * fifth))
}

function middle(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
}
