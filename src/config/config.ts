import type { AlertsConfig } from '../core/alert/alert-routing.ts'
import type { Source } from '../core/source/source.ts'
import type { TopicDefinition } from '../core/topic/topic.ts'

/** How Entente names itself to the sites that it reads. */
export interface HttpConfig {
  /** Whole User-Agent header; null: made from the program's name and version and `contact`. */
  readonly userAgent: string | null
  /** URL or mail address for site owners. */
  readonly contact: string | null
}

/** The whole configuration, checked, with defaults filled in and secrets read. */
export interface Config {
  readonly sources: readonly Source[]
  readonly topics: readonly TopicDefinition[]
  readonly alerts: AlertsConfig
  readonly http: HttpConfig
  /** Base URL of the console for links in alerts, with no slash at its end; null: where it listens. */
  readonly consoleUrl: string | null
}
