// Reading articles: pages a second on one core and peak memory, against what a user would write otherwise: jsdom and
// Readability as the latter's README shows. Pages are those of the folder given as argument (`html/*.html.gz`, with
// `ground-truth.json` for the F1), of ../shared/corpora/extraction where that is present, else made-up ones.
//   npm run bench -- articles [FOLDER]
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { createAnalysis } from '../../src/analysis/create-analysis.ts'
import type { LexiconData } from '../../src/analysis/tasks.ts'
import { newsPage, PARAGRAPHS } from '../support/news-page.ts'

interface Page {
  readonly html: string
  readonly url: string
  readonly truth: string | null
}

interface Measured {
  readonly pagesPerSecond: number
  readonly peakMb: number
  readonly f1: number | null
}

const LIMIT_MS = 20_000
const MADE_UP_PAGES = 60
const NO_LEXICON = { statements: {}, cooperation: {} } as unknown as LexiconData

/** Loaded where they are run, so that neither pays for the other's code. */
const READERS: Readonly<Record<string, () => Promise<(page: Page) => string>>> = {
  jsdom: async () => {
    const [{ JSDOM, VirtualConsole }, { Readability }] = await Promise.all([
      import('jsdom'),
      import('@mozilla/readability'),
    ])
    return ({ html, url }) => {
      const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() })
      try {
        return new Readability(dom.window.document).parse()?.textContent ?? ''
      } finally {
        dom.window.close()
      }
    }
  },
  entente: async () => {
    const { extractArticle } = await import('../../src/core/article/extract-article.ts')
    return ({ html, url }) => extractArticle({ html, url }).article.text
  },
}

/** Runs the bench; prints one JSON object a line. */
export async function benchArticles(folder = findFolder()): Promise<void> {
  const theirs = measureApart('jsdom', folder)
  const ours = measureApart('entente', folder)
  const versus = 'jsdom + Readability'
  print('pages a second, one core', ours.pagesPerSecond, 'pages/s', versus, theirs.pagesPerSecond)
  print('peak memory', ours.peakMb, 'MB', versus, theirs.peakMb)
  if (ours.f1 !== null && theirs.f1 !== null) print('f1', ours.f1, 'share', versus, theirs.f1)
  const one = await measurePool(1, folder)
  const two = await measurePool(2, folder)
  print('pages a second, two threads', two, 'pages/s', 'one thread', one)
}

function print(figure: string, value: number, unit: string, versus: string, versusValue: number): void {
  const round = (number: number) => Math.round(number * 1_000) / 1_000
  console.log(
    JSON.stringify({
      bench: 'articles',
      figure,
      value: round(value),
      unit,
      versus,
      versusValue: round(versusValue),
      ratio: round(value / versusValue),
    }),
  )
}

/** Each reader in a process of its own, so that neither pays for the other's memory. */
function measureApart(reader: string, folder: string | undefined): Measured {
  const args = [fileURLToPath(import.meta.url), '--reader', reader, ...(folder === undefined ? [] : [folder])]
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  ) as Measured
}

async function measure(reader: string, folder: string | undefined): Promise<Measured> {
  const read = await READERS[reader]?.()
  if (read === undefined) throw new Error(`no reader is called ${reader}`)
  const pages = loadPages(folder)
  const texts = new Map<Page, string>()
  for (const page of pages.slice(0, 5)) attempt(read, page)
  const started = performance.now()
  let count = 0
  let spent = 0
  // Whole rounds where they are quick, else as many pages as the time allows.
  while (spent < LIMIT_MS && (count < pages.length || spent < LIMIT_MS / 4)) {
    const page = pages[count % pages.length]
    if (page === undefined) break
    const text = attempt(read, page)
    texts.set(page, text)
    count += 1
    spent = performance.now() - started
  }
  return {
    pagesPerSecond: (count * 1_000) / spent,
    peakMb: process.resourceUsage().maxRSS / 1_024,
    f1: scoreTexts(texts),
  }
}

function attempt(read: (page: Page) => string, page: Page): string {
  try {
    return read(page)
  } catch {
    return ''
  }
}

async function measurePool(threads: number, folder: string | undefined): Promise<number> {
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
  for (let rounds = 0; rounds < 4; rounds += 1) await round()
  const perSecond = (4 * pages.length * 1_000) / (performance.now() - started)
  await analysis.close()
  return perSecond
}

function findFolder(): string | undefined {
  const shared = fileURLToPath(new URL('../../../shared/corpora/extraction', import.meta.url))
  return existsSync(join(shared, 'html')) ? shared : undefined
}

function loadPages(folder: string | undefined): readonly Page[] {
  if (folder === undefined) return Array.from({ length: MADE_UP_PAGES }, (_, at) => makeUp(at))
  const truthFile = join(folder, 'ground-truth.json')
  const truth: Record<string, { url?: string; articleBody?: string }> = existsSync(truthFile)
    ? JSON.parse(readFileSync(truthFile, 'utf8'))
    : {}
  return readdirSync(join(folder, 'html')).map((file) => {
    const id = file.replace(/\.html(?:\.gz)?$/, '')
    const bytes = readFileSync(join(folder, 'html', file))
    const html = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    return { html, url: truth[id]?.url ?? 'https://example.org/', truth: truth[id]?.articleBody ?? null }
  })
}

/** A page of about 150 KB, two thirds of it scripts and styles, as the real ones are. */
function makeUp(at: number): Page {
  const paragraphs = Array.from(
    { length: 20 },
    (_, line) => `${PARAGRAPHS[line % PARAGRAPHS.length]} Paragraph ${at}.${line}.`,
  )
  const script = `<script>${`window.q${at} = "${'x'.repeat(200)}";`.repeat(450)}</script>`
  const cards = Array.from(
    { length: 60 },
    (_, card) =>
      `<div class="card"><h3><a href="/${card}">Another headline ${card} of this day</a></h3><p>A teaser of some words.</p></div>`,
  )
  return {
    html: newsPage({ head: script, paragraphs, below: `<div>${cards.join('')}</div>` }),
    url: `https://example.org/${at}`,
    truth: paragraphs.join('\n\n'),
  }
}

/** Mean precision and recall of 4-word runs, as scrapinghub/article-extraction-benchmark's evaluate.py has it. */
function scoreTexts(texts: ReadonlyMap<Page, string>): number | null {
  let precision = 0
  let recall = 0
  let pages = 0
  for (const [{ truth }, text] of texts) {
    if (truth === null) continue
    const want = runsOf(truth)
    const got = runsOf(text)
    let shared = 0
    for (const [run, count] of want) shared += Math.min(count, got.get(run) ?? 0)
    precision += got.size === 0 ? 0 : shared / total(got)
    recall += shared / total(want)
    pages += 1
  }
  if (pages === 0) return null
  return (2 * precision * recall) / ((precision + recall) * pages || 1)
}

function runsOf(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const run = words.slice(at, at + 4).join(' ')
    if (run !== '') runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

function total(runs: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of runs.values()) sum += count
  return sum
}

if (import.meta.main) {
  const args = process.argv.slice(2)
  const reader = args[0] === '--reader' ? args[1] : undefined
  if (reader === undefined) await benchArticles(args[0])
  else console.log(JSON.stringify(await measure(reader, args[2])))
}
