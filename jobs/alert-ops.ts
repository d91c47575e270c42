import { buildSourceAlert, sourceAlertSeverity } from '../src/core/alert/build-source-alert.ts'
import { findTroubleSilence, routeTrouble } from '../src/core/alert/route-alert.ts'
import { decideTroubleAlerts } from '../src/core/source/decide-trouble-alerts.ts'
import type { Context, JobResult, OpenTrouble, TroubleHistory, TroubleMessage } from '../src/context.ts'
import { toStep } from './step.ts'

/** Tells ops of the sources that have been in trouble for a while, and of those that are well again, many in one message. */
export async function alertOps(context: Context): Promise<JobResult> {
  const now = context.now()
  const { alerts } = context.live().config
  const settled = await context.store.settleTroubles(
    now,
    (troubles, history) => {
      const severity = sourceAlertSeverity('source.alert', history.sources)
      const silenced = (each: OpenTrouble) => findTroubleSilence({ ...each, severity }, alerts, { now }) !== undefined
      const decided = decideTroubleAlerts(
        troubles.map((each) => ({ ...each, ...each.trouble, silenced: silenced(each), of: each })),
        { now, timing: alerts.ops, ...history },
      )
      return {
        messages: [
          ...toMessages(
            context,
            'source.alert',
            decided.told.map(({ of }) => of),
            history,
          ),
          ...toMessages(
            context,
            'source.resolved',
            decided.over.map(({ of }) => of),
            history,
          ),
        ],
        forgotten: decided.forgotten.map(({ id }) => id),
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

/** One message for all the troubles that go the same way. Whoever was told that a trouble began is told that it is over. */
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
