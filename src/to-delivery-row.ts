import type { DeliveryRow } from './console/reads.ts'
import type { DeliveryLine } from './store/delivery.ts'

/** A line of the ledger, ready for JSON; one that another alert covers says which. */
export function toDeliveryRow(line: DeliveryLine): DeliveryRow {
  const { channel, state, attempts, detail, coveredBy, changedAt } = line
  return {
    channel,
    state,
    attempts,
    detail: coveredBy === null ? detail : `covered by ${coveredBy}`,
    changedAt: changedAt.toISOString(),
  }
}
