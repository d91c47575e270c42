// One way of reading pages, measured in a process of its own: node tests/bench/read-pages.ts READER [FOLDER]
// Time is that of the processor, all threads of the process together: other work on the machine hardly counts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { newsPage, PARAGRAPHS } from '../support/news-page.ts'

/** A page to read, and its text as people marked it. */
export interface Page {
  readonly html: string
  readonly url: string
  readonly truth: string | null
}

/** What reading came to; `f1` where the pages' texts are known. */
export interface Measured {
  readonly pages: number
  /** Pages a second of processor time. */
  readonly pagesPerSecond: number
  readonly peakMb: number
  readonly f1: number | null
  /** Share of the pages that the screen keeps. */
  readonly keptShare?: number
}

/** So many pages are read, or as many as the time allows. */
const PAGES = 5_000
const LIMIT_MS = 30_000
const WARM_UP_PAGES = 40
const MADE_UP_PAGES = 60

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
  screen: async () => {
    const [{ compileScreen, screenPage }, { loadLexicon }, { loadConfig }] = await Promise.all([
      import('../../src/core/article/screen/screen-page.ts'),
      import('../../src/config/load-lexicon.ts'),
      import('../../src/config/load-config.ts'),
    ])
    const folder = join(import.meta.dirname, '../../config')
    const [lexicon, config] = await Promise.all([loadLexicon(folder), loadConfig(folder, { allowPrivateHosts: [] })])
    if (!lexicon.ok || !config.ok) throw new Error('the shipped configuration has faults')
    const screen = compileScreen(lexicon.value, config.value.topics)
    const facts = { source: null, sourceTags: [], country: null }
    return ({ html, url }) => {
      const verdict = screenPage(screen, { html, url, feed: null, facts })
      return verdict.keep ? 'kept' : verdict.reason
    }
  },
}

async function measure(reader: string, folder: string | undefined): Promise<Measured> {
  const read = await READERS[reader]?.()
  if (read === undefined) throw new Error(`no reader is called ${reader}`)
  const pages = loadPages(folder)
  const texts = new Map<Page, string>()
  for (const page of pages.slice(0, WARM_UP_PAGES)) attempt(read, page)
  let count = 0
  let spentMs = 0
  for (; count < PAGES && spentMs < LIMIT_MS; count += 1) {
    const page = pageAt(pages, count)
    const started = process.cpuUsage()
    const text = attempt(read, page)
    const { user, system } = process.cpuUsage(started)
    spentMs += (user + system) / 1_000
    if (count < pages.length) texts.set(page, text)
  }
  const kept = [...texts.values()].filter((text) => text === 'kept').length
  return {
    ...(reader === 'screen' ? { keptShare: kept / texts.size } : {}),
    pages: count,
    pagesPerSecond: (count * 1_000) / spentMs,
    peakMb: process.resourceUsage().maxRSS / 1_024,
    f1: reader === 'screen' ? null : scoreTexts(texts),
  }
}

const NAMED = / id="/g

/** The pages again and again, after the first time each with names and words of its own: no two pages of a site are the same. */
export function pageAt(pages: readonly Page[], count: number): Page {
  const page = pages[count % pages.length]
  if (page === undefined) throw new Error('there are no pages')
  if (count < pages.length) return page
  const html = page.html.replace(NAMED, ` id="n${count}-`).replace('</body>', `<p>This is reading ${count}.</p></body>`)
  // In one piece, as a page is that was decoded just now.
  return { ...page, html: Buffer.from(html).toString(), truth: null }
}

function attempt(read: (page: Page) => string, page: Page): string {
  try {
    return read(page)
  } catch {
    return ''
  }
}

/** The pages of a folder (`html/*.html.gz`, `ground-truth.json`), or made-up ones. */
export function loadPages(folder: string | undefined): readonly Page[] {
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
  const [, , reader = '', folder] = process.argv
  process.stdout.write(JSON.stringify(await measure(reader, folder)))
}
