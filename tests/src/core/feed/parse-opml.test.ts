import { describe, expect, it } from 'vitest'
import { parseOpml } from '../../../../src/core/feed/parse-opml.ts'

const OPML = `<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Agencies">
    <outline text="Russia &amp; region"><outline type="rss" text="TASS" title="TASS English" xmlUrl="https://tass.example/rss" htmlUrl="https://tass.example/" language="en"/></outline>
    <outline text="IRNA" xmlUrl="https://irna.example/rss" category="/iran,news"/>
  </outline>
  <outline text="No feed"/>
  <outline text="Again" xmlUrl="https://irna.example/rss"/>
  <outline text="Odd" xmlUrl="javascript:alert(1)"/>
</body></opml>`

describe('parseOpml', () => {
  it('finds the feeds of all folders, each address once', () => {
    expect(parseOpml(OPML)).toEqual([
      {
        title: 'TASS English',
        url: 'https://tass.example/rss',
        siteUrl: 'https://tass.example/',
        lang: 'en',
        categories: ['Agencies', 'Russia & region'],
      },
      {
        title: 'IRNA',
        url: 'https://irna.example/rss',
        siteUrl: null,
        lang: null,
        categories: ['Agencies', 'iran', 'news'],
      },
    ])
  })

  it('reads a list with stray ampersands that breaks off', () => {
    const feeds = parseOpml(
      '<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/><outline text="C" xmlU',
    )
    expect(feeds).toMatchObject([{ title: 'A & B', url: 'https://a.example/?x=1&y=2' }])
  })

  it('says what it is not', () => {
    expect(() => parseOpml('<rss/>')).toThrow(expect.objectContaining({ kind: 'input', code: 'not-opml' }))
  })
})
