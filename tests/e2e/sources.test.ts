import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pruneArchive } from '../../jobs/prune-archive.ts'
import type { Source } from '../../src/core/source/source.ts'
import {
  endless,
  redirect,
  reset,
  silent,
  slow,
  trickle,
  trickleHeaders,
  validated,
  type Behaviour,
} from '../support/site.ts'
import { openSourceBench, type SourceBench } from '../support/source-bench.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let bench: SourceBench
beforeAll(async () => {
  bench = await openSourceBench()
})
afterAll(() => bench.close())

let paths = 0
/** Serves an answer at a path of its own. */
function serve(behaviour: Behaviour): string {
  const path = `/at-${(paths += 1)}`
  bench.site.on(path, behaviour)
  return path
}

const xml = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Behaviour => ({
  headers: { 'content-type': 'application/xml', ...headers },
  body,
})
const html = (body: string): Behaviour => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body })
const item = (name: string, more = '') =>
  `<item><guid>${name}</guid><link>https://paper.example/news/${name}-story-of-today</link><title>${name}</title>${more}</item>`
const rss = (...items: readonly string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A Paper</title><link>https://paper.example/</link>${items.join('')}</channel></rss>`
const feedOf = (...names: readonly string[]) => rss(...names.map((name) => item(name)))
const urls = (...entries: readonly string[]) =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`
const page = (name: string, day?: string) =>
  `<url><loc>https://paper.example/news/${name}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>`
const index = (...places: readonly string[]) =>
  `<sitemapindex>${places.map((place) => `<sitemap><loc>${place}</loc></sitemap>`).join('')}</sitemapindex>`

/** Polls a new source once, and gives what is known of it then. */
async function first(behaviour: Behaviour | string, changes: Partial<Source> = {}) {
  const id = await bench.add(typeof behaviour === 'string' ? behaviour : serve(behaviour), changes)
  const result = await bench.poll(id)
  return { id, result, record: await bench.record(id), titles: await bench.titles(id) }
}
const urlsOf = async (id: string) =>
  (
    await bench.archive.database.pool.query<{ url: string }>('select url from entry where source_id = $1 order by id', [
      id,
    ])
  ).rows.map((row) => row.url)

describe('a source is read', () => {
  it.each<readonly [string, string]>([
    ['RSS 2.0', feedOf('one')],
    [
      'RSS 0.91',
      '<rss version="0.91"><channel><title>A</title><item><title>one</title><link>https://p.example/1</link></item></channel></rss>',
    ],
    [
      'RSS 0.90',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>A</title></channel><item><title>one</title><link>https://p.example/1</link></item></rdf:RDF>',
    ],
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://p.example/"><title>A</title></channel><item rdf:about="https://p.example/1"><title>one</title><link>https://p.example/1</link></item></rdf:RDF>',
    ],
    [
      'Atom 1.0',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id><title>one</title><link href="https://p.example/1"/></entry></feed>',
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title><entry><id>urn:1</id><title>one</title><link rel="alternate" href="https://p.example/1"/></entry></feed>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","url":"https://p.example/1","title":"one"}]}',
    ],
    ['a feed that breaks off in the middle', feedOf('one', 'two').slice(0, -70)],
    [
      'a feed with a raw ampersand and a control character',
      rss(item('one', '<description>R&D \u0001 &nbsp;x</description>')),
    ],
    ['an entry without a guid', rss('<item><title>one</title><link>https://p.example/1</link></item>')],
    ['an entry without a date', feedOf('one')],
    ['an entry without a link', rss('<item><title>one</title><description>words</description></item>')],
    ['an entry of the future', rss(item('one', '<pubDate>Fri, 01 May 2099 08:00:00 GMT</pubDate>'))],
    ['an entry of long ago', rss(item('one', '<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>'))],
    ['an entry with a date that is none', rss(item('one', '<pubDate>yesterday-ish</pubDate>'))],
    ['an entry that a feed lists twice', feedOf('one', 'one')],
  ])('from %s', async (_, body) => {
    const { record, titles } = await first(xml(body))
    expect([record.state, titles]).toEqual(['ok', ['one']])
  })

  it.each([
    ['windows-1251', 'Россия и Иран подписали договор', 'declared'],
    ['koi8-r', 'Россия и Иран подписали договор', 'header'],
    ['windows-1256', 'ایران و روسیه پیمان امضا کردند', 'header'],
    ['iso-8859-5', 'Россия и Иран подписали договор', 'declared'],
    ['koi8-r', 'Россия и Иран подписали договор', 'declared'],
    ['iso-8859-1', 'Téhéran a déclaré son intérêt', 'declared'],
    ['iso-8859-2', 'Współpraca w dziedzinie energii źródeł', 'header'],
    ['iso-8859-6', 'روسيا وإيران', 'declared'],
    ['iso-8859-9', 'İran ile Rusya arasında işbirliği', 'declared'],
    ['utf-16le', 'Россия и Иран', 'bom'],
    ['utf-16be', 'Россия и Иран', 'bom'],
    ['gb18030', '俄罗斯和伊朗签署协议', 'declared'],
    ['shift_jis', 'ロシアとイランが協定に署名', 'header'],
    [
      'windows-1251',
      'Россия и Иран подписали договор о всеобъемлющем стратегическом партнёрстве, сообщает агентство',
      'nowhere',
    ],
  ])('in %s: %s (%s)', async (encoding, words, said) => {
    const title = encoding === 'windows-1256' ? words.replaceAll('ی', 'ي') : words
    const declared = said === 'declared' ? `<?xml version="1.0" encoding="${encoding}"?>` : ''
    const body = iconv.encode(
      `${declared}${rss(item('x').replace('<title>x', `<title>${title}`)).slice(21)}`,
      encoding,
      {
        addBOM: said === 'bom',
      },
    )
    const type = said === 'header' ? `text/xml; charset=${encoding}` : 'text/xml'
    expect((await first(xml(body, { 'content-type': type }))).titles).toEqual([title])
  })

  it('that is broken in its own encoding, and says so', async () => {
    const body = Buffer.from(rss(item('Иран и Россия')))
    const at = body.indexOf('<title>Иран') + '<title>'.length
    const cut = Buffer.concat([body.subarray(0, at + 1), body.subarray(at + 2)])
    const { record, titles } = await first(xml(cut))
    expect(titles[0]).toMatch(/ран и Россия$/)
    expect(record).toMatchObject({
      state: 'ok',
      stateReason: '1 of its entries hold characters that could not be decoded',
    })
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('compressed by %s', async (coding, compress) => {
    const { titles } = await first(xml(compress(Buffer.from(feedOf('one'))), { 'content-encoding': coding }))
    expect(titles).toEqual(['one'])
  })

  it('with relative links counted from xml:base', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/a/"><title>A</title><entry><id>1</id><title>one</title><link href="b/c"/></entry></feed>`
    expect(await urlsOf((await first(xml(atom))).id)).toEqual(['https://base.example/a/b/c'])
  })

  it('as a sitemap, and a compressed one', async () => {
    expect(await urlsOf((await first(xml(urls(page('1'))), { kind: 'sitemap' })).id)).toHaveLength(1)
    expect(await urlsOf((await first(xml(gzipSync(urls(page('1')))), { kind: 'sitemap' })).id)).toHaveLength(1)
  })

  it('as a news sitemap, with its titles', async () => {
    const news = `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://p.example/1</loc><news:news><news:title>one</news:title></news:news></url></urlset>`
    expect((await first(xml(news), { kind: 'sitemap' })).titles).toEqual(['one'])
  })

  it('as the sitemaps of an index, and says which of them cannot be read', async () => {
    const places = [serve(xml(urls(page('1'), page('2')))), serve(xml(gzipSync(urls(page('3'))))), '/no-such-sitemap']
    const { id, record } = await first(xml(index(...places.map((path) => `${bench.site.url}${path}`))), {
      kind: 'sitemap',
    })
    expect(await urlsOf(id)).toHaveLength(3)
    expect(record).toMatchObject({ state: 'ok', stateReason: expect.stringContaining('1 could not be read') })
  })

  const listing =
    '<nav><a href="/about-us-and-our-history">About</a></nav><main><a href="/news/1234-drones-for-moscow">Drones</a><a href="/sport/5678-a-match-is-won">Match</a></main>'
  it.each<readonly [string, Partial<Source>, readonly string[]]>([
    ['the links that look like articles', {}, ['About', 'Drones', 'Match']],
    ['the links of a selector', { selector: 'main' }, ['Drones', 'Match']],
    ['the links of a pattern', { pattern: '/news/*' }, ['Drones']],
    ['the links of both', { selector: 'main a', pattern: '*/sport/*' }, ['Match']],
  ])('as a page: %s', async (_, rules, titles) => {
    expect((await first(html(listing), { kind: 'page', ...rules })).titles).toEqual(titles)
  })

  it('as one watched article', async () => {
    const { id } = await first(html('<p>words</p>'), { kind: 'article' })
    expect(await urlsOf(id)).toHaveLength(1)
  })

  it('through the feed that its page names, from then on, and says so', async () => {
    const feed = serve(xml(feedOf('one')))
    const { id, record, titles } = await first(
      html(`<head><link rel="alternate" type="application/rss+xml" href="${feed}"></head>`),
    )
    expect(titles).toEqual(['one'])
    expect(record).toMatchObject({
      state: 'ok',
      resolvedUrl: `${bench.site.url}${feed}`,
      stateReason: expect.stringContaining('web page'),
    })
    const before = bench.site.requests.length
    await bench.poll(id)
    expect(bench.site.requests.slice(before).map((request) => request.path)).toEqual([feed])
  })

  it('up to two thousand entries of one poll, and says that there are more', async () => {
    const names = Array.from({ length: 10_000 }, (_, number) => `n${number}`)
    const { result, record } = await first(xml(feedOf(...names)))
    expect(result).toMatchObject({ entries: 2_000, newEntries: 2_000 })
    expect(record.stateReason).toBe('it lists 10000 entries, of which 2000 are read')
  }, 20_000)
})

describe('a source that cannot be read', () => {
  const bomb = () => Buffer.concat(Array.from({ length: 160 }, () => BLOCK))
  const BLOCK = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
  it.each<readonly [string, () => Behaviour, string, RegExp]>([
    ['answers 404', () => ({ status: 404 }), 'failing', /answered 404/],
    ['answers 500', () => ({ status: 500 }), 'failing', /answered 500/],
    ['answers 403', () => ({ status: 403 }), 'blocked', /refuses to show the page to us \(status 403\)/],
    ['answers 451', () => ({ status: 451 }), 'blocked', /for legal reasons \(status 451\)/],
    ['answers 429', () => ({ status: 429 }), 'blocked', /status 429/],
    ['answers with a captcha', () => ({ status: 403, headers: { 'x-datadome': '1' } }), 'blocked', /captcha/i],
    ['answers with a challenge', () => html('<title>Just a moment...</title>'), 'blocked', /challenge/],
    ['answers with a consent page', () => html('<title>Before you continue</title>'), 'blocked', /consent/],
    [
      'answers 200 with an error page',
      () => html('<!doctype html><html><body><h1>Internal error</h1></body></html>'),
      'failing',
      /web page, not a feed/,
    ],
    ['answers with nothing', () => xml(''), 'failing', /empty/],
    ['answers with something else', () => xml('{"a": 1}'), 'failing', /not a feed/],
    ['answers without end', () => endless, 'failing', /larger than/],
    ['unfolds ten gigabytes', () => xml(bomb(), { 'content-encoding': 'gzip' }), 'failing', /larger than 3\.8 MB\.$/],
    [
      'breaks its compression off',
      () => xml(gzipSync(feedOf('one')).subarray(0, 60), { 'content-encoding': 'gzip' }),
      'failing',
      /damaged|breaks off/,
    ],
    [
      'has headers of a megabyte',
      () => ({ headers: { 'x-long': 'x'.repeat(1_000_000) } }),
      'failing',
      /headers are too large/,
    ],
    ['breaks the connection', () => reset('before'), 'failing', /broke the connection off/],
    ['breaks it in the middle', () => reset('during'), 'failing', /broke the connection off/],
    ['redirects to a private address', () => redirect('http://10.0.0.1/'), 'failing', /not a public address/],
    ['redirects to a decimal form of this machine', () => redirect('http://2130706433/'), 'failing', /not a public/],
    [
      'redirects to an address mapped into IPv6',
      () => redirect('http://[::ffff:10.0.0.1]/'),
      'failing',
      /not a public/,
    ],
    ['redirects to a file', () => redirect('file:///etc/passwd'), 'failing', /not fetched/],
  ])('%s: its state says so', async (_, behaviour, state, words) => {
    const { record } = await first(behaviour())
    expect(record).toMatchObject({ state, failures: 1, stateReason: expect.stringMatching(words) })
    expect(record.nextPollAt?.getTime()).toBeGreaterThan(bench.now().getTime())
  })

  it.each<readonly [string, Behaviour, RegExp]>([
    ['never answers', silent, /did not answer in time/],
    ['trickles its headers', trickleHeaders(20), /did not answer in time/],
    ['trickles for ever', trickle(20), /did not finish/],
  ])('%s: its state says so, in time', async (_, behaviour, words) => {
    const own = await openSourceBench({ limits: { headersTimeoutMs: 400, totalTimeoutMs: 700 } })
    own.site.on('/feed', behaviour)
    const id = await own.add('/feed')
    await own.poll(id)
    expect(await own.record(id)).toMatchObject({ state: 'failing', stateReason: expect.stringMatching(words) })
    await own.close()
  })

  it('redirects in a circle', async () => {
    const path = serve({})
    bench.site.on(path, redirect(path))
    expect((await first(path)).record.stateReason).toMatch(/circle/)
  })

  it('redirects too often', async () => {
    const paths = Array.from({ length: 12 }, () => serve({}))
    for (const [at, path] of paths.entries()) bench.site.on(path, redirect(paths[at + 1] ?? '/'))
    expect((await first(paths[0] ?? '')).record.stateReason).toMatch(/More than 8 redirects/)
  })

  it.each([
    ['a name that does not exist', 'http://no-such-name.invalid/', /name/],
    ['an address of the private network', 'http://192.168.1.1/feed', /not a public address/],
    ['a port that no web site uses', 'http://paper.example:25/', /Port 25/],
  ])('has %s', async (_, url, words) => {
    expect((await first(url)).record).toMatchObject({ state: 'failing', stateReason: expect.stringMatching(words) })
  })

  it('does not speak TLS', async () => {
    expect((await first(`${bench.site.url.replace('http:', 'https:')}/`)).record.stateReason).toMatch(
      /secure connection/,
    )
  })

  it('does not take the connection', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    const own = await openSourceBench({ hosts: [`127.0.0.1:${port}`] })
    const id = await own.add(`http://127.0.0.1:${port}/`)
    await own.poll(id)
    expect(await own.record(id)).toMatchObject({
      state: 'failing',
      stateReason: expect.stringMatching(/refused the conn/),
    })
    await own.close()
  })

  it('is gone: said so, and looked for once a day', async () => {
    const { record } = await first({ status: 410 })
    expect(record.state).toBe('gone')
    expect(record.nextPollAt?.getTime()).toBe(bench.now().getTime() + DAY)
  })

  it('is tried ever less often, never given up, and well again at the first answer', async () => {
    const path = serve({ status: 500 })
    const id = await bench.add(path)
    for (let poll = 0; poll < 15; poll += 1) await bench.poll(id)
    const failing = await bench.record(id)
    expect(failing.failures).toBe(15)
    expect((failing.nextPollAt?.getTime() ?? Infinity) - bench.now().getTime()).toBeLessThanOrEqual(6 * HOUR)
    bench.site.on(path, xml(feedOf('one')))
    await bench.poll(id)
    expect(await bench.record(id)).toMatchObject({ state: 'ok', failures: 0 })
    const events = await bench.store.listSourceEvents(id, 10)
    expect(events.map((event) => [event.before, event.state])).toEqual([
      ['failing', 'ok'],
      ['new', 'failing'],
    ])
  })
})

