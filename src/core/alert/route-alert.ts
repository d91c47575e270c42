import {
  matchAlert,
  matchTrouble,
  type AlertMatcher,
  type AlertsConfig,
  type RoutedTrouble,
  type Silence,
} from './alert-routing.ts'
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
  return topic.notify.length > 0 ? [...new Set(topic.notify)] : follow(alerts, (when) => matchAlert(alert, when))
}

/** Decides which channels are told of a source in trouble: those for ops, where any are named; else as the routing says. */
export function routeTrouble(trouble: RoutedTrouble, alerts: Pick<AlertsConfig, 'route' | 'ops'>): readonly string[] {
  const { notify } = alerts.ops
  return notify === null ? follow(alerts, (when) => matchTrouble(trouble, when)) : [...new Set(notify)]
}

function follow({ route }: Pick<AlertsConfig, 'route'>, isMet: (when: AlertMatcher) => boolean): readonly string[] {
  const channels: string[] = []
  let met = false
  for (const each of route.routes) {
    if (!isMet(each.when)) continue
    met = true
    channels.push(...each.notify)
    if (!each.continue) break
  }
  return [...new Set(met ? channels : route.notify)]
}

/** Finds the silence that holds an alert back now, if any. */
export function findSilence(
  alert: Alert,
  alerts: Pick<AlertsConfig, 'silences'>,
  time: { readonly now: Date },
): Silence | undefined {
  return findStanding(alerts, time, (when) => matchAlert(alert, when))
}

/** Finds the silence that holds back what ops would be told of a source now, if any. */
export function findTroubleSilence(
  trouble: RoutedTrouble,
  alerts: Pick<AlertsConfig, 'silences'>,
  time: { readonly now: Date },
): Silence | undefined {
  return findStanding(alerts, time, (when) => matchTrouble(trouble, when))
}

function findStanding(
  alerts: Pick<AlertsConfig, 'silences'>,
  { now }: { readonly now: Date },
  isMet: (when: AlertMatcher) => boolean,
): Silence | undefined {
  const time = now.getTime()
  return alerts.silences.find((silence) => {
    const begun = silence.from === null || Date.parse(silence.from) <= time
    return begun && time < Date.parse(silence.until) && isMet(silence.when)
  })
}
