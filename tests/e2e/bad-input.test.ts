import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConfigFolder, createConfigFolder, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { type EntenteProcess, startEntenteProcess } from '../support/entente-process.ts'
import { FOOTBALL, PENTAGON, publish, renderFeed, renderPage, serveFeed, WASHINGTON } from '../support/news.ts'
import { type CliRun, runCli, startCli } from '../support/run-cli.ts'
import { type Behaviour, redirect, type Site, startSite } from '../support/site.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts'

/** Nothing listens there. */
const CLOSED = '127.0.0.1:1'
const MEGABYTE = 1024 * 1024
const XML = { 'content-type': 'application/rss+xml; charset=utf-8' }

const RUSSIAN = {
  slug: 'koordinatsiya',
  title: 'Россия и Иран договорились о поставках зерна',
  paragraphs: [
    'Россия и Иран договорились о поставках зерна через Каспийское море, сообщили в министерстве сельского хозяйства.',
    'По словам чиновников, первые суда выйдут из Астрахани весной, а объём поставок вырастет вдвое в течение двух лет.',
    'Стороны также обсудили строительство железной дороги и расчёты в национальных валютах, говорится в сообщении.',
  ],
}

/** Cyrillic text in windows-1251, whatever it says of itself. */
function asWindows1251(text: string): Buffer {
  const bytes = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0x410 && code <= 0x44f) return code - 0x350
    return code === 0x451 ? 0xb8 : code < 0x80 ? code : 0x3f
  })
  return Buffer.from(bytes)
}

/** Breaks off in the middle of what it has promised. */
const breakOff: Behaviour = (_request, response) => {
  const body = renderFeed([{ guid: 'a', url: 'https://paper.example/a', title: 'A' }])
  response.writeHead(200, { ...XML, 'content-length': String(body.length) })
  response.write(body.slice(0, body.length / 2), () => response.socket?.destroy())
}

let site: Site
let receiver: WebhookReceiver
let archive: TestDatabase
let config: ConfigFolder
let entente: EntenteProcess
let env: Record<string, string>
let dir = ''
let noDatabase: Promise<CliRun>

const sources = () =>
  feedSources({
    healthy: `${site.url}/feed.xml`,
    refused: `http://${CLOSED}/feed.xml`,
    missing: `${site.url}/missing.xml`,
    page: `${site.url}/page.html`,
    empty: `${site.url}/empty.xml`,
    broken: `${site.url}/broken.xml`,
    cut: `${site.url}/cut.xml`,
    huge: `${site.url}/huge.xml`,
    charset: `${site.url}/charset.xml`,
    inward: `${site.url}/inward.xml`,
    walled: `${site.url}/walled.xml`,
  })

function serveFaults(): void {
  serveFeed(site, [publish(site, FOOTBALL)])
  site.on('/page.html', { headers: { 'content-type': 'text/html' }, body: renderPage(FOOTBALL) })
  site.on('/empty.xml', { headers: XML, body: '' })
  site.on('/broken.xml', breakOff)
  const items = ['a', 'b'].map((name) => ({ guid: name, url: `https://paper.example/${name}`, title: `Entry ${name}` }))
  site.on('/cut.xml', { headers: XML, body: renderFeed(items).split('Entry b')[0] ?? '' })
  site.on('/huge.xml', { headers: XML, body: Buffer.alloc(50 * MEGABYTE, ' ') })
  site.on(`/news/${RUSSIAN.slug}`, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: asWindows1251(renderPage(RUSSIAN, 'Daily')),
  })
  const russian = { guid: 'ru', url: `${site.url}/news/${RUSSIAN.slug}`, title: RUSSIAN.title }
  site.on('/charset.xml', { headers: XML, body: asWindows1251(renderFeed([russian])) })
  site.on('/inward.xml', redirect('http://10.0.0.1/feed.xml'))
  site.on('/walled.xml', { status: 403, body: 'no' })
  site.on('/dead-hook', { status: 410, body: 'gone' })
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entente-bad-'))
  site = await startSite()
  receiver = await startWebhookReceiver()
  archive = await createTestDatabase()
  serveFaults()
  config = await createConfigFolder({
    sources: sources(),
    alerts: `channels:
  desk: { kind: webhook, url: "${receiver.url}", secret: { env: DESK_SECRET } }
  dead: { kind: webhook, url: "${site.url}/dead-hook", secret: { env: DESK_SECRET } }
route: { notify: [desk] }
`,
    topics: { 'us-officials': US_TOPIC.replace('[desk]', '[desk, dead]') },
  })
  env = {
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: [site.host, receiver.host, CLOSED].join(','),
    DATABASE_URL: archive.url,
    DESK_SECRET: receiver.secret,
  }
  entente = await startEntenteProcess(env)
  // A server that may be starting is waited for, so this one is begun early.
  noDatabase = start({ DATABASE_URL: `postgres://someone:hush@${CLOSED}/archive` })
})
afterAll(async () => {
  await entente.end('SIGKILL')
  await Promise.all([site.close(), receiver.close(), archive.drop(), config.remove(), rm(dir, { recursive: true })])
})

