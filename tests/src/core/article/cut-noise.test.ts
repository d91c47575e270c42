import { describe, expect, it } from 'vitest'
import { cutNoise } from '../../../../src/core/article/cut-noise.ts'

describe('cutNoise', () => {
  it.each([
    ['<p>a<script>if (a < b) { "<p>" }</script>b</p>', '<p>ab</p>'],
    ['<p>a<!-- <p>x</p> -->b</p>', '<p>ab</p>'],
    ['<STYLE type="x">p{}</STYLE ><p>a</p>', '<p>a</p>'],
    ['<svg><path/></svg><p>a</p><iframe src="x"></iframe>', '<p>a</p>'],
    ['<scripture>a</scripture>', '<scripture>a</scripture>'],
    ['<p>a<script>never closed', '<p>a<script>never closed'],
  ])('cuts %s down to %s', (html, kept) => {
    expect(cutNoise(html).html).toBe(kept)
  })

  it('keeps JSON-LD apart', () => {
    const { html, jsonLd } = cutNoise(
      '<script type="application/ld+json">{"a":1}</script><script>var a</script><p>b</p>',
    )
    expect({ html, jsonLd }).toEqual({ html: '<p>b</p>', jsonLd: ['{"a":1}'] })
  })
})
