import { dirname } from 'node:path'
import type { AlertMatcher, AlertsConfig, ChannelConfig } from '../core/alert/alert-routing.ts'
import { hideSecret, type Secret } from '../core/alert/secret.ts'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { alertsSchema, type AlertsFile, type ChannelEntry } from './alerts-schema.ts'
import type { SecretPlace } from './config-values.ts'
import type { Fault } from './fault.ts'
import { parseYaml } from './parse-yaml.ts'
import { readSecret, type Environment } from './read-secret.ts'

export type LoadedAlerts =
  | {
      readonly ok: true
      readonly value: AlertsConfig
      readonly consoleUrl: string | null
      readonly known: readonly string[]
    }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly known: readonly string[] }

/** What else of the configuration the alerts file leans on. */
export interface AlertsSurroundings {
  readonly environment: Environment
  /** Channels that topics name. */
  readonly used: ReadonlySet<string>
  readonly topicIds: readonly string[]
  /** Null where the sources could not be read. */
  readonly sourceIds: readonly string[] | null
}

type Complain = (path: readonly PropertyKey[], message: string) => void

// Standard Webhooks: 24 to 64 random bytes in base64 behind a prefix.
// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
const WEBHOOK_SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/
const SMTP = /^smtps?:\/\//i
const LAST_SLASHES = /\/{1,8}$/

/** Names the channels that are not defined, with the nearest one that is. */
export function checkChannels(
  notify: readonly string[],
  known: readonly string[],
  complain: (at: number, message: string) => void,
): void {
  for (const [at, channel] of notify.entries()) {
    if (known.includes(channel)) continue
    const nearest = findNearestName(channel, known)
    const hint = nearest === undefined ? `known are ${known.join(', ') || 'none'}` : `did you mean ${nearest}?`
    complain(at, `there is no channel "${channel}" in alerts.yaml; ${hint}`)
  }
}

function findUsed(file: AlertsFile): readonly string[] {
  return [...file.route.notify, ...file.route.routes.flatMap((route) => route.notify), ...(file.ops.notify ?? [])]
}

function checkReferences(file: AlertsFile, surroundings: AlertsSurroundings, complain: Complain): void {
  const known = Object.keys(file.channels)
  checkChannels(file.route.notify, known, (at, message) => complain(['route', 'notify', at], message))
  checkChannels(file.ops.notify ?? [], known, (at, message) => complain(['ops', 'notify', at], message))
  const checkMatcher = (when: AlertsFile['silences'][number]['when'], path: readonly PropertyKey[]): void => {
    const check = (key: 'topic' | 'source', ids: readonly string[] | null) => {
      for (const [at, id] of (when[key] ?? []).entries()) {
        if (ids === null || ids.includes(id)) continue
        const nearest = findNearestName(id, ids)
        const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
        complain([...path, 'when', key, at], `there is no ${key} "${id}"${hint}`)
      }
    }
    check('topic', surroundings.topicIds)
    check('source', surroundings.sourceIds)
  }
  for (const [at, route] of file.route.routes.entries()) {
    checkChannels(route.notify, known, (n, message) => complain(['route', 'routes', at, 'notify', n], message))
    checkMatcher(route.when, ['route', 'routes', at])
  }
  for (const [at, silence] of file.silences.entries()) checkMatcher(silence.when, ['silences', at])
}

async function resolveChannel(
  entry: ChannelEntry,
  read: (
    place: SecretPlace,
    key: readonly string[],
    check: (secret: string) => string | undefined,
  ) => Promise<Secret | undefined>,
): Promise<ChannelConfig | undefined> {
  if (entry.kind === 'log') return { kind: 'log' }
  if (entry.kind === 'email') {
    const smtpUrl = await read(entry.smtp.url, ['smtp', 'url'], (url) =>
      SMTP.test(url) && URL.canParse(url) ? undefined : 'is no smtp:// or smtps:// address',
    )
    return smtpUrl && { kind: 'email', to: entry.to, from: entry.from, smtpUrl }
  }
  const url =
    typeof entry.url === 'string'
      ? hideSecret(entry.url)
      : await read(entry.url, ['url'], (text) =>
          /^https?:\/\//i.test(text) && URL.canParse(text) ? undefined : 'is no http:// or https:// address',
        )
  const secret = await read(entry.secret, ['secret'], (text) =>
    WEBHOOK_SECRET.test(text) ? undefined : 'is no webhook secret: whsec_ and 24 to 64 bytes in base64',
  )
  return url && secret && { kind: 'webhook', url, secret }
}

/** Drops the keys that are absent, so that a matcher only has what it asks. */
function toMatcher(when: AlertsFile['silences'][number]['when']): AlertMatcher {
  return Object.fromEntries(Object.entries(when).filter(([, wanted]) => wanted !== undefined))
}

/**
 * Reads the text of `alerts.yaml`: schema, names of channels and topics, and the secrets of the channels that are in use.
 * A channel that nothing leads to is left out, so that its secrets need not be there.
 */
export async function loadAlerts(file: string, text: string, surroundings: AlertsSurroundings): Promise<LoadedAlerts> {
  const parsed = parseYaml(file, text, alertsSchema)
  if (!parsed.ok) return { ...parsed, known: [] }
  const { value } = parsed
  const known = Object.keys(value.channels)
  const faults: Fault[] = []
  const complain: Complain = (path, message) => faults.push(parsed.locate(path, message))
  checkReferences(value, surroundings, complain)
  const used = new Set([...surroundings.used, ...findUsed(value)])
  const channels: Record<string, ChannelConfig> = {}
  for (const [id, entry] of Object.entries(value.channels)) {
    if (!used.has(id)) continue
    const channel = await resolveChannel(entry, async (place, key, check) => {
      const path = ['channels', id, ...key]
      const result = await readSecret(place, dirname(file), surroundings.environment)
      const fault = result.ok ? check(result.secret.reveal()) : result.message
      if (fault !== undefined) complain(path, result.ok ? `what is given here ${fault}` : fault)
      return result.ok && fault === undefined ? result.secret : undefined
    })
    if (channel !== undefined) channels[id] = channel
  }
  if (faults.length > 0) return { ok: false, faults, known }
  const routes = value.route.routes.map((route) => ({
    when: toMatcher(route.when),
    notify: route.notify,
    continue: route.continue,
  }))
  const silences = value.silences.map(({ when, from, until, comment }) => ({
    when: toMatcher(when),
    from: from ?? null,
    until,
    comment: comment ?? null,
  }))
  const { after, failingAfter, again, notify } = value.ops
  const ops = { notify: notify ?? null, afterMs: after, failingAfterMs: failingAfter, againMs: again }
  return {
    ok: true,
    value: { channels, route: { notify: value.route.notify, routes }, silences, ops },
    consoleUrl: value.consoleUrl?.replace(LAST_SLASHES, '') ?? null,
    known,
  }
}