const start = (changes: Readonly<Record<string, string>>) =>
  runCli(['start'], { env: { PORT: '0', ...env, ...changes } })

type Row = Readonly<Record<string, unknown>>

async function list(path: string): Promise<readonly Row[]> {
  const answer = (await (await fetch(`${entente.url}${path}`)).json()) as { items: readonly Row[] }
  return answer.items
}

const source = async (id: string) => (await list('/api/sources?limit=100')).find((each) => each['id'] === id)
const polled = (id: string, from = 0) =>
  entente.waitForLog((line) => line['sourceId'] === id && line.msg === 'job done' && entente.log.indexOf(line) >= from)
const SOON = { timeout: 20_000, interval: 100 }

describe('a source that gives something bad', () => {
  it.each([
    ['that cannot be reached', 'refused', 'unreachable', 'failing', 'the server refused the connection'],
    ['that answers 404', 'missing', 'http-error', 'failing', '404'],
    ['that gives a web page', 'page', 'not-a-feed', 'failing', 'This is a web page, not a feed'],
    ['that is empty', 'empty', 'not-a-feed', 'failing', 'The feed is empty'],
    ['that breaks off', 'broken', 'unreachable', 'failing', 'the server broke the connection off'],
    ['of 50 MB', 'huge', 'limit', 'failing', 'larger than 10 MB on the wire'],
    ['that leads to a private address', 'inward', 'refused', 'failing', '10.0.0.1 is not a public address'],
    ['behind a wall', 'walled', 'blocked', 'blocked', '403'],
  ])(
    'names a feed %s, with its reason, in the log and in the list of sources',
    async (_, id, outcome, state, reason) => {
      expect(await polled(id)).toMatchObject({ outcome, detail: expect.stringContaining(reason) })
      const row = await source(id)
      expect(row).toMatchObject({ state, reason: expect.stringContaining(reason), failures: expect.any(Number) })
      expect(row?.['failures']).toBeGreaterThan(0)
      expect(Date.parse(String(row?.['nextPollAt']))).toBeGreaterThan(Date.parse(String(row?.['lastPollAt'])))
    },
  )

  it('reads the whole entries of a feed that is cut off', async () => {
    expect(await polled('cut')).toMatchObject({ outcome: 'new-entries', entries: 1 })
    expect(await source('cut')).toMatchObject({ entries: 1 })
  })

  it('reads a feed and a page that are not in the encoding that they declare', async () => {
    await polled('charset')
    await expect
      .poll(async () => (await list('/api/articles?limit=100')).map((each) => each['title']), SOON)
      .toContain(RUSSIAN.title)
    const { rows } = await archive.database.pool.query<{ text: string }>(
      'select text from article_version where title = $1',
      [RUSSIAN.title],
    )
    expect(rows[0]?.text).toContain('через Каспийское море')
  })

  it('holds up no other: a healthy source goes on to alert', async () => {
    await polled('healthy')
    serveFeed(site, [publish(site, WASHINGTON)])
    await expect.poll(() => receiver.alerts().length, SOON).toBe(2)
    expect((await fetch(`${entente.url}/readyz`)).status).toBe(200)
  })

  it('shows a delivery that was refused for good among the failures, and delivers elsewhere', async () => {
    const failures = () => list('/api/failures')
    await expect.poll(async () => (await failures()).length, SOON).toBe(2)
    expect(await failures()).toMatchObject(
      [1, 2].map(() => ({ job: 'send-alert', error: expect.stringMatching(/^dead: .*410/) })),
    )
    expect(receiver.alerts()).toHaveLength(2)
  })
})

