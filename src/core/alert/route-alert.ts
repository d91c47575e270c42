import { matchAlert, type AlertsConfig, type Silence } from './alert-routing.ts'
import type { Alert } from './alert.ts'

/**
 * Decides which channels an alert goes to: those that its topic names; else those of the first route that it meets (of the
 * next ones too while a route says `continue`); else the default of the routing. No channel twice.
 */
export function routeAlert(
  alert: Alert,
  topic: { readonly notify: readonly string[] },
  alerts: Pick<AlertsConfig, 'route'>,
): readonly string[] {
  if (topic.notify.length > 0) return [...new Set(topic.notify)]
  const channels: string[] = []
  let met = false
  for (const route of alerts.route.routes) {
    if (!matchAlert(alert, route.when)) continue
    met = true
    channels.push(...route.notify)
    if (!route.continue) break
  }
  return [...new Set(met ? channels : alerts.route.notify)]
}

/** Finds the silence that holds an alert back now, if any. */
export function findSilence(
  alert: Alert,
  alerts: Pick<AlertsConfig, 'silences'>,
  { now }: { readonly now: Date },
): Silence | undefined {
  const time = now.getTime()
  return alerts.silences.find((silence) => {
    const begun = silence.from === null || Date.parse(silence.from) <= time
    return begun && time < Date.parse(silence.until) && matchAlert(alert, silence.when)
  })
}
