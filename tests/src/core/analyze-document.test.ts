import { describe, expect, it } from 'vitest'
import type { Lexicon } from '../../../src/core/analyze-text.ts'
import { analyzeDocument } from '../../../src/core/analyze-document.ts'
import { newsPage, PARAGRAPHS } from '../../support/news-page.ts'

const noLexicon = (): Lexicon => {
  throw new Error('the lexicon is not needed for the article alone')
}

describe('analyzeDocument', () => {
  it('leaves a text exactly as it is, so that offsets hold, and tells its language', () => {
    const text = '  Иран и Россия подписали\r\nсоглашение о дороге.  \n'
    const { article, outcome } = analyzeDocument({ text, until: 'article' }, noLexicon)
    expect(article).toMatchObject({ text, lang: 'ru', quality: { score: 1, method: 'text' } })
    expect(outcome).toBe('article')
  })

  it('believes what the caller says of title, language and time', () => {
    const { article } = analyzeDocument(
      {
        text: 'Short.',
        title: 'A title',
        lang: 'en',
        publishedAt: '2024-05-14',
        url: 'https://a.example/1',
        until: 'article',
      },
      noLexicon,
    )
    expect(article).toMatchObject({
      title: 'A title',
      lang: 'en',
      publishedAt: '2024-05-14',
      url: 'https://a.example/1',
    })
  })

  it('reads a page from its markup and from the bytes that a server sent', () => {
    const html = newsPage()
    const bytes = new TextEncoder().encode(html)
    const fromHtml = analyzeDocument({ html, until: 'article' }, noLexicon)
    const fromBytes = analyzeDocument({ bytes, contentType: 'text/html; charset=utf-8', until: 'article' }, noLexicon)
    expect(fromHtml.article.text).toBe(PARAGRAPHS.join('\n\n'))
    expect(fromBytes.article).toEqual(fromHtml.article)
  })

  it('holds nothing beyond the step that was asked for', () => {
    expect(Object.keys(analyzeDocument({ text: 'Short.', until: 'article' }, noLexicon))).toEqual([
      'article',
      'outcome',
    ])
  })

  it('takes a document of nothing for nothing', () => {
    expect(analyzeDocument({ until: 'article' }, noLexicon).article).toMatchObject({ text: '', quality: { score: 0 } })
    expect(analyzeDocument({ text: '', until: 'article' }, noLexicon).article.quality.score).toBe(0)
  })
})
