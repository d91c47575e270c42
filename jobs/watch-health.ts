import { decideSilence } from '../src/core/source/decide-silence.ts'
import type { Context, JobResult } from '../src/context.ts'

/** After so long, what a source missed will not show any more. */
const GAP_KEPT_MS = 14 * 24 * 60 * 60_000

/** Looks at every source for one that answers but has had nothing new for far longer than its rhythm says. */
export async function watchHealth(context: Context): Promise<JobResult> {
  const now = context.now()
  const records = await context.store.listSources()
  const rhythms = await context.store.findRhythms(now)
  const states: string[] = []
  let silent = 0
  for (const record of records) {
    const decision = decideSilence(record, rhythms.get(record.source.id) ?? [], now)
    states.push(decision.kind === 'unchanged' ? record.state : decision.state)
    if (decision.kind === 'unchanged') continue
    await context.store.saveSourceState(record.source.id, decision.state, decision.reason, now)
    context.log.warn(
      {
        sourceId: record.source.id,
        state: decision.state,
        reason: decision.reason,
      },
      'source state changed',
    )
    if (decision.state === 'silent') silent += 1
  }
  context.metrics.setSourceStates(states)
  const endedBefore = new Date(now.getTime() - GAP_KEPT_MS)
  const gaps = records.some((record) => record.gap !== null && record.gap.until < endedBefore)
    ? await context.store.closeOldGaps(endedBefore, 'given up: nothing showed what was missed', now)
    : 0
  return { kind: 'done', sources: records.length, silent, gapsGivenUp: gaps }
}
