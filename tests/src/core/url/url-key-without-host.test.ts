import { describe, expect, it } from 'vitest'
import { urlKeyWithoutHost } from '../../../../src/core/url/url-key-without-host.ts'

describe('urlKeyWithoutHost', () => {
  it('is the same when a site moves to another host', () => {
    expect(urlKeyWithoutHost('https://old.example/news/7?utm_source=a')).toBe('/news/7')
    expect(urlKeyWithoutHost('http://www.new.example/news/7/')).toBe('/news/7')
  })

  it('is none for a front page or no address', () => {
    expect(urlKeyWithoutHost('https://example.org/?utm_source=a')).toBeUndefined()
    expect(urlKeyWithoutHost('nonsense')).toBeUndefined()
  })
})
