import { describe, expect, it } from 'vitest'
import { JSDOM } from 'jsdom'
import { openConsole } from './ask.ts'
import { sourceAlertOf } from '../core/alert/source-alert-of.ts'
import { buildAlert, buildArticle, buildFailure, buildSource, buildSourceDetail, buildTopic } from './fake-reads.ts'

const EVIL = `"'><script>alert(1)</script><img src=x onerror=alert(1)>]]><!--`
const EVIL_LINK = 'javascript:alert(1)'

/** Puts the hostile words into every text of a value, and keeps its shape. */
function poison<Value>(value: Value, keep: readonly string[]): Value {
  const walk = (each: unknown, key: string): unknown => {
    if (typeof each === 'string') return keep.includes(key) ? each : key === 'url' ? EVIL_LINK : EVIL
    if (Array.isArray(each)) return each.map((item: unknown) => walk(item, key))
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([name, item]) => [name, walk(item, name)]))
  }
  return walk(value, '') as Value
}

const KEEP = ['type', 'severity', 'reason', 'kind', 'areas', 'modality', 'state', 'watch', 'createdAt']
const alert = {
  ...poison(buildAlert(), KEEP),
  id: 'al_1',
  story: { id: EVIL, title: EVIL, articles: 2 },
}
const shelf = {
  alerts: [alert],
  sources: [poison(buildSource({ reason: 'x' }), ['kind', 'state'])],
  topics: [poison(buildTopic(), KEEP)],
  failures: [poison(buildFailure(), [])],
  details: [
    {
      ...poison(
        buildSourceDetail({
          explanation: { state: 'blocked', says: 'x', why: 'x', next: 'x', advice: 'x' },
          events: [{ at: 'x', before: 'ok', state: 'blocked', reason: 'x' }],
          unreadable: { count: 1, items: [{ id: 1, url: 'x', title: 'x', reason: 'x', firstSeenAt: 'x' }], next: 'x' },
          alerts: [sourceAlertOf()],
        }),
        ['kind', 'state', 'before', 'severity', 'type'],
      ),
      source: { ...poison(buildSource({ reason: 'x' }), ['kind', 'state']), id: 'evil' },
    },
  ],
  articles: [
    {
      ...poison(
        buildArticle({
          siteLines: ['x'],
          versions: [1, 2].map((version) => ({
            version,
            title: 'x',
            seenAt: 'x',
            added: ['x'],
            removed: ['x'],
            changed: [{ before: 'x', after: 'x' }],
          })),
        }),
        [],
      ),
      article: { ...poison(buildArticle().article, []), id: '7' },
      story: { id: '7', title: EVIL, articles: 2, members: [poison(buildArticle().article, [])] },
    },
  ],
  told: [{ ...poison(sourceAlertOf(), ['state', 'type', 'severity']), id: 'ops_1' }],
}

describe('escaping', () => {
  it.each([
    '/',
    '/alerts/al_1',
    '/alerts/ops_1',
    '/articles/7',
    '/sources',
    '/sources/evil',
    '/topics',
    '/failures',
    `/?topic=${encodeURIComponent(EVIL)}`,
  ])('lets nothing from outside become markup on %s', async (path) => {
    const notices = [EVIL]
    const { ask } = openConsole(shelf, { health: async () => ({ reasons: [], notices }) })
    const page = await (await ask({ path })).text()
    const { document } = new JSDOM(page).window
    expect(page).not.toContain('<script>alert')
    expect([...document.querySelectorAll('script')].map((script) => script.outerHTML)).toEqual([
      '<script src="/assets/live.js" defer=""></script>',
    ])
    expect(document.querySelectorAll('img, [onerror]')).toHaveLength(0)
    for (const link of document.querySelectorAll('[href]'))
      expect(link.getAttribute('href')).toMatch(/^(?:\/|#content$|https?:)/)
    expect(document.body.textContent).toContain(EVIL)
  })

  it('lets nothing from the address become markup on the login page', async () => {
    const { ask } = openConsole({}, { adminToken: 'x' })
    const page = await (await ask({ path: `/login?to=${encodeURIComponent(`/${EVIL}`)}` })).text()
    expect(new JSDOM(page).window.document.querySelectorAll('img')).toHaveLength(0)
  })

  it('gives a link of another kind as words', async () => {
    const page = await (await openConsole(shelf).ask()).text()
    expect(page).not.toContain(`href="${EVIL_LINK}"`)
  })

  it('keeps the feed well-formed and its markup harmless', async () => {
    const control = buildAlert({ id: 'al_2', topic: { id: 't', title: 'a\u0000\u000b\ud800b\uffff', version: 1 } })
    const xml = await (
      await openConsole({ ...shelf, alerts: [alert, control] }).ask({ path: '/feeds/alerts.atom' })
    ).text()
    const { window } = new JSDOM(xml, { contentType: 'application/xml' })
    expect(window.document.querySelectorAll('script, img')).toHaveLength(0)
    const content = window.document.querySelector('content')?.textContent ?? ''
    expect(new JSDOM(content).window.document.querySelectorAll('script, img')).toHaveLength(0)
    for (const link of window.document.querySelectorAll('link')) expect(link.getAttribute('href')).toMatch(/^https?:/)
  })
})
