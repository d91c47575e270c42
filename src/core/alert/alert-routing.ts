import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { TroubleState, TroubleTiming } from '../source/decide-trouble-alerts.ts'
import type { Severity } from '../topic/topic.ts'
import type { Alert, AlertReason } from './alert.ts'
import type { Secret } from './secret.ts'

/** Why a message goes out, as a matcher names it: of a statement or article, or of a source in trouble. */
export type MatchedReason = AlertReason | `source-${TroubleState}`

/** What an alert must be like: every key that is given must be met, by one of its values. */
export interface AlertMatcher {
  readonly severity?: readonly Severity[]
  /** Topic ids. */
  readonly topic?: readonly string[]
  readonly reason?: readonly MatchedReason[]
  readonly area?: readonly Area[]
  readonly modality?: readonly Modality[]
  /** Country of a speaker, ISO 3166 alpha-2. */
  readonly country?: readonly string[]
  /** Language of a statement, BCP 47; without a region it stands for all. */
  readonly lang?: readonly string[]
  /** Host of the article or source, or a domain above it. */
  readonly site?: readonly string[]
  /** Source ids; only messages about sources are of a source. */
  readonly source?: readonly string[]
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

/** What ops are told of sources in trouble. */
export interface OpsConfig extends TroubleTiming {
  /** Channels; null: where the routing leads. */
  readonly notify: readonly string[] | null
}

/** The content of `alerts.yaml`: channels by id, where alerts go, what is silenced. */
export interface AlertsConfig {
  readonly channels: Readonly<Record<string, ChannelConfig>>
  readonly route: { readonly notify: readonly string[]; readonly routes: readonly AlertRoute[] }
  readonly silences: readonly Silence[]
  readonly ops: OpsConfig
}

/** A source in trouble, as routes and silences look at it. */
export interface RoutedTrouble {
  readonly severity: Severity
  readonly source: { readonly id: string; readonly url: string }
  readonly trouble: { readonly state: TroubleState }
}

function meets<T>(wanted: readonly T[] | undefined, found: readonly (T | null)[]): boolean {
  return wanted === undefined || found.some((value) => value !== null && wanted.includes(value))
}

function isAt(url: string, sites: readonly string[] | undefined): boolean {
  const host = URL.parse(url)?.hostname ?? ''
  return sites === undefined || sites.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/** Whether an alert is like a matcher; the empty matcher matches every alert. */
export function matchAlert(alert: Alert, matcher: AlertMatcher): boolean {
  const { statements } = alert
  const speaks = (lang: string): boolean =>
    statements.some((statement) => statement.lang === lang || statement.lang?.startsWith(`${lang}-`) === true)
  return (
    matcher.source === undefined &&
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
    isAt(alert.article.url, matcher.site)
  )
}

/** Whether a source in trouble is like a matcher; one that asks for anything of a statement is never met. */
export function matchTrouble({ severity, source, trouble }: RoutedTrouble, matcher: AlertMatcher): boolean {
  const { severity: severities, reason, site, source: sources, ...ofStatements } = matcher
  return (
    Object.keys(ofStatements).length === 0 &&
    meets(severities, [severity]) &&
    meets(reason, [`source-${trouble.state}`]) &&
    meets(sources, [source.id]) &&
    isAt(source.url, site)
  )
}
