import { newsPage } from './news-page.ts'

// Pages that no site means to send: cut, shuffled, random, vast, and malformed in every way that has brought a reader down.

const PARTS = [
  '<',
  '>',
  '"',
  "'",
  '/',
  '=',
  '<p>',
  '</div>',
  '<table><tr><td>',
  '<li>',
  '<a href="//[">',
  '<script',
  '</script>',
  '<script type="application/ld+json">{"@graph":[{"datePublished":',
  '<!--',
  '-->',
  '<svg><![CDATA[',
  '<meta property="article:published_time" content="',
  '<base href="::">',
  '&#',
  '&#x110000;',
  '&amp;#x420;',
  '\0',
  '\u202e',
  '\ud800',
  'ы',
  'Иран и Россия ',
  'Iran and Russia signed it. ',
  'ایران',
  '2024-01-01',
]
/** Pieces of style sheets that parsers of style attributes have thrown on, or hung on. */
const STYLES = [
  'color:',
  '{',
  '}',
  ';',
  'url(',
  '"',
  '/*',
  '*/',
  '\\',
  '!important',
  'calc(1px + ',
  'var(--a',
  '@import',
  '\f',
  ':::',
]

/** Costly pages. */
const VAST: readonly (readonly [what: string, make: () => string])[] = [
  ['100,000 nested tags', () => '<div>'.repeat(100_000)],
  ['5 MB of attributes', () => `<div ${'a=b '.repeat(1_250_000)}>x</div>`],
  [
    '400,000 attributes of different names',
    () => `<p ${Array.from({ length: 400_000 }, (_, at) => `a${at}`).join(' ')}>`,
  ],
  ['a word of 1 MB', () => `<p>${'a'.repeat(1_000_000)}</p>`],
  ['1 MB of null bytes', () => '\0'.repeat(1_000_000)],
  ['malformed style sheets in attributes', () => `<p style="${'color:{;'.repeat(50_000)}">x</p>`.repeat(3)],
  ['words cut by tags', () => `<p>Iran and Russia ${'a<b>'.repeat(400_000)}`],
  ['300,000 scripts without end', () => '<script>'.repeat(300_000)],
  ['a name that nearly begins 100,000 times', () => `<p>Russia: ${'mariya sergei '.repeat(100_000)}`],
  ['100,000 references', () => `<p>${'&amp;amp;#1048;'.repeat(100_000)}`],
]
/** One of so many pages is vast. */
const VAST_EVERY = 200

/** A hostile page and what it is. */
export interface HostilePage {
  readonly what: string
  readonly bytes: Uint8Array
}

/** The hostile page of a number: always the same one. */
export function hostilePage(at: number): HostilePage {
  const vast = VAST[Math.floor(at / VAST_EVERY) % VAST.length]
  if (at % VAST_EVERY === VAST_EVERY - 1 && vast !== undefined) return page(vast[0], vast[1]())
  const random = randomFrom(at)
  const news = newsPage()
  const cut = random(news.length)
  switch (at % 6) {
    case 0:
      return page('truncated', news.slice(0, cut))
    case 1: {
      const other = random(news.length)
      return page('shuffled', news.slice(cut) + news.slice(0, other) + news.slice(Math.min(cut, other)))
    }
    case 2:
      return { what: 'random bytes', bytes: Uint8Array.from({ length: random(4_000) }, () => random(256)) }
    case 3:
      return page('random markup', pick(PARTS, random(400), random))
    case 4: {
      const bytes = new TextEncoder().encode(news)
      for (let flips = random(200); flips > 0; flips -= 1) bytes[random(bytes.length)] = random(256)
      return { what: 'flipped bytes', bytes }
    }
    default:
      return page(
        'malformed style',
        news.replaceAll('<p>', () => `<p style='${pick(STYLES, random(30), random)}'>`),
      )
  }
}

/** How many pages hold each vast one once. */
export const HOSTILE_ROUND = VAST.length * VAST_EVERY

/** The numbers of the vast pages of a round. */
export const VAST_PAGES: readonly number[] = VAST.map((_, at) => (at + 1) * VAST_EVERY - 1)

function page(what: string, html: string): HostilePage {
  return { what, bytes: new TextEncoder().encode(html) }
}

function pick(from: readonly string[], count: number, random: (limit: number) => number): string {
  return Array.from({ length: count }, () => from[random(from.length)]).join('')
}

/** Repeatable numbers from 0 up to a limit: a linear congruential generator, Numerical Recipes (2007), ch. 7. */
function randomFrom(start: number): (limit: number) => number {
  let seed = Math.imul(start + 1, 0x9e3779b1) >>> 0
  return (limit) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * limit)
  }
}
