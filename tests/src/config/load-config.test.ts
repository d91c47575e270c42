import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { formatFault } from '../../../src/config/fault.ts'
import { loadConfig, type LoadConfigOptions } from '../../../src/config/load-config.ts'
import { anOpsConfig } from '../../support/records.ts'

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`

const SOURCES = `
http: { contact: "mailto:desk@example.org" }
defaults: { every: 20m, pace: 3s, revisit: [1h, 10m] }
sources:
  - { id: a, name: A, kind: feed, url: "https://a.example/feed", lang: en, country: IR, tags: [agency] }
  - { id: b, name: B, kind: feed, url: "https://b.example/feed", every: 90s, pace: 10s, revisit: [2d] }
  - { id: c, name: C, kind: page, url: "https://c.example/", cron: "*/10 * * * *", tz: Asia/Tehran }
`
const ALERTS = `
channels: { desk: { kind: log }, hook: { kind: webhook, url: "https://h.example/", secret: { env: HOOK } } }
route: { notify: [desk] }
`
const TOPIC = `
id: drones
title: Drones
match: 'area:arms AND drone*'
`

let directory = ''

async function load(files: Readonly<Record<string, string | null>>, options: LoadConfigOptions = {}) {
  directory = await mkdtemp(join(tmpdir(), 'entente-config-'))
  const all = { 'sources.yaml': SOURCES, 'alerts.yaml': ALERTS, 'topics/drones.yaml': TOPIC, ...files }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(directory, name)), { recursive: true })
    if (text !== null) await writeFile(join(directory, name), text)
  }
  return loadConfig(directory, { environment: {}, ...options })
}

async function faultsOf(files: Readonly<Record<string, string | null>>, options: LoadConfigOptions = {}) {
  const loaded = await load(files, options)
  return loaded.ok ? [] : loaded.faults.map((fault) => formatFault(fault).replace(`${directory}/`, ''))
}

function source(line: string): Record<string, string> {
  return { 'sources.yaml': `sources:\n  - { id: a, name: A, kind: feed, ${line} }\n` }
}

function alerts(text: string): Record<string, string> {
  return { 'alerts.yaml': text }
}

describe('loadConfig', () => {
  afterEach(async () => rm(directory, { recursive: true, force: true }))

  it('tells ops where the routing leads unless channels of their own are named', async () => {
    expect(await load({})).toMatchObject({ value: { alerts: { ops: anOpsConfig() } } })
    const own = await load(alerts(`${ALERTS}ops: { notify: [desk], after: 10m, failingAfter: 1h, again: 1d }\n`))
    const told = { notify: ['desk'], afterMs: 600_000, failingAfterMs: 3_600_000, againMs: 86_400_000 }
    expect(own).toMatchObject({ value: { alerts: { ops: told } } })
  })

  it('fills in defaults and reads lengths of time as milliseconds', async () => {
    const loaded = await load({})
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        http: { userAgent: null, contact: 'mailto:desk@example.org' },
        consoleUrl: null,
        sources: [
          {
            id: 'a',
            everyMs: 1_200_000,
            paceMs: 3000,
            lang: 'en',
            country: 'IR',
            tags: ['agency'],
            revisitAfterMs: [600_000, 3_600_000],
          },
          { id: 'b', everyMs: 90_000, paceMs: 10_000, tags: [], revisitAfterMs: [172_800_000] },
          { id: 'c', cron: '*/10 * * * *', tz: 'Asia/Tehran' },
        ],
        topics: [
          { id: 'drones', watch: 'statement', severity: 'medium', notify: [], examples: { match: [], ignore: [] } },
        ],
        alerts: { route: { notify: ['desk'], routes: [] }, silences: [] },
      },
    })
    expect(loaded.ok && 'everyMs' in (loaded.value.sources[2] ?? {})).toBe(false)
  })

  it('polls every 15 minutes with 5 seconds between requests where nothing else is said', async () => {
    const loaded = await load(source('url: "https://a.example/"'))
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        sources: [{ everyMs: 900_000, paceMs: 5000, revisitAfterMs: [600_000, 3_600_000, 21_600_000, 86_400_000] }],
      },
    })
  })

  it.each([
    ['obeys robots.txt, waiting up to a minute where it asks', '', '', undefined, 60_000],
    ['takes what the file says for all', 'robots: ignore, maxCrawlDelay: 10s', '', 'ignore', 10_000],
    [
      'takes what a source says for itself',
      'robots: ignore, maxCrawlDelay: 10s',
      'robots: obey, maxCrawlDelay: 2m',
      undefined,
      120_000,
    ],
    ['takes what a source says for itself', '', 'robots: ignore', 'ignore', 60_000],
  ])('%s (defaults {%s}, source {%s})', async (_, defaults, own, robots, maxCrawlDelayMs) => {
    const line = `{ id: a, name: A, kind: feed, url: "https://a.example/"${own === '' ? '' : `, ${own}`} }`
    const loaded = await load({ 'sources.yaml': `defaults: { ${defaults} }\nsources:\n  - ${line}\n` })
    const [first] = loaded.ok ? loaded.value.sources : []
    expect(first).toMatchObject({ id: 'a', maxCrawlDelayMs })
    expect(first?.robots).toBe(robots)
  })

  it('reads the secrets of channels in use from the environment or a file, and leaves unused channels out', async () => {
    const using = alerts(ALERTS.replace('[desk]', '[desk, hook]'))
    const unused = await load({})
    expect(unused.ok && Object.keys(unused.value.alerts.channels)).toEqual(['desk'])
    const used = await load(using, { environment: { HOOK: SECRET } })
    const hook = used.ok ? used.value.alerts.channels['hook'] : undefined
    expect(hook?.kind === 'webhook' && hook.secret.reveal()).toBe(SECRET)
    expect(JSON.stringify(used)).not.toContain(SECRET)
    const fromFile = await load({ ...using, 'hook-secret': `${SECRET}\n` }, { environment: {} })
    expect(fromFile.ok).toBe(false)
    const file = join(directory, 'hook-secret')
    const again = await loadConfig(directory, { environment: { HOOK_FILE: file } })
    expect(again.ok).toBe(true)
  })

  it('reads a secret from a file beside the configuration', async () => {
    const text = ALERTS.replace('[desk]', '[hook]').replace('{ env: HOOK }', '{ file: secrets/hook }')
    expect((await load({ ...alerts(text), 'secrets/hook': SECRET })).ok).toBe(true)
  })

  it.each<[string, Record<string, string | null>, string]>([
    ['a word that says nothing of robots.txt', source('url: "https://a.example/", robots: no'), 'sources[0].robots:'],
    ['a missing file', { 'sources.yaml': null }, 'sources.yaml:1:1: there is no such file'],
    [
      'an unknown key',
      source('url: "https://a.example/", contry: IR'),
      'sources.yaml:2:62: sources[0].contry: unknown key "contry"; did you mean country?',
    ],
    [
      'a wrong length of time',
      source('url: "https://a.example/", every: 10'),
      'sources[0].every: a length of time is written as 30s, 15m, 1h or 2d',
    ],
    [
      'a poll too often',
      source('url: "https://a.example/", every: 30s'),
      'sources[0].every: a source is polled at most every 1m',
    ],
    [
      'every beside cron',
      source('url: "https://a.example/", every: 5m, cron: "0 * * * *"'),
      'sources[0].cron: give either every or cron',
    ],
    [
      'a cron expression that is none',
      source('url: "https://a.example/", cron: "61 * * * *"'),
      'sources[0].cron: this is no cron expression',
    ],
    [
      'a cron expression that runs too often',
      source('url: "https://a.example/", cron: "*/5 * * * * *"'),
      'sources[0].cron: this runs more often than every 60 s',
    ],
    [
      'an unknown time zone',
      source('url: "https://a.example/", cron: "0 * * * *", tz: Asia/Teheran'),
      'sources[0].tz: "Asia/Teheran" is no IANA time zone',
    ],
    [
      'a time zone without cron',
      source('url: "https://a.example/", tz: Asia/Tehran'),
      'sources[0].tz: a time zone belongs to cron',
    ],
    [
      'a selector of what is no page',
      source('url: "https://a.example/", selector: "main a"'),
      'sources[0].selector: only a page has a selector, and this is a feed',
    ],
    [
      'a selector that is none',
      {
        'sources.yaml':
          'sources:\n  - { id: a, name: A, kind: page, url: "https://a.example/", selector: "main >>> [" }\n',
      },
      'sources[0].selector: "main >>> [" is not a CSS selector',
    ],
    [
      'an address of another scheme',
      source('url: "file:///etc/passwd"'),
      'sources[0].url: an address begins with http:// or https://',
    ],
    [
      'a country in words',
      source('url: "https://a.example/", country: Iran'),
      'sources[0].country: a country is its ISO 3166 code',
    ],
    [
      'the country UK',
      source('url: "https://a.example/", country: UK'),
      'sources[0].country: a country is its ISO 3166 code',
    ],
    [
      'a language in words',
      source('url: "https://a.example/", lang: persian_'),
      'sources[0].lang: a language is its BCP 47 tag',
    ],
    [
      'an id that is no id',
      { 'sources.yaml': 'sources:\n  - { id: "A b", name: A, kind: feed, url: "https://a.example/" }\n' },
      'sources.yaml:2:11: sources[0].id: an id has',
    ],
    [
      'a double id',
      { 'sources.yaml': SOURCES.replace('id: b', 'id: a') },
      'sources.yaml:6:11: sources[1].id: a is already the id of A',
    ],
    [
      'a double address',
      { 'sources.yaml': SOURCES.replace('b.example', 'a.example') },
      'sources[1].url: https://a.example/feed is already the url of A',
    ],
    [
      'a topic with another id than its file',
      { 'topics/drones.yaml': TOPIC.replace('id: drones', 'id: drone') },
      "topics/drones.yaml:2:5: id: the id must be the file's name, drones, not drone",
    ],
    [
      'a topic file that would be overlooked',
      { 'topics/other.yml': TOPIC },
      'topics/other.yml:1:1: a topic file ends in .yaml',
    ],
    [
      'a query that does not parse, at its character',
      { 'topics/drones.yaml': TOPIC.replace('area:arms', 'aera:arms') },
      'topics/drones.yaml:4:9: match: unknown field "aera"; did you mean area?',
    ],
    [
      'a query of several lines, at its character',
      { 'topics/drones.yaml': 'id: drones\ntitle: Drones\nmatch: >-\n  area:arms AND\n  (drone OR aera:arms)\n' },
      'topics/drones.yaml:5:13: match: unknown field "aera"',
    ],
    [
      'a channel of a topic that is not there',
      { 'topics/drones.yaml': `${TOPIC}notify: [deks]\n` },
      'topics/drones.yaml:5:10: notify[0]: there is no channel "deks" in alerts.yaml; did you mean desk?',
    ],
    [
      'a channel of the default route that is not there',
      alerts(ALERTS.replace('[desk]', '[dosk]')),
      'alerts.yaml:3:19: route.notify[0]: there is no channel "dosk"',
    ],
    [
      'a channel of a route that is not there',
      alerts(
        `${ALERTS.replace('}', '}').trimEnd().slice(0, -1)}, routes: [{ when: { area: arms }, notify: [mail] }] }\n`,
      ),
      'route.routes[0].notify[0]: there is no channel "mail"',
    ],
    [
      'a topic of a silence that is not there',
      alerts(`${ALERTS}silences: [{ when: { topic: dron }, until: 2030-01-01T00:00:00Z }]\n`),
      'silences[0].when.topic[0]: there is no topic "dron"; did you mean drones?',
    ],
    [
      'a channel for ops that is not there',
      alerts(`${ALERTS}ops: { notify: [desc] }\n`),
      'alerts.yaml:4:17: ops.notify[0]: there is no channel "desc" in alerts.yaml; did you mean desk?',
    ],
    [
      'a misspelt key for ops',
      alerts(`${ALERTS}ops: { aftr: 5m }\n`),
      'alerts.yaml:4:8: ops.aftr: unknown key "aftr"; did you mean after?',
    ],
    [
      'a length of time for ops that is none',
      alerts(`${ALERTS}ops: { after: soon }\n`),
      'alerts.yaml:4:15: ops.after: a length of time is written as 30s, 15m, 1h or 2d',
    ],
    [
      'a source of a silence that is not there',
      alerts(`${ALERTS}silences: [{ when: { source: nothing-like-it }, until: 2030-01-01T00:00:00Z }]\n`),
      'silences[0].when.source[0]: there is no source "nothing-like-it"',
    ],
    [
      'a silence without an end',
      alerts(`${ALERTS}silences: [{ when: { topic: drones } }]\n`),
      'silences[0].until: is missing: a time is written as',
    ],
    [
      'a secret in plain sight',
      alerts(ALERTS.replace('{ env: HOOK }', SECRET)),
      'channels.hook.secret: a secret is given as { env: NAME }',
    ],
    [
      'a secret that is not set',
      alerts(ALERTS.replace('[desk]', '[hook]')),
      'channels.hook.secret: the environment variable HOOK (or HOOK_FILE) is not set',
    ],
    [
      'a severity that is none',
      { 'topics/drones.yaml': `${TOPIC}severity: hgih\n` },
      'topics/drones.yaml:5:11: severity: must be one of low, medium, high, critical, not "hgih"; did you mean high?',
    ],
    [
      'a channel id that is none',
      alerts('channels: { "De sk": { kind: log } }\nroute: {}\n'),
      'alerts.yaml:1:13: channels["De sk"]: an id has',
    ],
    [
      'a channel of an unknown kind',
      alerts('channels: { desk: { kind: slak } }\nroute: {}\n'),
      'channels.desk.kind: unknown value "slak"; one of webhook, email, log is needed',
    ],
  ])('names %s', async (_, files, expected) => {
    expect((await faultsOf(files)).join('\n')).toContain(expected)
  })

  it('lets hosts of our own be polled every second', async () => {
    const allowPrivateHosts = ['127.0.0.1:9000']
    expect(await faultsOf(source('url: "http://127.0.0.1:9000/", every: 1s'), { allowPrivateHosts })).toEqual([])
    expect(await faultsOf(source('url: "http://127.0.0.1:9001/", every: 1s'), { allowPrivateHosts })).toHaveLength(1)
    const tooOften = await faultsOf(source('url: "http://127.0.0.1:9000/", every: 1ms'), { allowPrivateHosts })
    expect(tooOften.join('\n')).toContain('at most every 1s')
  })

  it('never shows a secret in a fault', async () => {
    const faults = await faultsOf(alerts(ALERTS.replace('[desk]', '[hook]')), { environment: { HOOK: 'hunter2' } })
    expect(faults.join('\n')).toContain('channels.hook.secret: what is given here is no webhook secret')
    expect(faults.join('\n')).not.toContain('hunter2')
  })

  it('gives the faults of all files at once', async () => {
    const faults = await faultsOf({ ...source('url: 5'), ...alerts('{}'), 'topics/drones.yaml': 'id: drones\n' })
    const files = new Set(faults.map((fault) => fault.split(':')[0]))
    expect(files).toEqual(new Set(['sources.yaml', 'alerts.yaml', 'topics/drones.yaml']))
  })
})