describe('a second poll', () => {
  it.each<readonly [string, () => Behaviour]>([
    ['not modified by its ETag', () => validated('"1"', feedOf('one'))],
    [
      'not modified by its date',
      () => (request, response) =>
        request.headers['if-modified-since'] === undefined
          ? response.writeHead(200, { 'last-modified': 'Fri, 01 May 2026 07:00:00 GMT' }).end(feedOf('one'))
          : response.writeHead(304).end(),
    ],
    [
      'the same bytes under another ETag',
      () => (_request, response) => response.writeHead(200, { etag: `"${Math.random()}"` }).end(feedOf('one')),
    ],
  ])('is unchanged: %s', async (_, behaviour) => {
    const { id } = await first(behaviour())
    expect(await bench.poll(id)).toMatchObject({ outcome: 'not-modified', newEntries: 0 })
    expect((await bench.record(id)).state).toBe('unchanged')
  })

  it('asks with the validators of the first', async () => {
    const path = serve({
      headers: { etag: '"7"', 'last-modified': 'Fri, 01 May 2026 07:00:00 GMT' },
      body: feedOf('one'),
    })
    const { id } = await first(path)
    await bench.poll(id)
    expect(bench.site.requests.at(-1)?.headers).toMatchObject({
      'if-none-match': '"7"',
      'if-modified-since': 'Fri, 01 May 2026 07:00:00 GMT',
    })
  })

  it('reads other bytes under the same ETag: validators lie', async () => {
    const headers = { etag: '"same"' }
    const path = serve(xml(feedOf('one'), headers))
    const { id } = await first(path)
    bench.site.on(path, xml(feedOf('two', 'one'), headers))
    expect(await bench.poll(id)).toMatchObject({ newEntries: 1 })
  })

  it('of a server that says "not modified" for ever finds what is new within a day', async () => {
    const own = await openSourceBench()
    const names = ['one']
    own.site.on('/liar', (request, response) =>
      request.headers['if-none-match'] === undefined
        ? response.writeHead(200, { etag: '"1"' }).end(feedOf(...names))
        : response.writeHead(304).end(),
    )
    const id = await own.add('/liar', { everyMs: HOUR })
    await own.poll(id)
    names.unshift('two')
    let polls = 0
    while ((await own.titles(id)).length < 2 && polls < 30) {
      own.pass(HOUR)
      await own.poll(id)
      polls += 1
    }
    expect(polls).toBe(24)
    await own.close()
  })

  const again = async (before: string, after: string) => {
    const path = serve(xml(before))
    const { id } = await first(path)
    bench.site.on(path, xml(after))
    return { id, path, result: await bench.poll(id) }
  }
  it('finds what is new, and only that', async () => {
    expect((await again(feedOf('one'), feedOf('two', 'one'))).result).toMatchObject({
      newEntries: 1,
      possibleGap: false,
    })
  })
  it('knows entries whose guids change every poll', async () => {
    const changed = feedOf('one', 'two').replaceAll('<guid>', `<guid>${Math.random()}`)
    expect((await again(feedOf('one', 'two'), changed)).result).toMatchObject({ newEntries: 0 })
  })
  const ADDRESS = 'https://www.paper.example/news/1234-story-of-today'
  it.each([
    ['gains a tracking parameter', `${ADDRESS}?utm_source=rss&amp;fbclid=1`],
    ['loses its www', ADDRESS.replace('www.', '')],
    ['loses its TLS', ADDRESS.replace('https', 'http')],
    ['gains a slash', `${ADDRESS}/`],
    ['gains a fragment', `${ADDRESS}#comments`],
    ['becomes an AMP page', `${ADDRESS}/amp`],
    [
      'comes from the AMP cache',
      'https://www-paper-example.cdn.ampproject.org/c/s/www.paper.example/news/1234-story-of-today',
    ],
    ['moves to the mobile site', ADDRESS.replace('www.', 'm.')],
    ['moves to another host', ADDRESS.replace('www.paper.example', 'paper-news.example')],
    ['gains a session', ADDRESS.replace(/$/, ';jsessionid=0123456789ABCDEF')],
  ])('knows an entry whose guid changes and whose address %s', async (_, address) => {
    const listed = (guid: string, link: string) =>
      rss(`<item><guid isPermaLink="false">${guid}</guid><link>${link}</link><title>${guid}</title></item>`)
    expect((await again(listed('a', ADDRESS), listed('b', address))).result).toMatchObject({
      entries: 1,
      newEntries: 0,
    })
  })

  it('knows an entry whose date is bumped and whose words are edited', async () => {
    const dated = (date: string, words: string) =>
      rss(item('one', `<pubDate>${date}</pubDate><description>${words}</description>`))
    const { result } = await again(
      dated('Fri, 01 May 2026 07:00:00 GMT', 'before'),
      dated('Sat, 02 May 2026 09:00:00 GMT', 'after'),
    )
    expect(result).toMatchObject({ newEntries: 0 })
  })

  it('finds an entry that is dated long before the last poll, and one of the future: dates are no watermark', async () => {
    const dated = (name: string, date: string) => item(name, `<pubDate>${date}</pubDate>`)
    const known = dated('one', 'Fri, 01 May 2026 07:00:00 GMT')
    const late = dated('late', 'Mon, 06 Apr 2026 07:00:00 GMT')
    const future = dated('future', 'Fri, 01 May 2099 07:00:00 GMT')
    const { id, path, result } = await again(rss(known), rss(known, late, future))
    expect(result).toMatchObject({ newEntries: 2 })
    bench.site.on(path, xml(rss(future, known, late, dated('next', 'Fri, 01 May 2026 07:30:00 GMT'))))
    expect(await bench.poll(id)).toMatchObject({ newEntries: 1 })
  })

  it('knows what it has seen after thousands of other entries: nothing is forgotten by count', async () => {
    const { id, path } = await again(feedOf('first'), feedOf('first', 'second'))
    for (const batch of [0, 1, 2]) {
      const names = Array.from({ length: 1_000 }, (_, at) => `batch-${batch}-${at}`)
      bench.site.on(path, xml(feedOf('second', ...names)))
      expect(await bench.poll(id)).toMatchObject({ newEntries: 1_000 })
    }
    bench.site.on(path, xml(feedOf('first', 'second')))
    expect(await bench.poll(id)).toMatchObject({ entries: 2, newEntries: 0 })
  }, 60_000)

  it('knows what it has seen after the archive was pruned', async () => {
    const own = await openSourceBench()
    own.site.on('/feed', xml(feedOf('one')))
    const id = await own.add('/feed')
    await own.poll(id)
    own.pass(400 * DAY)
    await pruneArchive(own.context)
    own.site.on('/feed', xml(feedOf('two', 'one')))
    expect(await own.poll(id)).toMatchObject({ entries: 2, newEntries: 1 })
    await own.close()
  })

  it('calls what the first one held baseline, and nothing of the second', async () => {
    const { id } = await again(feedOf('one', 'two'), feedOf('three', 'two', 'one'))
    const { rows } = await bench.archive.database.pool.query<{ title: string; baseline: boolean }>(
      'select title, baseline from entry where source_id = $1 order by title',
      [id],
    )
    expect(rows).toEqual([
      { title: 'one', baseline: true },
      { title: 'three', baseline: false },
      { title: 'two', baseline: true },
    ])
  })

  it('of a watched article that has changed is the same entry', async () => {
    const path = serve(html('before'))
    const { id } = await first(path, { kind: 'article' })
    bench.site.on(path, html('after'))
    expect(await bench.poll(id)).toMatchObject({ newEntries: 0 })
  })

  it('of mostly new entries comes sooner, by a step of its own', async () => {
    const { id } = await again(feedOf('a'), feedOf('a', 'b', 'c', 'd'))
    expect((await bench.record(id)).intervalMs).toBe(7.5 * MINUTE)
    const { rows } = await bench.archive.database.pool.query('select due_at from step where job = $1 and key = $2', [
      'poll-source',
      id,
    ])
    expect(rows).toEqual([{ due_at: new Date(bench.now().getTime() + 7.5 * MINUTE) }])
    bench.pass(7.5 * MINUTE)
    await bench.tick(id)
    expect((await bench.archive.database.pool.query('select 1 from step where key = $1', [id])).rowCount).toBe(1)
  })

  it('of nothing new comes later, up to twice the interval', async () => {
    const { id } = await first(validated('"1"', feedOf('one')))
    for (let poll = 0; poll < 6; poll += 1) await bench.poll(id)
    expect((await bench.record(id)).intervalMs).toBe(30 * MINUTE)
  })

  it('does not come before its time', async () => {
    const { id } = await first(xml(feedOf('one')))
    expect(await bench.tick(id)).toMatchObject({ skipped: 'not due' })
  })

  it('goes to where the site has moved for good once three polls have seen it, and says so', async () => {
    const to = serve(xml(feedOf('one')))
    const { id } = await first(redirect(to, 301))
    expect((await bench.record(id)).stateReason).toMatch(/moved for good.*seen 1 of 3/)
    await bench.poll(id)
    await bench.poll(id)
    expect(await bench.record(id)).toMatchObject({
      state: 'moved',
      resolvedUrl: `${bench.site.url}${to}`,
      stateReason: expect.stringContaining('change its url in sources.yaml'),
    })
  })

  it('does not remember a redirect that is not for good', async () => {
    const { id } = await first(redirect(serve(xml(feedOf('one'))), 302))
    for (let poll = 0; poll < 4; poll += 1) await bench.poll(id)
    expect(await bench.record(id)).toMatchObject({ resolvedUrl: null, movedSightings: 0 })
  })
})

