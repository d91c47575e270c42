import { describe, expect, it } from 'vitest'
import { compileSiteRules } from '../../../../src/core/article/compile-site-rules.ts'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import type { SiteRule } from '../../../../src/core/article/site-rule.ts'
import { newsPage, PARAGRAPHS } from '../../../support/news-page.ts'

const BOX =
  'Our reporters have followed the railway for years, and this box of another story reads like a paragraph of the article.'
const body = `<div class="x1"><div class="who">Ann Example</div><span class="when" datetime="2026-03-04T10:00:00+03:30">today</span>
<div class="x2">$<div class="x3"><p>${BOX}</p></div></div></div>`

function read(rule: Partial<SiteRule>, host = 'www.herald.example') {
  const url = `https://${host}/rail`
  const findSite = compileSiteRules([{ host: 'herald.example', ...rule }])
  return extractArticle({ html: newsPage({ body }), url, site: findSite(url) }).article
}

describe('applySiteRule', () => {
  it('cuts out what the rule drops', () => {
    expect(read({}).text).toContain(BOX)
    expect(read({ drop: ['.x3'] }).text).toBe(PARAGRAPHS.join('\n\n'))
  })

  it('takes text, headline, author and time from where the rule points', () => {
    const article = read({ body: '.x2 > p', title: '.share-bar', byline: '.who', date: '.when' })
    expect(article).toMatchObject({
      text: PARAGRAPHS.join('\n\n'),
      title: 'Facebook Twitter',
      byline: 'Ann Example',
      publishedAt: '2026-03-04T10:00:00+03:30',
      quality: { method: 'site-rule' },
    })
  })

  it('reads a page as any other where the rule finds nothing in it', () => {
    const found = read({ body: '.gone', title: '.gone', date: '.gone' })
    expect(found).toEqual(read({}))
    expect(found.text).toContain(PARAGRAPHS[0])
  })

  it('holds for hosts below the one that it names, and for no other', () => {
    expect(read({ drop: ['.x3'] }, 'fa.m.herald.example').text).not.toContain(BOX)
    expect(read({ drop: ['.x3'] }, 'otherherald.example').text).toContain(BOX)
  })

  it('prefers the rule of the nearer host', () => {
    const rules = [
      { host: 'herald.example', drop: ['.x3'] },
      { host: 'fa.herald.example', drop: ['.none'] },
    ]
    expect(compileSiteRules(rules)('https://www.fa.herald.example/a')?.host).toBe('fa.herald.example')
    expect(compileSiteRules(rules)('https://en.herald.example/a')?.host).toBe('herald.example')
  })
})
