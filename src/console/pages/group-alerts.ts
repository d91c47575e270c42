import type { Alert } from '../../core/alert/alert.ts'
import { SEVERITIES } from '../../core/topic/topic.ts'

/** Alerts that tell the same, raised by several topics: the most severe one, and the others. */
export interface AlertGroup {
  readonly lead: Alert
  readonly others: readonly Alert[]
}

/** Puts the alerts of a list that tell the same together, so that a reader meets each statement once; order is kept. */
export function groupAlerts(alerts: readonly Alert[]): readonly AlertGroup[] {
  return [...Map.groupBy(alerts, toSubject).values()].flatMap((group) => {
    const [lead, ...others] = group.toSorted((a, b) => rank(b) - rank(a))
    return lead === undefined ? [] : [{ lead, others }]
  })
}

const rank = ({ severity }: Alert): number => SEVERITIES.indexOf(severity)

function toSubject({ reason, statements, article }: Alert): string {
  return JSON.stringify([reason, ...(statements.length === 0 ? [article.url] : statements.map(({ id }) => id))])
}
