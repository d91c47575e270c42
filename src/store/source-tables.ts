import type { Generated } from 'kysely'
import type { SourceAlert } from '../core/alert/source-alert.ts'
import type { Source } from '../core/source/source.ts'
import type { Json } from './json-column.ts'

interface SourceTable {
  id: string
  definition: Json<Source>
  added_at: Date
  removed_at: Date | null
  baseline_at: Date | null
  state: Generated<string>
  state_reason: string | null
  state_since: Date
  last_poll_at: Date | null
  last_ok_at: Date | null
  last_new_at: Date | null
  next_poll_at: Date | null
  failures: Generated<number>
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  resolved_url: string | null
  interval_ms: number | null
  resolved_why: string | null
  moved_to: string | null
  moved_sightings: Generated<number>
  hub_url: string | null
  hub_topic: string | null
  pushed_until: Date | null
  told_at: Date | null
}

interface SourceEventTable {
  id: Generated<number>
  source_id: string
  at: Date
  before: string
  state: string
  reason: string | null
}

interface SourceTroubleTable {
  id: Generated<number>
  source_id: string
  state: string
  began_at: Date
  well_since: Date | null
  told_at: Date | null
  told_in: string | null
  told_to: Generated<string[]>
  over_in: string | null
  closed_at: Date | null
}

interface SourceAlertTable {
  id: string
  type: string
  payload: Json<SourceAlert>
  created_at: Date
}

interface SourcePollTable {
  id: Generated<number>
  source_id: string
  started_at: Date
  ms: number
  outcome: string
  detail: string | null
  http_status: number | null
  bytes: number
  entries: number
  new_entries: number
  possible_gap: boolean
}

interface HostPaceTable {
  host: string
  free_at: Date
  busy_until: Date | null
  held_until: Date | null
  holder: string | null
  taken_at: Date | null
  visit_ms: Generated<number>
}

interface HostLineTable {
  host: string
  who: string
  rank: number
  ticket: Generated<number>
  return_at: Date
}

/** Sources, their polls and troubles, and the hosts that they are on. */
export interface SourceTables {
  source: SourceTable
  source_poll: SourcePollTable
  source_event: SourceEventTable
  source_trouble: SourceTroubleTable
  source_alert: SourceAlertTable
  host_pace: HostPaceTable
  host_line: HostLineTable
}
