import { describe, expect, it } from 'vitest'
import { readPage, type PageReading, type ReadPageInput } from '../../../src/analysis/read-page.ts'
import { compileScreen } from '../../../src/core/article/screen/screen-page.ts'
import { newsPage, PARAGRAPHS } from '../../support/news-page.ts'

const URL = 'https://herald.example/rail'
const FEED = {
  title: 'Rail deal',
  contentHtml: PARAGRAPHS.map((text) => `<p>${text}</p>`).join(''),
  summary: null,
  publishedAt: null,
  author: null,
}

const NOTHING_KNOWN = { statements: { actors: [], countries: {} }, cooperation: { parties: [], areas: [] } }

function read(input: ReadPageInput): PageReading {
  const reading = readPage(input)
  if (reading.outcome === 'screened') throw new Error(`let go: ${reading.reason}`)
  return reading
}

describe('readPage', () => {
  it('reads an article from bytes in the charset that they are in, and fingerprints it', () => {
    const russian =
      'Министры подписали в порту соглашение о строительстве железной дороги, переговоры о которой шли два года подряд.'
    const html = newsPage({ paragraphs: [russian, `${russian} Движение откроется через три года.`] })
    const bytes = Uint8Array.from(Array.from(html, toWindows1251))
    const reading = read({ bytes, contentType: 'text/html; charset=windows-1251', url: URL, feed: null })
    expect(reading.article).toMatchObject({ lang: 'ru', text: expect.stringContaining(russian) })
    expect(reading.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(reading.bands).toHaveLength(24)
  })

  it('takes no text out of a page that the screen lets go, where it is to pass one', () => {
    const screen = () => compileScreen(NOTHING_KNOWN, [{ match: 'submarine', watch: 'article' }])
    const page = { bytes: new TextEncoder().encode(newsPage()), contentType: 'text/html', url: URL, feed: null }
    const facts = { source: 'herald', sourceTags: [], country: null }
    expect(readPage({ ...page, screen: facts }, { screen })).toEqual({
      outcome: 'screened',
      reason: expect.stringContaining('names neither'),
    })
    expect(readPage(page, { screen })).toMatchObject({ outcome: 'article' })
  })

  it('takes the text of the feed where there is no page', () => {
    const reading = read({ bytes: null, contentType: null, url: URL, feed: FEED })
    expect(reading.article).toMatchObject({
      title: 'Rail deal',
      text: PARAGRAPHS.join('\n\n'),
      quality: { method: 'feed' },
    })
  })
})

function toWindows1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : code < 0x80 ? code : 0x3f
}
