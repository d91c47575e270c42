import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { explainSource } from '../../../src/core/source/explain-source.ts'
import { Failure } from '../../../src/errors.ts'
import { changedAlertOf } from '../core/alert/alert-of.ts'
import { openConsole } from './ask.ts'
import { sourceAlertOf } from '../core/alert/source-alert-of.ts'
import {
  buildAlert,
  buildArticle,
  buildFailure,
  buildSource,
  buildSourceDetail,
  buildStatement,
  buildTopic,
  createFakeReads,
  NOW,
} from './fake-reads.ts'

const OWN = { 'sec-fetch-site': 'same-origin' }
const fail = async (error: Error): Promise<never> => {
  throw error
}
const text = async (answer: Response | Promise<Response>) => (await answer).text()

const troubled = buildSourceDetail({
  source: buildSource({ state: 'blocked' }),
  explanation: explainSource(
    {
      state: 'blocked',
      stateReason: 'irna.example refuses to show the page to us (status 403).',
      stateSince: new Date('2026-03-02T10:00:00Z'),
      failures: 4,
      lastOkAt: null,
      nextPollAt: new Date('2026-03-02T12:30:00Z'),
    },
    NOW,
  ),
  gap: { since: '2026-03-02T08:00:00Z', until: '2026-03-02T09:00:00Z', tries: 1, found: 2 },
  events: [
    { at: '2026-03-02T10:00:00Z', before: 'failing', state: 'blocked', reason: 'refused' },
    { at: '2026-03-02T09:00:00Z', before: 'ok', state: 'failing', reason: 'no answer in time' },
  ],
  unreadable: {
    count: 2,
    items: [7, 8].map((id) => ({
      id,
      url: `https://irna.example/${id}`,
      title: 'A page behind a wall',
      reason: 'the page asks for a login',
      firstSeenAt: '2026-03-02T11:00:00Z',
    })),
    next: null,
  },
})

