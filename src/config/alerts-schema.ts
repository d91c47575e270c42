import { z } from 'zod'
import type { MatchedReason } from '../core/alert/alert-routing.ts'
import { AREAS } from '../core/cooperation/cooperation.ts'
import { SEVERITIES } from '../core/topic/topic.ts'
import { country, duration, host, id, language, oneOrMore, secretPlace, time, webAddress } from './config-values.ts'

const channel = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.union([webAddress, secretPlace]).describe('Where to post; as a secret if it holds one.'),
    secret: secretPlace.describe('Signing secret, whsec_… as in Standard Webhooks.'),
  }),
  z.strictObject({
    kind: z.literal('email'),
    to: z.array(z.email()).min(1),
    from: z.string().min(1).default('Entente <entente@localhost>'),
    smtp: z.strictObject({ url: secretPlace.describe('smtp://user:password@host:port or smtps://…') }),
  }),
  z.strictObject({ kind: z.literal('log') }),
])

const REASONS = [
  'new-statement',
  'new-article',
  'statement-changed',
  'statement-withdrawn',
  'source-blocked',
  'source-failing',
  'source-gone',
  'source-silent',
] as const satisfies readonly MatchedReason[]

const matcher = z.strictObject({
  severity: oneOrMore(z.enum(SEVERITIES)).optional(),
  topic: oneOrMore(id).optional(),
  reason: oneOrMore(z.enum(REASONS)).optional(),
  area: oneOrMore(z.enum(AREAS)).optional(),
  modality: oneOrMore(z.enum(['asserted', 'alleged', 'prospective', 'denied'])).optional(),
  country: oneOrMore(country).optional().describe('Country of the speaker.'),
  lang: oneOrMore(language).optional().describe('Language of the statement.'),
  site: oneOrMore(host).optional().describe('Host of the article or source, or a domain above it.'),
  source: oneOrMore(id).optional().describe('Source in trouble: matches only what ops are told of it.'),
})

const route = z.strictObject({
  when: matcher,
  notify: z.array(id),
  continue: z.boolean().default(false).describe('Whether the routes after this one are tried, too.'),
})

const silence = z.strictObject({
  when: matcher,
  from: time.optional(),
  until: time,
  comment: z.string().optional(),
})

const ops = z.strictObject({
  notify: z.array(id).optional().describe('Channels that are told; left out: where the routing leads.'),
  after: duration
    .prefault('30m')
    .describe('How long a source must be blocked, gone or silent before it is told of, and well before that is told.'),
  failingAfter: duration.prefault('6h').describe('How long its polls must fail: most failures mend themselves.'),
  again: duration.prefault('6h').describe('One source is told of no more often.'),
})

/** `alerts.yaml`. */
export const alertsSchema = z.strictObject({
  consoleUrl: webAddress.optional().describe('Base URL of the console for links in alerts.'),
  channels: z.record(id, channel),
  route: z.strictObject({
    notify: z.array(id).default([]).describe('Where alerts go that no route below takes.'),
    routes: z.array(route).default([]),
  }),
  silences: z.array(silence).default([]),
  ops: ops.prefault({}).describe('What ops are told of sources in trouble.'),
})

/** A channel as it stands in the file, its secrets not yet read. */
export type ChannelEntry = z.output<typeof channel>

/** The alerts file as it stands. */
export type AlertsFile = z.output<typeof alertsSchema>
