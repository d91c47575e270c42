import { describe, expect, it } from 'vitest'
import { parseLinkHeader } from '../../../../src/core/websub/parse-link-header.ts'

const BASE = 'https://paper.example/news/feed'

describe('parseLinkHeader', () => {
  it.each([
    ['<https://hub.example/>; rel="hub"', [{ url: 'https://hub.example/', rels: ['hub'] }]],
    ['<https://hub.example/>;rel=hub', [{ url: 'https://hub.example/', rels: ['hub'] }]],
    [
      '<feed>; rel="Self alternate"; type="text/xml"',
      [{ url: 'https://paper.example/news/feed', rels: ['self', 'alternate'] }],
    ],
    ['<https://a.example/?x=1,2;3>; title="a, b; c"; rel=hub', [{ url: 'https://a.example/?x=1,2;3', rels: ['hub'] }]],
    [
      '<https://a.example/>; rel=hub, <https://b.example/>; rel=self',
      [
        { url: 'https://a.example/', rels: ['hub'] },
        { url: 'https://b.example/', rels: ['self'] },
      ],
    ],
    ['<https://a.example/>', []],
    ['<javascript:alert(1)>; rel=hub', []],
    ['<http://[>; rel=hub', []],
    ['nonsense', []],
    ['', []],
  ])('%s', (header, links) => {
    expect(parseLinkHeader(header, BASE)).toEqual(links)
  })

  it('takes no long time over a header that is made to', () => {
    const started = performance.now()
    for (const part of ['<', '<a>;', '; rel', ' ', '<>;rel="']) parseLinkHeader(part.repeat(20_000), BASE)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