describe('a configuration that is broken while it is in force', () => {
  const page = async () => (await fetch(`${entente.url}/`)).text()

  it.each([
    [
      'an unknown key',
      'sources.yaml',
      () => sources().replace('kind: feed', 'colour: blue, kind: feed'),
      /sources\.yaml:3:\d+: sources\[0\]\.colour: unknown key/,
    ],
    [
      'a topic that does not parse',
      'topics/us-officials.yaml',
      () => US_TOPIC.replace(' AND ', ' AND AND '),
      /us-officials\.yaml:4:\d+: match: /,
    ],
  ])(
    'is never taken up: %s is shown with its place, and the last good version goes on',
    async (_, file, text, place) => {
      const from = entente.log.length
      await config.write(file, text())
      const line = await entente.waitForLog(
        (each) => each.msg === 'configuration fault, last good version stays' && entente.log.indexOf(each) >= from,
      )
      expect(line['fault']).toMatch(place)
      expect(await page()).toMatch(place)
      expect((await fetch(`${entente.url}/readyz`)).status).toBe(200)
      await polled('healthy', entente.log.length)

      await config.write(file, file === 'sources.yaml' ? sources() : US_TOPIC)
      await entente.waitForLog((each) => each.msg === 'configuration in force' && entente.log.indexOf(each) >= from)
      expect(await page()).not.toContain('configuration fault')
    },
  )

  it('still alerts by what is in force afterwards', async () => {
    const before = receiver.alerts().length
    serveFeed(site, [publish(site, PENTAGON)])
    await expect.poll(() => receiver.alerts().length, SOON).toBe(before + 2)
  })
})

describe('a start that cannot succeed', () => {
  it('lists every fault of the configuration at its place and ends with 1', async () => {
    const broken = await createConfigFolder({
      sources: sources().replace('kind: feed', 'colour: blue, kind: feed'),
      alerts: 'channels: { desk: { kind: log } }\nroute: { notify: [desk] }\n',
      topics: { 'us-officials': US_TOPIC.replace(' AND ', ' AND AND ') },
    })
    const { code, stderr } = await start({ ENTENTE_CONFIG_DIR: broken.dir })
    await broken.remove()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^entente: the configuration has 2 fault\(s\):\n/)
    expect(stderr).toMatch(/^\S+\/sources\.yaml:3:\d+: sources\[0\]\.colour: unknown key "colour"/m)
    expect(stderr).toMatch(/^\S+\/us-officials\.yaml:4:\d+: match: /m)
  })

  it('says which port is in use and ends with 3', async () => {
    const { port } = new URL(site.url)
    const { code, stderr } = await start({ PORT: port })
    expect([code, stderr]).toEqual([
      3,
      `entente: port ${port} on 127.0.0.1 is in use: stop the program that holds it, or set PORT to another\n`,
    ])
  })

  it('says which database cannot be reached and ends with 3', async () => {
    const { code, stderr } = await noDatabase
    expect([code, stderr]).toEqual([
      3,
      `entente: cannot use the database archive at ${CLOSED}: connect ECONNREFUSED ${CLOSED}\n`,
    ])
  })

  it('says why the database of its own cannot start and ends with 3', async () => {
    const foreign = join(dir, 'foreign')
    await mkdir(join(foreign, 'postgres'), { recursive: true })
    await writeFile(join(foreign, 'postgres', 'letter.txt'), 'Somebody keeps letters here.')
    const occupied = join(dir, 'a-file')
    await writeFile(occupied, '')
    const { DATABASE_URL: _, ...embedded } = env
    const [folder, file] = await Promise.all(
      [foreign, join(occupied, 'data')].map((data) => {
        const { child, finish } = startCli(['start'], { PORT: '0', ...embedded, ENTENTE_DATA_DIR: data })
        child.stdin.end()
        return finish()
      }),
    )
    expect(folder?.code).toBe(3)
    expect(folder?.stderr).toMatch(new RegExp(`^entente: .*${foreign}.*\\n$`))
    expect(file?.code).toBe(3)
    expect(file?.stderr).toMatch(/^entente: no folder for data can be written: set ENTENTE_DATA_DIR \(.*a-file.*\)\n$/)
  })
})
