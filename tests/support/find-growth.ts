/**
 * How much a measure grew over a run, start-up aside: the median of its last fifth less that of its second. Single peaks do not
 * count, a leak does.
 *
 * @example findGrowth([90, 100, 101, 99, 140, 100, 101, 102, 100, 101]) // 1
 */
export function findGrowth(samples: readonly number[]): number {
  const fifth = Math.floor(samples.length / 5)
  if (fifth === 0) return 0
  return middle(samples.slice(-fifth)) - middle(samples.slice(fifth, 2 * fifth))
}

function middle(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
}
