import { z } from 'zod'
import { AREAS } from '../core/cooperation/cooperation.ts'
import { SEVERITIES } from '../core/topic/topic.ts'
import { country, host, id, language, oneOrMore, secretPlace, time, webAddress } from './config-values.ts'

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

const matcher = z.strictObject({
  severity: oneOrMore(z.enum(SEVERITIES)).optional(),
  topic: oneOrMore(id).optional(),
  reason: oneOrMore(z.enum(['new-statement', 'new-article', 'statement-changed', 'statement-withdrawn'])).optional(),
  area: oneOrMore(z.enum(AREAS)).optional(),
  modality: oneOrMore(z.enum(['asserted', 'alleged', 'prospective', 'denied'])).optional(),
  country: oneOrMore(country).optional().describe('Country of the speaker.'),
  lang: oneOrMore(language).optional().describe('Language of the statement.'),
  site: oneOrMore(host).optional().describe('Host of the article, or a domain above it.'),
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

/** `alerts.yaml`. */
export const alertsSchema = z.strictObject({
  consoleUrl: webAddress.optional().describe('Base URL of the console for links in alerts.'),
  channels: z.record(id, channel),
  route: z.strictObject({
    notify: z.array(id).default([]).describe('Where alerts go that no route below takes.'),
    routes: z.array(route).default([]),
  }),
  silences: z.array(silence).default([]),
})

/** A channel as it stands in the file, its secrets not yet read. */
export type ChannelEntry = z.output<typeof channel>

/** The alerts file as it stands. */
export type AlertsFile = z.output<typeof alertsSchema>
