import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Feed } from '../../../../src/core/feed/feed.ts'
import { parseFeed } from '../../../../src/core/feed/parse-feed.ts'
import { Failure } from '../../../../src/errors.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const URL = 'https://example.org/news/rss'
const read = (text: string, url: string | undefined = URL): Promise<Feed> => parseFeed(Buffer.from(text), { url })
const first = async (text: string) => (await read(text)).entries[0]
const rss = (item: string, head = '') =>
  `<rss version="2.0"><channel><title>T</title>${head}<item>${item}</item></channel></rss>`
const atom = (entry: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>T</title><entry>${entry}</entry></feed>`

describe('parseFeed', () => {
  it('reads RSS 2.0', async () => {
    const feed = await read(`<?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel><title>The News</title><link>https://example.org/</link><atom:link href="https://example.org/rss" rel="self"/><language>en</language>
      <item><title>Tom &amp;amp; Ali sign &lt;b&gt;treaty&lt;/b&gt;</title><link>https://example.org/a?x=1&amp;y=2</link><guid isPermaLink="false">g-1</guid>
      <pubDate>Thu, 05 Sep 2024 07:04:00 +0300</pubDate><dc:creator>A. Writer</dc:creator><category domain="x">World</category><category>Iran</category>
      <description><![CDATA[<p>Short <a href="/b">words</a></p>]]></description><content:encoded><![CDATA[<p>Long words</p>]]></content:encoded></item>
      </channel></rss>`)
    expect(feed).toEqual({
      title: 'The News',
      link: 'https://example.org/',
      lang: 'en',
      hub: null,
      self: 'https://example.org/rss',
      entries: [
        {
          id: 'g-1',
          url: 'https://example.org/a?x=1&y=2',
          title: 'Tom & Ali sign treaty',
          author: 'A. Writer',
          publishedAt: '2024-09-05T04:04:00Z',
          updatedAt: null,
          summary: '<p>Short <a href="https://example.org/b">words</a></p>',
          contentHtml: '<p>Long words</p>',
          categories: ['World', 'Iran'],
        },
      ],
    })
  })

  it('reads Atom 1.0', async () => {
    const feed =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fa" xml:base="https://example.net/x/"><title type="html">A &amp;lt;B&amp;gt;</title>
      <link rel="self" href="self.atom"/><link href="./"/>
      <entry><id>tag:example.net,2024:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <em>two</em></div></title>
      <link rel="enclosure" href="a.mp3"/><link rel="alternate" type="application/json" href="a.json"/><link rel="alternate" type="text/html" href="a"/>
      <author><name>N</name><email>n@example.net</email></author><author><name>M</name></author><published>2024-05-01T10:00:00+02:00</published><updated>2024-05-02</updated>
      <category term="x" label="Ex"/><summary>plain &lt;words&gt;</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>C &amp; <a href="c">d</a><br/></p></div></content></entry></feed>`)
    expect(feed).toEqual({
      title: 'A &lt;B&gt;',
      link: 'https://example.net/x/',
      lang: 'fa',
      hub: null,
      self: 'https://example.net/x/self.atom',
      entries: [
        {
          id: 'tag:example.net,2024:1',
          url: 'https://example.net/x/a',
          title: 'One two',
          author: 'N (n@example.net), M',
          publishedAt: '2024-05-01T08:00:00Z',
          updatedAt: '2024-05-02',
          summary: 'plain <words>',
          contentHtml: '<p>C &amp; <a href="https://example.net/x/c">d</a><br></p>',
          categories: ['Ex'],
        },
      ],
    })
  })

  it.each([
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>F</title></channel><item rdf:about="https://example.org/1"><title>E</title></item></rdf:RDF>',
    ],
    [
      'RSS 0.91',
      '<rss version="0.91"><channel><title>F</title><item><title>E</title><link>https://example.org/1</link></item></channel></rss>',
    ],
    [
      'RSS without a version',
      '<rss><channel><title>F</title><item><title>E</title><guid>https://example.org/1</guid></item></channel></rss>',
    ],
    [
      'RSS under a prefix',
      '<r:rss xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>F</r:title><r:item><r:title>E</r:title><r:link>https://example.org/1</r:link></r:item></r:channel></r:rss>',
    ],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title mode="escaped">E</title><link rel="alternate" href="https://example.org/1"/></entry></feed>',
    ],
    [
      'Atom without a namespace',
      '<feed><title>F</title><entry><title>E</title><link href="https://example.org/1"/></entry></feed>',
    ],
    ['CDF', '<CHANNEL><TITLE>F</TITLE><ITEM HREF="https://example.org/1"><TITLE>E</TITLE></ITEM></CHANNEL>'],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"1","title":"E","url":"https://example.org/1","content_text":"a <b"}]}',
    ],
    [
      'another spelling',
      '<RSS version="2.0"><Channel><Title>F</Title><Item><Title>E</Title><Link>https://example.org/1</Link></Item></Channel></RSS>',
    ],
  ])('reads %s', async (_name, text) => {
    expect(await read(text)).toMatchObject({ title: 'F', entries: [{ title: 'E', url: 'https://example.org/1' }] })
  })

  it.each([
    ['HTML entities', rss('<title>caf&eacute;&nbsp;&mdash; x</title>'), 'café — x'],
    ['entities of its own', `<!DOCTYPE rss [<!ENTITY co "Company">]>${rss('<title>The &co;</title>')}`, 'The Company'],
    ['stray ampersands', rss('<title>AT&T & Co</title>'), 'AT&T & Co'],
    ['stray angle brackets', rss('<title>a < b</title>'), 'a < b'],
    ['control characters', rss('<title>a\u0008b\u0000c</title>'), 'abc'],
    ['windows-1252 in disguise', rss('<title>it\u0092s &#147;so&#148;</title>'), 'it’s “so”'],
    ['double encoding', rss(`<title>${Buffer.from('été – où').toString('latin1')}</title>`), 'été – où'],
    ['unclosed tags', rss('<title>a<br>b</title><p>'), 'a b'],
    ['a doctype of HTML', `<!DOCTYPE html>${rss('<title>x</title>')}`, 'x'],
    ['words before the XML', `\n\nWarning: x on line 1\n<?xml version="1.0"?>${rss('<title>x</title>')}`, 'x'],
    ['a tag that is spelt out', rss('<title>the &amp;lt;blink&amp;gt; tag</title>'), 'the &lt;blink&gt; tag'],
    ['a title in base64', atom('<title mode="base64">eDxiPnk8L2I+</title>'), 'xy'],
    [
      'the title of Media RSS',
      `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:title>m</media:title></item></channel></rss>`,
      'm',
    ],
    ['no title', rss('<description>d</description>'), null],
  ])('mends %s', async (_name, text, title) => {
    expect((await first(text))?.title).toBe(title)
  })

  it('keeps the whole entries of a feed that breaks off', async () => {
    const whole = '<item><title>one</title></item><item><title>two</title></item>'
    const feed = await read(`<rss version="2.0"><channel><title>T</title>${whole}<item><title>thr`)
    expect(feed.entries.map(({ title }) => title)).toEqual(['one', 'two'])
  })

  it.each([
    ['relative to the feed', rss('<link>/a</link>'), 'https://example.org/a'],
    [
      'relative to nested xml:base',
      atom('<link href="c" xml:base="b/"/>', ' xml:base="https://example.net/a/"'),
      'https://example.net/a/b/c',
    ],
    ['a permalink guid', rss('<guid>https://example.org/p</guid>'), 'https://example.org/p'],
    ['no permalink guid', rss('<guid isPermaLink="false">https://example.org/p</guid>'), null],
    [
      'a link before the guid',
      rss('<guid>https://example.org/p</guid><link>https://example.org/l</link>'),
      'https://example.org/l',
    ],
    [
      'not the picture’s',
      rss('<image><link>https://example.org/i</link></image><link>https://example.org/l</link>'),
      'https://example.org/l',
    ],
    [
      'what the redirector hides',
      rss('<link>https://feedproxy.example/x</link><feedburner:origLink>https://example.org/l</feedburner:origLink>'),
      'https://example.org/l',
    ],
    ['an id that is an address', atom('<id>https://example.org/i</id>'), 'https://example.org/i'],
    ['nothing that runs', rss('<link>javascript:alert(1)</link>'), null],
    ['white space about it', rss('<link>\n  https://example.org/l\n </link>'), 'https://example.org/l'],
  ])('finds the entry’s address: %s', async (_name, text, url) => {
    expect((await first(text))?.url).toBe(url)
  })

  it('takes relative links from the site where the feed’s own address is unknown', async () => {
    const feed = await parseFeed(Buffer.from(rss('<link>/a</link>', '<link>https://example.org/</link>')))
    expect(feed.entries[0]?.url).toBe('https://example.org/a')
  })

  it('reads other encodings by header and by declaration', async () => {
    const text = `<?xml version="1.0" encoding="windows-1251"?>${rss('<title>Россия и Иран</title>')}`
    expect((await parseFeed(iconv.encode(text, 'windows-1251'))).entries[0]?.title).toBe('Россия и Иран')
    const header = { contentType: 'application/rss+xml; charset=koi8-r' }
    const undeclared = rss('<title>Россия и Иран</title>')
    expect((await parseFeed(iconv.encode(undeclared, 'koi8-r'), header)).entries[0]?.title).toBe('Россия и Иран')
  })

  it.each([
    [
      'RSS with links of Atom',
      '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>F</title><atom:link rel="self" href="https://example.org/self"/><atom:link rel="hub" href="https://hub.example/"/></channel></rss>',
    ],
    [
      'RSS under another prefix',
      '<rss version="2.0" xmlns:atom10="http://www.w3.org/2005/Atom"><channel><title>F</title><atom10:link rel="self" href="/self"/><atom10:link rel="hub" href="https://hub.example/"/></channel></rss>',
    ],
    [
      'Atom with two hubs',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><link rel="hub" href="https://hub.example/"/><link rel="hub" href="https://second.example/"/><link rel="self" href="https://example.org/self"/></feed>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"F","feed_url":"https://example.org/self","hubs":[{"type":"rssCloud","url":"https://x.example/"},{"type":"WebSub","url":"https://hub.example/"}],"items":[]}',
    ],
  ])('knows the hub of a feed, and the address by which it names itself: %s', async (_, text) => {
    expect(await read(text)).toMatchObject({ hub: 'https://hub.example/', self: 'https://example.org/self' })
  })

  it('takes a feed without entries for a feed', async () => {
    expect(await read('<rss version="2.0"></rss>')).toEqual({
      title: null,
      link: null,
      lang: null,
      hub: null,
      self: null,
      entries: [],
    })
    expect((await read('<rss version="2.0"><channel><title>T</title></channel></rss>')).entries).toEqual([])
  })

  it('leaves to null what the feed does not say', async () => {
    expect(await first(rss('<title>x</title>'))).toEqual({
      id: null,
      url: null,
      title: 'x',
      author: null,
      publishedAt: null,
      updatedAt: null,
      summary: null,
      contentHtml: null,
      categories: [],
    })
  })

  it.each([
    ['empty', ''],
    ['empty', ' \n\t'],
    ['not-a-feed', 'hello'],
    ['not-a-feed', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['not-a-feed', '<config><entry key="a">1</entry></config>'],
    ['not-a-feed', '{"a":1}'],
    ['not-a-feed', '{"items":'],
    ['html-page', '<!doctype html><html><body><p>hello</html>'],
  ])('throws %s on %j', async (code, text) => {
    await expect(read(text)).rejects.toMatchObject({ name: 'Failure', kind: 'input', code })
  })

  it('names the feeds of a web page', async () => {
    const page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    await expect(read(page)).rejects.toMatchObject({
      code: 'html-page',
      message: expect.stringContaining('https://example.org/rss'),
      cause: { feedLinks: [{ url: 'https://example.org/rss' }] },
    })
  })

  it.each([
    ['tags that never close', rss(`<description><![CDATA[${'a<p '.repeat(200_000)}]]></description>`)],
    ['tags that end a line', rss(`<description><![CDATA[${'a<p>\n'.repeat(200_000)}]]></description>`)],
    ['comments that never close', rss(`<title><![CDATA[<b></b>${'<!--'.repeat(200_000)}]]></title>`)],
    ['comments before anything', '<!--'.repeat(200_000)],
    ['doctypes', '<!DOCTYPE ['.repeat(50_000) + rss('<title>x</title>')],
    ['depth', rss(`<description>${'<b>'.repeat(100_000)}</description>`)],
    ['roots', '<rss '.repeat(100_000)],
    ['ampersands', rss(`<title>${'&a'.repeat(300_000)}</title>`)],
    [
      'entities made of entities',
      `<!DOCTYPE rss [<!ENTITY a "&b;&b;"><!ENTITY b "&c;&c;"><!ENTITY c "x">]>${rss('<title>&a;</title>')}`,
    ],
    ['attributes', rss(`<description><![CDATA[<a ${'href '.repeat(200_000)}]]></description>`)],
  ])('takes time in proportion to the input: %s', async (_name, text) => {
    const spentMs = startCpuTime()
    await read(text).catch(() => undefined)
    expect(spentMs()).toBeLessThan(5000)
  })

  it('gives a feed or says what is wrong, whatever is cut out of one or put into it', async () => {
    const sample = `<?xml version="1.0" encoding="utf-8"?>${rss('<title>a &amp; b</title><link>/x</link><description><![CDATA[<p>c</p>]]></description><pubDate>Thu, 05 Sep 2024 07:04:00 GMT</pubDate>')}`
    const edit = fc.record({
      at: fc.nat(sample.length),
      cut: fc.nat(20),
      put: fc.string({ unit: 'binary', maxLength: 8 }),
    })
    const reads = fc.asyncProperty(
      fc.constantFrom(sample, atom('<title>x</title>')),
      fc.array(edit, { maxLength: 4 }),
      async (text, edits) => {
        const broken = edits.reduce((whole, { at, cut, put }) => whole.slice(0, at) + put + whole.slice(at + cut), text)
        const outcome = await read(broken).then(
          () => 'read',
          (error: unknown) => (error instanceof Failure ? 'refused' : error),
        )
        return outcome === 'read' || outcome === 'refused'
      },
    )
    const { counterexample } = await fc.check(reads, { numRuns: 500 })
    expect(counterexample).toBeNull()
  })

  it('reads ten thousand entries', async () => {
    const items = Array.from({ length: 10_000 }, (_, n) => `<item><title>Title ${n}</title><link>/a/${n}</link></item>`)
    expect((await read(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)).entries).toHaveLength(10_000)
  })
})
