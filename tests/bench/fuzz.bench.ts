// Hostile pages through the threads that read pages: what comes back, how long the slowest took, what memory is left behind.
//   npm run bench -- fuzz [CASES]
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import type { LexiconData } from '../../src/core/lexicon/lexicon-data.ts'
import { newsPage } from '../support/news-page.ts'
import { printFigure } from './figure.ts'

const CASES = Number(process.argv[3] ?? 10_000)
const TIMEOUT_MS = 15_000
const AT_ONCE = 4
const PARTS = [
  '<',
  '>',
  '"',
  "'",
  '<p>',
  '</div>',
  '<script',
  '<!--',
  '-->',
  '&#',
  '&amp;',
  '\0',
  '\u202e',
  'ы',
  'style="{:;',
  '2024-01-01',
]
/** Costly pages, each once in a thousand cases. */
const LARGE: readonly (() => string)[] = [
  () => '<div>'.repeat(100_000),
  () => `<div ${'a=b '.repeat(1_250_000)}>x</div>`,
  () => `<p>${'a'.repeat(1_000_000)}</p>`,
  () => '\0'.repeat(1_000_000),
  () => `<p style="${'color:{;'.repeat(50_000)}">x</p>`.repeat(3),
]

let seed = 1
/** A repeatable number from 0 up to a limit: a linear congruential generator, Numerical Recipes (2007), ch. 7. */
function random(limit: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * limit)
}

const PAGE = newsPage()
function makeCase(at: number): Uint8Array {
  const large = LARGE[Math.floor((at % 1_000) / 200)]
  if (at % 200 === 199 && large !== undefined) return new TextEncoder().encode(large())
  if (at % 4 === 0) return new TextEncoder().encode(PAGE.slice(0, random(PAGE.length)))
  if (at % 4 === 1) {
    const [from, to] = [random(PAGE.length), random(PAGE.length)]
    return new TextEncoder().encode(PAGE.slice(from) + PAGE.slice(0, to) + PAGE.slice(Math.min(from, to)))
  }
  if (at % 4 === 2) return Uint8Array.from({ length: random(4_000) }, () => random(256))
  return new TextEncoder().encode(Array.from({ length: random(400) }, () => PARTS[random(PARTS.length)]).join(''))
}

const analysis = createAnalysis({
  threads: 2,
  timeoutMs: TIMEOUT_MS,
  lexicon: {
    statements: { actors: [], countries: {} },
    cooperation: { parties: [], areas: [] },
    topics: [],
  } as unknown as LexiconData,
})
let [read, limited, failed, slowestMs, next] = [0, 0, 0, 0, 0]
let earlyMb = 0

async function work(): Promise<void> {
  for (let at = next++; at < CASES; at = next++) {
    const started = performance.now()
    const page = { bytes: makeCase(at), contentType: 'text/html', url: 'https://paper.example/a', feed: null }
    const screen = at % 2 === 0 ? {} : { screen: { source: null, sourceTags: [], country: null } }
    try {
      await analysis.run('read-page', { ...page, ...screen })
      read += 1
    } catch (error) {
      if (error instanceof Error && 'kind' in error && error.kind === 'limit') limited += 1
      else failed += 1
    }
    slowestMs = Math.max(slowestMs, performance.now() - started)
    if (at === Math.floor(CASES / 5)) earlyMb = process.memoryUsage().rss / 2 ** 20
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work))
const bench = 'fuzz'
printFigure({ bench, figure: 'pages read or let go', value: read, unit: 'pages', versus: 'cases', versusValue: CASES })
printFigure({ bench, figure: 'pages that met a limit', value: limited, unit: 'pages' })
printFigure({ bench, figure: 'crashes', value: failed, unit: 'pages' })
printFigure({
  bench,
  figure: 'slowest page, waiting included',
  value: slowestMs,
  unit: 'ms',
  versus: 'limit',
  versusValue: TIMEOUT_MS,
})
printFigure({
  bench,
  figure: 'memory at the end',
  value: process.memoryUsage().rss / 2 ** 20,
  unit: 'MB',
  versus: 'memory after a fifth of the cases',
  versusValue: earlyMb,
})
await analysis.close()