describe('openRoutes', () => {
  it.each(['/healthz', '/readyz', '/metrics'])('%s answers anyone, token or not', async (path) => {
    for (const parts of [{}, { adminToken: 'x' }]) {
      expect((await openConsole({}, parts).ask({ path, peer: '203.0.113.9', host: 'any.example' })).status).toBe(200)
    }
  })

  it('says why it is not ready', async () => {
    const { ask } = openConsole({}, { health: async () => ({ reasons: ['database: no answer'], notices: [] }) })
    const answer = await ask({ path: '/readyz' })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ready: false, reasons: ['database: no answer'] })
  })

  it('is not ready when the check itself fails', async () => {
    const { ask } = openConsole({}, { health: () => Promise.reject(new Error('postgres://me:pw@db')) })
    const answer = await ask({ path: '/readyz' })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('pw')
  })

  it('gives its metrics in the format of Prometheus', async () => {
    const answer = await openConsole().ask({ path: '/metrics' })
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(await answer.text()).toContain('# TYPE entente_polls_total counter')
  })

  it.each([
    ['/assets/style.css', 'text/css'],
    ['/assets/live.js', 'text/javascript'],
    ['/assets/icon.svg', 'image/svg+xml'],
  ])('gives %s, and nothing where it is known already', async (path, type) => {
    const { ask } = openConsole({}, { adminToken: 'x' })
    const first = await ask({ path })
    expect([first.status, first.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)])
    const again = await ask({ path, headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('answers nothing else where health alone is wanted', async () => {
    const { ask } = openConsole({ alerts: [buildAlert()] }, { healthOnly: true })
    expect((await ask({ path: '/readyz' })).status).toBe(200)
    for (const path of ['/', '/api/alerts', '/login']) expect((await ask({ path })).status).toBe(404)
  })
})

describe('createApp', () => {
  it('sends every answer with headers that keep others out', async () => {
    const { ask } = openConsole({}, { adminToken: 'x' })
    for (const path of ['/', '/login', '/healthz', '/api/alerts']) {
      const { headers } = await ask({ path })
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('says what is not there, in the form that was asked for', async () => {
    const { ask } = openConsole()
    const page = await ask({ path: '/nowhere' })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')])
    for (const path of ['/api/nowhere', '/api/alerts/none']) {
      const answer = await ask({ path })
      expect([answer.status, await answer.json()]).toEqual([
        404,
        { error: { code: 'not-found', message: expect.any(String) } },
      ])
    }
    expect((await ask({ path: '/alerts/none' })).status).toBe(404)
  })

  it.each([
    'limit=0',
    'limit=-1',
    'limit=x',
    'cursor=%00',
    'cursor=a%20b',
    `cursor=${'a'.repeat(400)}`,
    'severity=urgent',
  ])('names the fault in ?%s', async (query) => {
    const { ask } = openConsole()
    expect((await ask({ path: `/api/alerts?${query}` })).status).toBe(400)
    expect((await ask({ path: `/?${query}` })).status).toBe(400)
  })

  it('names the fault in a cursor that the archive refuses', async () => {
    const listAlerts = () => Promise.reject(new Failure('input', 'bad-cursor', 'no such cursor'))
    const { ask } = openConsole({}, { reads: { ...createFakeReads(), listAlerts } })
    const answer = await ask({ path: '/api/alerts?cursor=zz' })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: 'bad-request', message: 'no such cursor' } },
    ])
  })

  it.each([
    [new Failure('machine', 'database-gone', 'postgres://me:hush@db is gone'), 503],
    [new Error('hush'), 500],
  ])('keeps the words of %s in the log, without secrets', async (error, status) => {
    const { ask, lines } = openConsole({}, { reads: { ...createFakeReads(), listAlerts: () => fail(error) } })
    for (const path of ['/', '/api/alerts', '/feeds/alerts.atom']) {
      const answer = await ask({ path })
      expect(answer.status).toBe(status)
      expect(await answer.text()).not.toContain('hush')
    }
    expect(lines.filter((line) => line.includes('request failed'))).toHaveLength(3)
  })

  it('takes no large body', async () => {
    const answer = await openConsole().ask({ path: '/failures/retry', form: { id: 'x'.repeat(20_000) }, headers: OWN })
    expect(answer.status).toBe(413)
  })
})

describe('apiRoutes', () => {
  it('pages through a list to its end without a gap or a repeat', async () => {
    const alerts = Array.from({ length: 7 }, (_, index) => buildAlert({ id: `al_${index}` }))
    const { ask } = openConsole({ alerts })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const answer = await ask({ path: `/api/alerts?limit=3&cursor=${cursor}` })
      const page = (await answer.json()) as { items: { id: string }[]; next: string | null }
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    }
    expect(seen).toEqual(alerts.map(({ id }) => id))
  })

  it('gives an alert as webhooks post it, and narrows the list', async () => {
    const alerts = [buildAlert(), buildAlert({ id: 'al_2', severity: 'low' })]
    const { ask } = openConsole({ alerts })
    const page = await (await ask({ path: '/api/alerts?severity=low' })).json()
    expect(page).toEqual({ items: [alerts[1]], next: null })
    expect(await (await ask({ path: '/api/alerts/al_1' })).json()).toMatchObject({ alert: alerts[0] })
  })

  it('lists everything that the archive holds', async () => {
    const { ask } = openConsole({
      statements: [buildStatement()],
      sources: [buildSource(), buildSource({ id: 'b', state: 'failing' })],
      topics: [buildTopic()],
      failures: [buildFailure()],
    })
    const list = async (path: string) => ((await (await ask({ path })).json()) as { items: unknown[] }).items
    expect(await list('/api/statements')).toEqual([buildStatement()])
    expect(await list('/api/articles')).toEqual([])
    expect(await list('/api/sources?state=failing')).toEqual([buildSource({ id: 'b', state: 'failing' })])
    expect(await list('/api/topics')).toEqual([buildTopic()])
    expect(await list('/api/failures')).toEqual([buildFailure()])
  })

  it('gives no more than two hundred at once', async () => {
    const { ask } = openConsole({
      alerts: Array.from({ length: 300 }, (_, index) => buildAlert({ id: `al_${index}` })),
    })
    const page = (await (await ask({ path: '/api/alerts?limit=9999' })).json()) as { items: unknown[] }
    expect(page.items).toHaveLength(200)
  })
})

