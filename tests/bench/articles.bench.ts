// Reading articles: pages a second on one core and peak memory, against what a user would write otherwise: jsdom and
// Readability as the latter's README shows. Pages are those of the folder given as argument (`html/*.html.gz`, with
// `ground-truth.json` for the F1), of ../shared/corpora/extraction where that is present, else made-up ones.
//   npm run bench -- articles [FOLDER]
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import type { LexiconData } from '../../src/core/lexicon/lexicon-data.ts'
import { printFigure } from './figure.ts'
import { loadPages, type Measured } from './read-pages.ts'

const NO_LEXICON = { statements: {}, cooperation: {} } as unknown as LexiconData
const ROUNDS = 4

const folder = process.argv[3] ?? findFolder()
const theirs = measureApart('jsdom')
const ours = measureApart('entente')
const screen = measureApart('screen')
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
printFigure({ bench, figure: 'peak memory', value: ours.peakMb, unit: 'MB', versus, versusValue: theirs.peakMb })
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
const one = await measurePool(1)
const two = await measurePool(2)
printFigure({
  bench,
  figure: 'pages a second, two threads',
  value: two,
  unit: 'pages/s',
  versus: 'one thread',
  versusValue: one,
})

/** Each reader in a process of its own, so that neither pays for the other's memory. */
function measureApart(reader: string): Measured {
  const script = fileURLToPath(new URL('read-pages.ts', import.meta.url))
  const args = [script, reader, ...(folder === undefined ? [] : [folder])]
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as Measured
}

async function measurePool(threads: number): Promise<number> {
  const analysis = createAnalysis({ threads, lexicon: NO_LEXICON, maxWaiting: 100_000 })
  const pages = loadPages(folder).map(({ html, url }) => ({
    bytes: new TextEncoder().encode(html),
    contentType: 'text/html; charset=utf-8',
    url,
    feed: null,
    reference: false,
  }))
  const round = () => Promise.all(pages.map((page) => analysis.run('read-page', page)))
  await round()
  await round()
  const started = performance.now()
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) await round()
  const perSecond = (ROUNDS * pages.length * 1_000) / (performance.now() - started)
  await analysis.close()
  return perSecond
}

function findFolder(): string | undefined {
  const shared = fileURLToPath(new URL('../../../shared/corpora/extraction', import.meta.url))
  return existsSync(join(shared, 'html')) ? shared : undefined
}
