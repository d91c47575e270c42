// Reading articles: pages a second on one core and peak memory, against what a user would write otherwise: jsdom and
// Readability as the latter's README shows. All three are given decoded pages, and run as in production: the reader of
// articles asks the reference where it is unsure, the screen has the shipped lexicon and topics. Pages are those of the folder
// given as argument (`html/*.html.gz`, with `ground-truth.json` for the F1), of ../shared/corpora/extraction where that is
// present, else made-up ones; 5,000 of them with variation.
//   npm run bench -- articles [FOLDER]
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import { loadLexicon } from '../../src/config/load-lexicon.ts'
import { printFigure } from './figure.ts'
import { loadPages, type Measured } from './read-pages.ts'

const ROUNDS = 5
/** V8's flags in the threads that read pages; given to all three. */
const FLAGS = ['--max-semi-space-size=16', '--no-allocation-site-pretenuring']
/** Their memory; jsdom does not do with that much. */
const LIMIT = '--max-old-space-size=512'

const folder = process.argv[3] ?? findFolder()
const theirs = measureApart('jsdom', FLAGS)
const ours = measureApart('entente', [...FLAGS, LIMIT])
const screen = measureApart('screen', [...FLAGS, LIMIT])
const bench = 'articles'
const versus = 'jsdom + Readability'
printFigure({
  bench,
  figure: 'pages a second, one core',
  value: ours.pagesPerSecond,
  unit: 'pages/s',
  versus,
  versusValue: theirs.pagesPerSecond,
})
printFigure({
  bench,
  figure: `peak memory over ${ours.pages} pages`,
  value: ours.peakMb,
  unit: 'MB',
  versus: `${versus}, over ${theirs.pages} pages`,
  versusValue: theirs.peakMb,
})
if (ours.f1 !== null && theirs.f1 !== null)
  printFigure({ bench, figure: 'f1', value: ours.f1, unit: 'share', versus, versusValue: theirs.f1 })
printFigure({
  bench,
  figure: 'pages a second through the screen, one core',
  value: screen.pagesPerSecond,
  unit: 'pages/s',
  versus,
  versusValue: theirs.pagesPerSecond,
})
printFigure({ bench, figure: 'pages that the screen keeps', value: screen.keptShare ?? 0, unit: 'share' })
printFigure({
  bench,
  figure: `peak memory of the screen over ${screen.pages} pages`,
  value: screen.peakMb,
  unit: 'MB',
})
const { one, two } = await measurePools()
printFigure({
  bench,
  figure: 'pages a second, two threads',
  value: two,
  unit: 'pages/s',
  versus: 'one thread',
  versusValue: one,
})

/** Each reader in a process of its own, so that neither pays for the other's memory. */
function measureApart(reader: string, flags: readonly string[]): Measured {
  const script = fileURLToPath(new URL('read-pages.ts', import.meta.url))
  const args = [...flags, script, reader, ...(folder === undefined ? [] : [folder])]
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as Measured
}

/** Pages a second through a pool of one thread and of two, by turns; the best round of each, since others use the machine too. */
async function measurePools(): Promise<{ readonly one: number; readonly two: number }> {
  const lexicon = await loadLexicon(join(import.meta.dirname, '../../config'))
  if (!lexicon.ok) throw new Error('the shipped lexicon has faults')
  const pages = loadPages(folder).map(({ html, url }) => ({
    bytes: new TextEncoder().encode(html),
    contentType: 'text/html; charset=utf-8',
    url,
    feed: null,
  }))
  const pools = [1, 2].map((threads) => createAnalysis({ threads, lexicon: lexicon.value, maxWaiting: 100_000 }))
  const best = [0, 0]
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, pool] of pools.entries()) {
      const started = performance.now()
      await Promise.all(Array.from({ length: 3 }, () => pages.map((page) => pool.run('read-page', page))).flat())
      const perSecond = (3 * pages.length * 1_000) / (performance.now() - started)
      // The first round loads the code.
      if (round > 0) best[at] = Math.max(best[at] ?? 0, perSecond)
    }
  }
  await Promise.all(pools.map((pool) => pool.close()))
  const [one = 0, two = 0] = best
  return { one, two }
}

function findFolder(): string | undefined {
  const shared = fileURLToPath(new URL('../../../shared/corpora/extraction', import.meta.url))
  return existsSync(join(shared, 'html')) ? shared : undefined
}
