// Hostile pages through the threads that read pages, with the shipped lexicon and topics: what comes back, how long the slowest
// took, and whether memory grows. Ends with 1 where a page crashed a thread, ran over the limit, or memory grew.
//   npm run bench -- fuzz [CASES]
import { join } from 'node:path'
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { loadLexicon } from '../../src/config/load-lexicon.ts'
import { findGrowth } from '../support/find-growth.ts'
import { HOSTILE_ROUND, hostilePage } from '../support/hostile-pages.ts'
import { printFigure } from './figure.ts'

const CASES = Number(process.argv[3] ?? 10_000)
const THREADS = 2
const AT_ONCE = 4
const TIMEOUT_MS = 15_000
/** A page may meet its limit twice, the second time without the reference reader. */
const LONGEST_MS = TIMEOUT_MS * 2
const SAMPLE_EVERY = 20
/** Collectors work when they see fit: less than this is no leak; over 10,000 cases, a leak of 15 KB a page is more. */
const MOST_GROWTH_MB = 60

const folder = join(import.meta.dirname, '../../config')
const [lexicon, config] = await Promise.all([loadLexicon(folder), loadConfig(folder, { allowPrivateHosts: [] })])
if (!lexicon.ok || !config.ok) throw new Error('the shipped configuration has faults')
const analysis = createAnalysis({
  threads: THREADS,
  timeoutMs: TIMEOUT_MS,
  lexicon: { ...lexicon.value, topics: config.value.topics },
})
const rssMb: number[] = []
const limited = new Map<string, number>()
const crashed: string[] = []
let [read, screened, slowestMs, next] = [0, 0, 0, 0]
let slowest = ''

async function work(): Promise<void> {
  for (let at = next++; at < CASES; at = next++) {
    const { what, bytes } = hostilePage(at)
    const page = { bytes, contentType: 'text/html', url: 'https://paper.example/a', feed: null }
    const isScreened = (at + Math.floor(at / HOSTILE_ROUND)) % 2 === 0
    const screen = isScreened ? { screen: { source: null, sourceTags: [], country: null } } : {}
    const started = performance.now()
    try {
      const { outcome } = await analysis.run('read-page', { ...page, ...screen })
      if (outcome === 'screened') screened += 1
      else read += 1
    } catch (error) {
      const isLimit = error instanceof Error && 'kind' in error && error.kind === 'limit'
      if (isLimit) limited.set(what, (limited.get(what) ?? 0) + 1)
      else crashed.push(`${at}, ${what}: ${String(error)}`)
    }
    const ms = performance.now() - started
    if (ms > slowestMs) [slowestMs, slowest] = [ms, what]
    if (at % SAMPLE_EVERY === 0) rssMb.push(process.memoryUsage.rss() / 2 ** 20)
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work))
await analysis.close()
for (const crash of crashed) process.stderr.write(`crashed: case ${crash}\n`)
for (const [what, times] of limited) process.stderr.write(`met a limit: ${what}, ${times} times\n`)
const bench = 'fuzz'
const sum = [...limited.values()].reduce((a, b) => a + b, 0)
const growthMb = findGrowth(rssMb)
printFigure({ bench, figure: 'pages read', value: read, unit: 'pages', versus: 'cases', versusValue: CASES })
printFigure({ bench, figure: 'pages let go by the screen', value: screened, unit: 'pages' })
printFigure({ bench, figure: 'pages that met a limit', value: sum, unit: 'pages' })
printFigure({ bench, figure: 'crashes', value: crashed.length, unit: 'pages' })
const versus = 'limit'
printFigure({
  bench,
  figure: `slowest page, waiting included: ${slowest}`,
  value: slowestMs,
  unit: 'ms',
  versus,
  versusValue: LONGEST_MS,
})
printFigure({ bench, figure: 'peak memory', value: process.resourceUsage().maxRSS / 2 ** 10, unit: 'MB' })
printFigure({ bench, figure: 'growth of memory', value: growthMb, unit: 'MB', versus, versusValue: MOST_GROWTH_MB })
if (crashed.length > 0 || slowestMs > LONGEST_MS || growthMb > MOST_GROWTH_MB) process.exitCode = 1
