const DAY_MS = 24 * 60 * 60_000

/**
 * Whether an answer of "not modified" would be believed. Some servers give it for ever, so the first poll of each day, counted
 * from a source's own first poll, asks for the whole body whatever its validators say.
 *
 * @example trustsValidators({ baselineAt, lastPollAt }, now)
 */
export function trustsValidators(
  { baselineAt, lastPollAt }: { readonly baselineAt: Date | null; readonly lastPollAt: Date | null },
  now: Date,
): boolean {
  if (baselineAt === null || lastPollAt === null) return true
  const dayOf = (at: Date) => Math.floor((at.getTime() - baselineAt.getTime()) / DAY_MS)
  return dayOf(lastPollAt) === dayOf(now)
}
