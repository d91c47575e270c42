import { parseFeed } from 'feedsmith'
import { afterEach, describe, expect, it } from 'vitest'
import { type DemoSite, startDemoSite } from '../../../src/demo/start-demo-site.ts'
import { STORIES } from '../../../src/demo/stories.ts'

let elapsedS = 0
let site: DemoSite | undefined
afterEach(() => site?.close())

async function open(): Promise<DemoSite> {
  elapsedS = 0
  site = await startDemoSite(() => elapsedS)
  return site
}

async function readFeeds({ sources }: DemoSite) {
  const texts = await Promise.all(sources.map(async ({ url }) => (await fetch(url)).text()))
  return texts.map((text) => parseFeed(text))
}

/** Addresses of the stories that the feeds list by now. */
async function listUrls(demo: DemoSite): Promise<readonly string[]> {
  const texts = await Promise.all(demo.sources.map(async ({ url }) => (await fetch(url)).text()))
  return texts
    .flatMap((text) => text.match(/http:\/\/127\.0\.0\.1:\d+\/news\/[\w-]+/g) ?? [])
    .filter((url, at, all) => all.indexOf(url) === at)
}

describe('startDemoSite', () => {
  it('serves two outlets with a feed of each format', async () => {
    const demo = await open()
    elapsedS = 1_000
    expect(new Set(demo.hosts).size).toBe(2)
    const formats = (await readFeeds(demo)).map(({ format }) => format)
    expect(new Set(formats)).toEqual(new Set(['rss', 'atom', 'json']))
  })

  it('has older news at the start and publishes the rest as time passes', async () => {
    const demo = await open()
    const counts: number[] = []
    for (const moment of [0, 10, 1_000]) {
      elapsedS = moment
      counts.push((await listUrls(demo)).length)
    }
    expect(counts).toEqual(
      [0, 10, 1_000].map((moment) => STORIES.filter(({ publishedAtS }) => publishedAtS <= moment).length),
    )
    expect(counts[0]).toBeGreaterThan(0)
    expect(counts[2]).toBe(STORIES.length)
  })

  it('hides a page until it is published', async () => {
    const demo = await open()
    elapsedS = 1_000
    const late = (await listUrls(demo)).find((url) => url.includes('kremlin')) ?? ''
    expect((await fetch(late)).status).toBe(200)
    elapsedS = 0
    expect((await fetch(late)).status).toBe(404)
  })

  it('edits a page after a while', async () => {
    const demo = await open()
    const edited = STORIES.find(({ edit }) => edit !== undefined)
    elapsedS = (edited?.edit?.atS ?? 0) - 1
    const url = (await listUrls(demo)).find((each) => each.endsWith(edited?.slug ?? '-')) ?? ''
    const before = await (await fetch(url)).text()
    elapsedS += 1
    expect(await (await fetch(url)).text()).not.toBe(before)
  })

  it('has a page that fails, a page of noise, and pages in Russian and Persian', async () => {
    const demo = await open()
    elapsedS = 1_000
    const answers = await Promise.all((await listUrls(demo)).map((url) => fetch(url)))
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.filter(({ status }) => status === 500)).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('\ufffd'))).toHaveLength(1)
    expect(bodies.filter((body) => body.includes('lang="ru"')).length).toBeGreaterThan(0)
    expect(bodies.filter((body) => body.includes('lang="fa" dir="rtl"')).length).toBeGreaterThan(0)
  })
})
