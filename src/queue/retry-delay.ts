import type { RetryPolicy } from './catalog.ts'

/** Milliseconds to wait after the given try (from 1) has failed; half of it is random, so that what failed together does not return together. */
export function retryDelayMs(attempt: number, policy: RetryPolicy, random: () => number): number {
  const full = Math.min(policy.mostMs, policy.firstMs * 2 ** (attempt - 1))
  return Math.round(full / 2 + (random() * full) / 2)
}
