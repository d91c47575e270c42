import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../../src/core/article/extract-article.ts'
import { newsPage, PARAGRAPHS } from '../../../support/news-page.ts'

const TEXT = PARAGRAPHS.join('\n\n')
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = PARAGRAPHS
const textOf = (body: string) => extractArticle({ html: newsPage({ body }), url: null, reference: false }).article.text
const inBoxes = (open: string) => PARAGRAPHS.map((text) => `${open}<p>${text}</p></div>`).join('')
const card = (text: string) => `<div class="item related-item"><p>${text}</p></div>`

describe('extractArticle, of a text that is cut up', () => {
  it.each([
    ['widgets', `<div class="widgets">${inBoxes('<div class="article-widget article-widget-text">')}</div>`],
    ['columns beside a side bar', inBoxes('<div class="sidebar-grid__container">')],
    ['slides', `<section class="slideshow">${inBoxes('<div class="slide-promo">')}</section>`],
    ['boxes whose ids are headlines', inBoxes('<div id="minister-promoted-new-line-in-the-port-city-on-tuesday">')],
    ['boxes whose ids are random', inBoxes('<div id="block-id-n1AuAdJlVL">')],
  ])('finds all of it in %s', (_, body) => {
    expect(textOf(body)).toBe(TEXT)
  })

  it('does not take a series of pointers to other articles for it, however long they are together', () => {
    const others = PARAGRAPHS.map((text) => card(`Elsewhere: ${text}`)).join('')
    expect(textOf(`<p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p>${others}`)).toBe([FIRST, SECOND, THIRD].join('\n\n'))
  })

  it('believes the name of a body where layout names stand beside it', () => {
    const rest = [SECOND, THIRD, FOURTH].map((text) => `<p>${text}</p>`).join('')
    expect(textOf(`<p>${FIRST}</p><div class="sidebar-grid__content article__content">${rest}</div>`)).toContain(FOURTH)
  })

  it('joins the parts of a body that an advertisement cuts', () => {
    const part = (...paragraphs: readonly string[]) =>
      `<div class="story-text">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`
    expect(textOf(`${part(FIRST)}<div class="ad">Buy now</div>${part(SECOND, THIRD, FOURTH)}`)).toBe(TEXT)
  })

  it('keeps paragraphs that are links in boxes of their own, since most of their like are none', () => {
    const links = ['the first plan of the line', 'the second plan of it', 'the third plan of it'].map(
      (text) => `<a href="/x">A report of last year that describes ${text}</a> is public.`,
    )
    const texts = [FIRST, links[0], SECOND, links[1], THIRD, links[2], FOURTH]
    const text = textOf(texts.map((each) => `<div class="dlWCEZ"><p>${each}</p></div>`).join(''))
    expect(text).toContain('describes the second plan of it is public.')
  })

  it('ends with the first article where a page goes on with a longer one', () => {
    const long = (text: string) => `<p>${`${text} `.repeat(3)}</p>`
    const article = (headline: string, texts: readonly string[]) =>
      `<article><h1>${headline}</h1><div class="bodytext">${texts.map(long).join('')}</div></article>`
    const others = [...PARAGRAPHS, ...PARAGRAPHS].map((text, at) => `Report ${at} of another day: ${text}`)
    const page = `<title>Rail agreement signed</title>${article('Rail agreement signed', PARAGRAPHS)}${article('Storm hits the coast', others)}`
    expect(extractArticle({ html: page, url: null }).article.text).not.toContain('another day')
  })

  it('begins with the lead that stands above the body', () => {
    const lead = 'Two neighbours want to carry goods to the sea by rail, and have agreed on who pays for the tunnels.'
    const body = `<div class="news"><div class="teaser-text"><p>${lead}</p></div><div class="news-text">$</div></div>`
    expect(textOf(body)).toBe(`${lead}\n\n${TEXT}`)
  })

  it('keeps the introduction of a live page whose entries are marked', () => {
    const entry = (text: string) => `<div class="entry-text"><p>${text}</p></div>`
    const html = `<div><p>${FIRST}</p></div>${[SECOND, THIRD, FOURTH].map(entry).join('')}`
    expect(textOf(`<section>${html}</section>`)).toContain(FIRST)
  })

  it('goes on behind a pointer to other articles, in a box of the same kind', () => {
    const box = (name: string, ...texts: readonly string[]) =>
      `<div class="RichText ${name}">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`
    const pointer = '<section><div>Mehr zum Thema</div><a href="/x">Another agreement</a></section>'
    expect(textOf(`${box('first', FIRST, SECOND)}${pointer}<div>${box('last', THIRD, FOURTH)}</div>`)).toBe(TEXT)
  })

  it('goes on where the text leaves a box of links, told by its heading', () => {
    const box =
      '<div class="news_links"><h2>Lesen Sie auch</h2><p><a href="/x">Another agreement in the port</a></p></div>'
    const rest = [SECOND, THIRD, FOURTH].map((text) => `<p>${text}</p>`).join('')
    const lead = `<div class="top"><b>${FIRST} ${THIRD}</b></div>`
    expect(textOf(`${lead}<div class="side">${box}</div><div class="row">${rest}</div>`)).toContain(SECOND)
  })
})
