import { describe, expect, it } from 'vitest'
import { finishFeed } from '../../../../src/core/feed/finish-feed.ts'
import { readWithRssParser } from '../../../../src/core/feed/read-with-rss-parser.ts'
import { readXmlFeed } from '../../../../src/core/feed/read-xml-feed.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel><title>T &amp; U</title><link>https://example.org/</link><atom:link rel="self" href="https://example.org/rss"/><dc:language>ru</dc:language>
<item><title><![CDATA[A <i>b</i>]]></title><link>https://example.org/1</link><guid isPermaLink="false">1</guid><dc:creator>C</dc:creator><dc:creator>D</dc:creator>
<pubDate>Thu, 05 Sep 2024 07:04:00 GMT</pubDate><dc:date>2024-09-05</dc:date><description>d &lt;b&gt;e&lt;/b&gt;</description><category>x</category>
<content:encoded><![CDATA[<p>f</p>]]></content:encoded><media:content url="x"><media:title>no</media:title></media:content><itunes:keywords>k, l</itunes:keywords></item>
<item><guid>https://example.org/2</guid><media:title type="plain">m</media:title><itunes:summary>s</itunes:summary><pubdate>2024-09-05</pubdate></item>
<item/></channel></rss>`

describe('readWithRssParser', () => {
  it('reads plain RSS just as the reader of all formats does', async () => {
    const byRssParser = await readWithRssParser(FEED)
    const byTree = readXmlFeed(FEED)
    expect(byRssParser?.entries).toHaveLength(3)
    expect(byTree?.entries).toHaveLength(3)
    const finished = byRssParser && finishFeed(byRssParser, 'https://example.org/rss')
    expect(finished).toEqual(byTree && finishFeed(byTree, 'https://example.org/rss'))
  })

  it.each([
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title></feed>'],
    ['links that depend on a base', FEED.replace('<channel>', '<channel xml:base="/x/">')],
    ['other prefixes', FEED.replaceAll('dc:', 'd:').replace('xmlns:dc=', 'xmlns:d=')],
    ['inline markup', FEED.replace('<description>d ', '<description>d <em>i</em>')],
    ['broken XML', FEED.replace('</item>', '')],
    ['input on which its promise never settles', '<rss version="2.0"></rss>'],
  ])('leaves to others: %s', async (_name, xml) => {
    expect(await readWithRssParser(xml)).toBeUndefined()
  })
})
