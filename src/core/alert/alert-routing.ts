import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { Severity } from '../topic/topic.ts'
import type { Alert, AlertReason } from './alert.ts'
import type { Secret } from './secret.ts'

/** What an alert must be like: every key that is given must be met, by one of its values. */
export interface AlertMatcher {
  readonly severity?: readonly Severity[]
  /** Topic ids. */
  readonly topic?: readonly string[]
  readonly reason?: readonly AlertReason[]
  readonly area?: readonly Area[]
  readonly modality?: readonly Modality[]
  /** Country of a speaker, ISO 3166 alpha-2. */
  readonly country?: readonly string[]
  /** Language of a statement, BCP 47; without a region it stands for all. */
  readonly lang?: readonly string[]
  /** Host of the article or a domain above it. */
  readonly site?: readonly string[]
}

/** A branch of the routing: alerts like `when` go to `notify`; later branches are tried too only with `continue`. */
export interface AlertRoute {
  readonly when: AlertMatcher
  readonly notify: readonly string[]
  readonly continue: boolean
}

/** Alerts like `when` are recorded but sent nowhere before `until`. Times are ISO 8601. */
export interface Silence {
  readonly when: AlertMatcher
  readonly from: string | null
  readonly until: string
  readonly comment: string | null
}

/** How to reach a channel, with secrets already read. */
export type ChannelConfig =
  | {
      readonly kind: 'webhook'
      readonly url: Secret
      /** `whsec_…` as in Standard Webhooks. */
      readonly secret: Secret
    }
  | {
      readonly kind: 'email'
      readonly to: readonly string[]
      readonly from: string
      /** `smtp://user:password@host:port` or `smtps://…`. */
      readonly smtpUrl: Secret
    }
  | { readonly kind: 'log' }

/** The content of `alerts.yaml`: channels by id, where alerts go, what is silenced. */
export interface AlertsConfig {
  readonly channels: Readonly<Record<string, ChannelConfig>>
  readonly route: { readonly notify: readonly string[]; readonly routes: readonly AlertRoute[] }
  readonly silences: readonly Silence[]
}

function meets<T>(wanted: readonly T[] | undefined, found: readonly (T | null)[]): boolean {
  return wanted === undefined || found.some((value) => value !== null && wanted.includes(value))
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? ''
}

/** Whether an alert is like a matcher; the empty matcher matches every alert. */
export function matchAlert(alert: Alert, matcher: AlertMatcher): boolean {
  const { statements } = alert
  const host = hostOf(alert.article.url)
  const atSite = (domain: string): boolean => host === domain || host.endsWith(`.${domain}`)
  const speaks = (lang: string): boolean =>
    statements.some((statement) => statement.lang === lang || statement.lang?.startsWith(`${lang}-`) === true)
  return (
    meets(matcher.severity, [alert.severity]) &&
    meets(matcher.topic, [alert.topic.id]) &&
    meets(matcher.reason, [alert.reason]) &&
    meets(
      matcher.area,
      statements.flatMap((statement) => statement.areas),
    ) &&
    meets(
      matcher.modality,
      statements.map((statement) => statement.modality),
    ) &&
    meets(
      matcher.country,
      statements.map((statement) => statement.speaker.country),
    ) &&
    (matcher.lang === undefined || matcher.lang.some(speaks)) &&
    (matcher.site === undefined || matcher.site.some(atSite))
  )
}