describe('a possible gap', () => {
  const open = async (own: SourceBench, sitemap: Behaviour | undefined, robots?: string) => {
    if (sitemap !== undefined) own.site.on('/sitemap.xml', sitemap)
    if (robots !== undefined) own.site.on('/robots.txt', { body: robots.replaceAll('SITE', own.site.url) })
    own.site.on('/feed', xml(feedOf('a', 'b')))
    const id = await own.add('/feed')
    await own.poll(id)
    own.pass(HOUR)
    own.site.on('/feed', xml(feedOf('y', 'z')))
    return { id, result: await own.poll(id) }
  }
  const withBench = async (run: (own: SourceBench) => Promise<void>) => {
    const own = await openSourceBench()
    try {
      await run(own)
    } finally {
      await own.close()
    }
  }
  const missed = (own: SourceBench) => new Date(own.now().getTime() + 30 * MINUTE).toISOString()
  const old = (own: SourceBench) => new Date(own.now().getTime() - DAY).toISOString()

  it('is recorded, polled sooner, and seen until it is closed', () =>
    withBench(async (own) => {
      const { id, result } = await open(own, undefined)
      expect(result).toMatchObject({ possibleGap: true, gapClosed: false })
      expect(await own.record(id)).toMatchObject({
        gap: { tries: 1 },
        intervalMs: 3.75 * MINUTE,
        stateReason: expect.stringMatching(/unseen/),
      })
      await own.poll(id)
      expect((await own.record(id)).stateReason).toMatch(/Possible gap from 2026-05-01 08:00 to 2026-05-01 09:00 UTC/)
      await own.store.closeOldGaps(new Date(own.now().getTime() + 1), 'too old', own.now())
      expect((await own.record(id)).gap).toBeNull()
    }))

  it('is filled and closed from the sitemap', () =>
    withBench(async (own) => {
      const { id, result } = await open(own, xml(urls(page('missed-one', missed(own)), page('old-one', old(own)))))
      expect(result).toMatchObject({ possibleGap: true, gapEntries: 1, gapClosed: true })
      expect(await own.record(id)).toMatchObject({ gap: null })
      const { rows } = await own.archive.database.pool.query('select url, baseline from entry where url like $1', [
        '%missed-one',
      ])
      expect(rows).toEqual([{ url: 'https://paper.example/news/missed-one', baseline: false }])
    }))

  it('is looked for where robots.txt says, in the members of an index', () =>
    withBench(async (own) => {
      own.site.on('/members.xml', xml(urls(page('missed-one', missed(own)))))
      own.site.on('/index.xml', xml(index(`${own.site.url}/members.xml`)))
      const { result } = await open(own, undefined, 'User-agent: *\nDisallow:\nSitemap: SITE/index.xml')
      // The sitemap does not reach back before the gap: something may still be missing.
      expect(result).toMatchObject({ gapEntries: 1, gapClosed: false })
    }))
})