describe('pageRoutes', () => {
  it('shows an alert with who, what, where and why', async () => {
    const page = await text(openConsole({ alerts: [buildAlert()] }).ask())
    for (const words of [
      'high',
      'US officials on Russia–Iran ties',
      'New statement',
      'Dana Whitfield',
      'spokesperson, State Department',
      'United States',
      'We have seen the drone deliveries continue, and we will respond.',
      '&quot;<mark>We have seen',
      'href="https://news.example/a/1"',
      'Washington warns on drones',
      'Other Post',
      'speaker.country is US',
      '<time datetime="2026-03-02T11:58:00.000Z">2026-03-02 11:58 UTC</time>',
      'href="/alerts/al_1"',
    ]) {
      expect(page).toContain(words)
    }
  })

  it('narrows by topic and severity, and keeps both on the way to older alerts', async () => {
    const alerts = [
      buildAlert({ id: 'al_1' }),
      buildAlert({ id: 'al_2' }),
      buildAlert({ id: 'al_3', topic: { id: 'other', title: 'Other', version: 1 } }),
    ]
    const { ask } = openConsole({ alerts, topics: [buildTopic()] })
    const page = await text(ask({ path: '/?topic=us-officials&severity=high&limit=1' }))
    expect(page).toContain('href="/alerts/al_1"')
    expect(page).not.toContain('href="/alerts/al_3"')
    expect(page).toContain('href="/?topic=us-officials&amp;severity=high&amp;cursor=1"')
    expect(page).toMatch(/<option value="us-officials" selected/)
  })

  it('shows a statement once, under the most severe of the topics that it met, with the others named', async () => {
    const low = { id: 'drills', title: 'Naval drills', version: 1 }
    const [statement] = buildAlert().statements
    const other = buildAlert({ id: 'al_3', statements: statement === undefined ? [] : [{ ...statement, id: 'st_9' }] })
    const alerts = [buildAlert({ id: 'al_1', severity: 'low', topic: low }), buildAlert({ id: 'al_2' }), other]
    const { document } = new JSDOM(await text(openConsole({ alerts }).ask())).window
    const cards = [...document.querySelectorAll('article')]
    expect(cards.map((card) => card.querySelector('h2')?.id)).toEqual(['al_2-heading', 'al_3-heading'])
    expect(cards[0]?.querySelector('.others a')?.getAttribute('href')).toBe('/alerts/al_1')
    expect(cards[0]?.querySelectorAll('blockquote')).toHaveLength(1)
  })

  it('shows the evidence card with deliveries and everything unfolded', async () => {
    const page = await text(openConsole({ alerts: [buildAlert()] }).ask({ path: '/alerts/al_1' }))
    expect(page).toContain('<details open')
    expect(page).toContain('delivered')
    expect(page).toContain('href="/api/alerts/al_1"')
  })

  it('shows an article with its story, its edits and what was left out of it', async () => {
    const member = { ...buildArticle().article, id: '5', title: 'Министры встретились', lang: 'ru' }
    const version = { title: null, seenAt: '2026-03-02T13:00:00Z', added: [], removed: [], changed: [] }
    const article = buildArticle({
      siteLines: ['Follow us on Telegram'],
      story: { id: '5', title: member.title, articles: 3, members: [member, buildArticle().article] },
      versions: [
        { ...version, version: 1 },
        { ...version, version: 2, added: ['It was short.'], changed: [{ before: 'Nine spoke.', after: 'Ten spoke.' }] },
      ],
    })
    const { ask } = openConsole({ articles: [article] })
    const { document } = new JSDOM(await text(ask({ path: '/articles/7' }))).window
    const words = document.querySelector('main')?.textContent?.replace(/\s+/g, ' ') ?? ''
    for (const shown of [
      '3 articles on this event',
      'and 1 more',
      'They said little.',
      'Follow us on Telegram',
      'Version 2',
    ])
      expect(words).toContain(shown)
    expect(document.querySelector('a[href="/articles/5"]')?.textContent).toBe('Министры встретились')
    expect([...document.querySelectorAll('ins')].map((each) => each.textContent)).toEqual([
      'Ten spoke.',
      'It was short.',
    ])
    expect(await (await ask({ path: '/api/articles/7' })).json()).toEqual(article)
    for (const path of ['/articles/8', '/articles/x', '/api/articles/1e3'])
      expect((await ask({ path })).status).toBe(404)
  })

  it('leads from an alert to its story where others told of the event', async () => {
    const story = { id: '5', title: 'Ministers meet', articles: 3 }
    const page = async (articles: number) => {
      const { ask } = openConsole({ alerts: [buildAlert({ story: { ...story, articles } })] })
      return new JSDOM(await text(ask({ path: '/' }))).window.document.querySelector('a[href="/articles/5"]')
        ?.textContent
    }
    expect([await page(3), await page(1)]).toEqual(['Story of 3 articles', undefined])
  })

  it('shows what became of a statement since, and its words in other languages, escaped', async () => {
    const page = await text(openConsole({ alerts: [buildAlert()] }).ask({ path: '/alerts/al_1' }))
    expect(page).toContain('Since then')
    expect(page).toContain('We will not &lt;b&gt;respond&lt;/b&gt;.')
    expect(page).toContain('Russian')
    expect(page).toContain('lang="ru">Мы ответим &lt;b&gt;.')
  })

  it('shows both wordings of a changed statement, with a link to the alert that told of it', async () => {
    const page = await text(openConsole({ alerts: [changedAlertOf()] }).ask())
    const { document } = new JSDOM(page).window
    expect(document.querySelector('.before blockquote')?.textContent?.trim().split(/\s+/).join(' ')).toBe(
      'We open forty four ports',
    )
    expect([document.querySelector('del')?.textContent, document.querySelector('ins')?.textContent]).toEqual([
      'forty',
      'four',
    ])
    expect(document.querySelector('.meta a[href="/alerts/al_first"]')).not.toBeNull()
  })

  it('says what to do where there is no alert yet', async () => {
    const failing = buildSource({ state: 'failing' })
    expect(await text(openConsole().ask())).toContain('No sources yet')
    const unreachable = await text(openConsole({ sources: [failing] }).ask())
    expect(unreachable).toContain('No source can be read')
    expect(unreachable).toContain('npm run demo')
    const calm = await text(openConsole({ sources: [buildSource(), failing] }).ask())
    expect(calm).toContain('Nothing new has been said yet')
    expect(calm).toContain('1 of 2 sources are in trouble')
    expect(await text(openConsole({ alerts: [buildAlert()] }).ask({ path: '/?severity=low' }))).toContain(
      'No alert matches',
    )
  })

  it('shows each source with its state in words and its next try', async () => {
    const failing = buildSource({
      id: 'b',
      name: 'Kyiv Wire',
      state: 'failing',
      reason: 'No answer within 15 s.',
      failures: 3,
    })
    const page = await text(openConsole({ sources: [failing] }).ask({ path: '/sources' }))
    expect(page).toContain('Kyiv Wire')
    expect(page).toContain('No answer within 15 s.')
    expect(page).toContain('in 5 min')
    expect(page).toContain('href="/sources?state=failing"')
  })

  it('shows a source with its state explained, what may be missing, what could not be read, and its past', async () => {
    const { ask } = openConsole({ details: [troubled], told: [sourceAlertOf()] })
    const page = await text(ask({ path: '/sources/irna-en' }))
    for (const words of [
      'Blocked since 2026-03-02 10:00 UTC (2 h)',
      'irna.example refuses to show the page to us',
      'It is polled again at',
      'Open the address in a browser',
      'something may have come and gone unseen',
      'A page behind a wall',
      'the page asks for a login',
      'Read all 2 again',
      'no answer in time',
    ])
      expect(page).toContain(words)
    const past = new JSDOM(page).window.document.querySelector('table')?.textContent
    expect(past?.replaceAll(/\s+/g, ' ')).toContain('2026-03-02 10:00 UTC Failing Blocked')
    expect((await ask({ path: '/sources/none' })).status).toBe(404)
  })

  it('says of a calm source that nothing is amiss', async () => {
    const page = await text(openConsole({ details: [buildSourceDetail()] }).ask({ path: '/sources/irna-en' }))
    expect(page).toContain('Its state has never changed')
    expect(page).not.toContain('/retry')
    expect(page).not.toContain('Possible gap')
  })

  it('says on the page of a source how the hub that it offers stands', async () => {
    const detail = buildSourceDetail({ source: buildSource({ hub: 'Its hub https://hub.example/ has <promised>.' }) })
    const page = await text(openConsole({ details: [detail] }).ask({ path: '/sources/irna-en' }))
    expect(page).toContain('Its hub https://hub.example/ has &lt;promised&gt;.')
  })

  it('reads entries again that could not be read, one or all, asked from the console itself alone', async () => {
    const { ask, lines } = openConsole({ details: [troubled] })
    const path = '/sources/irna-en/retry'
    const one = await ask({ path, form: { entry: '7' }, headers: OWN })
    expect([one.status, one.headers.get('location')]).toEqual([303, '/sources/irna-en?retried=1'])
    expect(await text(ask({ path: '/sources/irna-en?retried=1' }))).toContain('One entry is due again')
    const all = await ask({ path, form: {}, headers: OWN })
    expect(all.headers.get('location')).toBe('/sources/irna-en?retried=2')
    expect((await ask({ path, form: { entry: 'x' }, headers: OWN })).status).toBe(400)
    expect((await ask({ path, form: {}, headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect(lines.join('')).toContain('"entries retried"')
  })

  it('shows what ops were told, on the sources page and on a page of its own', async () => {
    const alert = sourceAlertOf()
    const { ask } = openConsole({ told: [alert] })
    const list = await text(ask({ path: '/sources' }))
    expect(list).toContain(`href="/alerts/${alert.id}"`)
    expect(list).toContain('1 source in trouble')
    const page = await text(ask({ path: `/alerts/${alert.id}` }))
    expect(page).toContain('Blocked since 2026-05-01 07:30 UTC')
    expect(page).toContain('href="/sources/paper"')
    expect(page).toContain('Deliveries')
    expect((await ask({ path: '/alerts/ops_none' })).status).toBe(404)
  })

  it('shows topics with their query', async () => {
    const page = await text(openConsole({ topics: [buildTopic()] }).ask({ path: '/topics' }))
    expect(page).toContain('cooperation:true AND speaker.country:US')
  })

  it('retries a failure once and says what came of it', async () => {
    const { ask } = openConsole({ failures: [buildFailure()] })
    expect(await text(ask({ path: '/failures' }))).toContain('the server closed the connection')
    const retry = () => ask({ path: '/failures/retry', form: { id: 'read-article/41' }, headers: OWN })
    const first = (await retry()).headers.get('location') ?? ''
    expect(await text(ask({ path: first }))).toContain('It is due again')
    const second = (await retry()).headers.get('location') ?? ''
    expect(await text(ask({ path: second }))).toContain('no longer among the failures')
  })

  it('shows on every page what a person should know', async () => {
    const { ask } = openConsole(
      {},
      { health: async () => ({ reasons: [], notices: ['config/sources.yaml:3:1: bad'] }) },
    )
    for (const path of ['/', '/sources', '/topics', '/failures'])
      expect(await text(ask({ path }))).toContain('sources.yaml:3:1: bad')
  })

  it('still shows the archive when the health check fails', async () => {
    const { ask } = openConsole({ alerts: [buildAlert()] }, { health: () => Promise.reject(new Error('no')) })
    const page = await ask()
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('health check fails')
  })
})
