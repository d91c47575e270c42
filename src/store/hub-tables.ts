import type { Generated } from 'kysely'
import type { HubSubscription } from '../core/websub/hub-subscription.ts'

interface HubSubscriptionTable {
  id: Generated<number>
  source_id: string
  hub: string
  topic: string
  callback: string
  token: string
  secret: string
  mode: Generated<HubSubscription['mode']>
  asked_at: Date | null
  lease_ends_at: Date | null
  denied_at: Date | null
  failures: Generated<number>
  reason: string | null
  next_at: Date
  told_at: Date | null
}

/** The table of what was asked of hubs. */
export interface HubTables {
  hub_subscription: HubSubscriptionTable
}
