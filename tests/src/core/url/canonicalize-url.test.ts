import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeUrl } from '../../../../src/core/url/canonicalize-url.ts'

describe('canonicalizeUrl', () => {
  it.each([
    ['HTTP://Example.ORG:80/a', 'https://example.org/a'],
    ['https://example.org:443/a', 'https://example.org/a'],
    ['http://www.example.org/', 'https://example.org/'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org./a/', 'https://example.org/a'],
    ['https://user:secret@example.org/a', 'https://example.org/a'],
    ['http://example.org:8080/a', 'http://example.org:8080/a'],
    ['https://example.org/a//b///', 'https://example.org/a/b'],
    ['https://example.org/a/./b/../c', 'https://example.org/a/c'],
    ['https://example.org/news/index.html', 'https://example.org/news'],
    ['  https://example.org/a\n', 'https://example.org/a'],
  ])('makes scheme, host and path uniform: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://example.org/a?utm_source=x&utm_medium=y', 'https://example.org/a'],
    ['https://example.org/a?b=2&a=1&fbclid=z', 'https://example.org/a?a=1&b=2'],
    ['https://example.org/a?UTM_Campaign=1&id=7', 'https://example.org/a?id=7'],
    ['https://example.org/a?at_medium=RSS&at_campaign=KARANGA', 'https://example.org/a'],
    ['https://example.org/a?yclid=1&_openstat=2&ysclid=3', 'https://example.org/a'],
    ['https://example.org/a?q=caf%C3%A9+noir', 'https://example.org/a?q=caf%C3%A9%20noir'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['https://example.org/a?tag=b&tag=a', 'https://example.org/a?tag=a&tag=b'],
  ])('keeps of the query only what tells pages apart: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://example.org/a;jsessionid=0123456789ABCDEF?id=1', 'https://example.org/a?id=1'],
    ['https://example.org/a?PHPSESSID=0123456789abcdef0123&id=1', 'https://example.org/a?id=1'],
    ['https://example.org/article.php?sid=1234', 'https://example.org/article.php?sid=1234'],
  ])('drops sessions and keeps article numbers: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://m.example.org/a', 'https://example.org/a'],
    ['https://en.m.wikipedia.org/wiki/Iran', 'https://en.wikipedia.org/wiki/Iran'],
    ['https://amp.example.co.uk/a', 'https://example.co.uk/a'],
    ['https://mobile.example.org/a', 'https://example.org/a'],
    ['https://m.com/a', 'https://m.com/a'],
    ['https://example.org/news/story/amp', 'https://example.org/news/story'],
    ['https://example.org/news/story/amp/', 'https://example.org/news/story'],
    ['https://example.org/amp/news/story', 'https://example.org/news/story'],
    ['https://example.org/story.amp.html', 'https://example.org/story.html'],
    ['https://example.org/story?amp=1', 'https://example.org/story'],
    ['https://example.org/amplifier', 'https://example.org/amplifier'],
    ['https://example-org.cdn.ampproject.org/c/s/example.org/story.amp', 'https://example.org/story'],
    ['https://www.google.com/amp/s/www.example.org/amp/story', 'https://example.org/story'],
  ])('leads mobile and AMP forms back: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa%3Fid%3D1&usg=x', 'https://example.org/a?id=1'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D2', 'https://example.org/a'],
    ['https://vk.com/away.php?to=https%3A%2F%2Fexample.org%2Fa', 'https://example.org/a'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://google.com/url?q=javascript:alert(1)'],
  ])('opens redirectors: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://example.org/a#comments', 'https://example.org/a'],
    ['https://example.org/a#:~:text=word', 'https://example.org/a'],
    ['https://example.org/#!/news/7', 'https://example.org/#!/news/7'],
    ['https://example.org/#/news/7', 'https://example.org/#/news/7'],
  ])('keeps a fragment only where it is the page: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it.each([
    ['https://пример.рф/новости', 'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8'],
    [
      'https://xn--e1afmkfd.xn--p1ai/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8',
      'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8',
    ],
    ['https://example.org/%7Ebob/%61', 'https://example.org/~bob/a'],
    ['https://example.org/a%2Fb', 'https://example.org/a%2Fb'],
  ])('writes names and escapes one way: %s', (url, canonical) => {
    expect(canonicalizeUrl(url)).toBe(canonical)
  })

  it('resolves against a base', () => {
    expect(canonicalizeUrl('../b?x=1', 'https://example.org/a/c')).toBe('https://example.org/b?x=1')
  })

  it.each([
    '',
    'nonsense',
    'mailto:a@b.c',
    'tag:example.org,2024:1',
    'ftp://example.org/a',
    'javascript:alert(1)',
    '/relative',
  ])('knows no address in %j', (url) => {
    expect(canonicalizeUrl(url)).toBeUndefined()
  })

  it('changes nothing when applied again', () => {
    const piece = fc.constantFrom(
      'a',
      'B',
      '%7e',
      '%2f',
      '%d0%bd',
      '..',
      '.',
      'amp',
      'index.html',
      'x.amp',
      '.amp.html',
      ';jsessionid=0123456789abcdef',
      '',
      'é',
      'default.aspx',
    )
    const label = fc.constantFrom('www', 'm', 'amp', 'example', 'news', 'пример')
    const pair = fc.constantFrom(
      'utm_source=1',
      'b=%32',
      'a=1+2',
      'amp',
      'sid=1',
      'q=%25',
      'url=https%3A%2F%2Fwww.x.org%2Famp',
      '=',
      'é=ü',
    )
    const url = fc
      .record({
        scheme: fc.constantFrom('http', 'https'),
        labels: fc.array(label, { maxLength: 4 }),
        suffix: fc.constantFrom('org', 'co.uk', 'cdn.ampproject.org', 'google.com', 'рф', 'blogspot.com'),
        port: fc.constantFrom('', ':80', ':443', ':8080'),
        path: fc.array(piece, { maxLength: 6 }),
        query: fc.array(pair, { maxLength: 4 }),
        hash: fc.constantFrom('', '#x', '#!/y', '#/z'),
      })
      .map(
        ({ scheme, labels, suffix, port, path, query, hash }) =>
          `${scheme}://${[...labels, suffix].join('.')}${port}/${path.join('/')}?${query.join('&')}${hash}`,
      )
    const settles = fc.property(
      fc.oneof(url, fc.webUrl({ withQueryParameters: true, withFragments: true })),
      (address) => {
        const once = canonicalizeUrl(address)
        return once === undefined || canonicalizeUrl(once) === once
      },
    )
    expect(fc.check(settles, { numRuns: 2000 }).counterexample).toBeNull()
  })

  it('does not care for the order of the query', () => {
    const agrees = fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 6 }), (names) => {
      return withQuery(names) === withQuery(names.toReversed())
    })
    expect(fc.check(agrees).counterexample).toBeNull()
  })
})

function withQuery(names: readonly string[]): string | undefined {
  return canonicalizeUrl(`https://example.org/?${names.map((name) => `${name}=1`).join('&')}`)
}
