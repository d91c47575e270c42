import { buildSourceAlert, sourceAlertSeverity } from '../src/core/alert/build-source-alert.ts'
import { findTroubleSilence, routeTrouble } from '../src/core/alert/route-alert.ts'
import { decideTroubleAlerts } from '../src/core/source/decide-trouble-alerts.ts'
import type { Context, JobResult, OpenTrouble, TroubleHistory, TroubleMessage } from '../src/context.ts'
import { toStep } from './step.ts'

/** Tells ops of sources that have been in trouble for a while, and of those that are well again, many in one message. */
export async function alertOps(context: Context): Promise<JobResult> {
  const now = context.now()
  const { alerts } = context.live().config
  const settled = await context.store.settleTroubles(
    now,
    (troubles, history) => {
      const severity = sourceAlertSeverity('source.alert', history.sources)
      const isSilenced = (each: OpenTrouble) => findTroubleSilence({ ...each, severity }, alerts, { now }) !== undefined
      const { told, over, forgotten } = decideTroubleAlerts(troubles, {
        now,
        timing: alerts.ops,
        ...history,
        isSilenced,
      })
      return {
        messages: [
          ...toMessages(context, 'source.alert', told, history),
          ...toMessages(context, 'source.resolved', over, history),
        ],
        forgotten: forgotten.map(({ id }) => id),
      }
    },
    (alertId, channel) => toStep('send-alert', `${alertId} ${channel}`, { alertId, channel }, now),
  )
  await context.enqueue(settled.steps)
  for (const { alert, channels } of settled.messages) {
    context.metrics.countAlert(alert.severity, alert.type)
    const sourceIds = alert.sources.map(({ id }) => id).join(', ')
    context.log.info({ alertId: alert.id, type: alert.type, sourceIds, channels: channels.join(', ') }, 'ops told')
  }
  return { kind: 'done', messages: settled.messages.length }
}

/** One message for all the troubles that go the same way. Whoever heard that a trouble began hears that it is over. */
function toMessages(
  { live, consoleUrl, now }: Context,
  type: TroubleMessage['alert']['type'],
  troubles: readonly OpenTrouble[],
  { sources }: TroubleHistory,
): readonly TroubleMessage[] {
  const { channels: open, config } = live()
  const severity = sourceAlertSeverity(type, sources)
  const channelsOf = (each: OpenTrouble) =>
    type === 'source.alert'
      ? routeTrouble({ ...each, severity }, config.alerts)
      : each.toldTo.filter((channel) => open.has(channel))
  const groups = Map.groupBy(troubles, (each) => channelsOf(each).toSorted().join(' '))
  return [...groups].map(([channels, those]) => ({
    alert: buildSourceAlert({ type, troubles: those, sources, consoleUrl, now: now() }),
    troubleIds: those.map(({ id }) => id),
    channels: channels.split(' ').filter((channel) => channel !== ''),
  }))
}