describe('the hosts', () => {
  it.each([
    ['seconds', 429, () => '7200'],
    ['a date', 503, () => new Date(Date.now() + 2 * HOUR).toUTCString()],
  ])('are left alone by every source of theirs as long as they ask: %s', async (_, status, retryAfter) => {
    const own = await openSourceBench()
    own.site.on('/busy', { status, headers: { 'retry-after': retryAfter() } })
    own.site.on('/feed', xml(feedOf('one')))
    const [busy, other] = [await own.add('/busy'), await own.add('/feed')]
    await own.poll(busy)
    const { nextPollAt } = await own.record(busy)
    expect((nextPollAt?.getTime() ?? 0) - own.now().getTime()).toBeGreaterThan(2 * HOUR - 2_000)
    expect(await own.poll(other)).toMatchObject({ kind: 'later' })
    own.pass(2 * HOUR)
    expect(await own.poll(other)).toMatchObject({ outcome: 'new-entries' })
    await own.close()
  })

  it('are asked one thing at a time by all who poll them', async () => {
    const own = await openSourceBench()
    const ids: string[] = []
    for (const path of ['/a', '/b', '/c', '/d']) {
      own.site.on(path, slow(50, xml(feedOf(path.slice(1)))))
      ids.push(await own.add(path))
    }
    const polled = await Promise.all(ids.map((id) => own.poll(id)))
    expect(polled.map((result) => result.kind).sort()).toEqual(['done', 'later', 'later', 'later'])
    expect(own.site.mostAtOnce).toBe(1)
    await own.close()
  })
})
