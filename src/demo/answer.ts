import { type DemoArticle, loadArticle } from './demo-article.ts'
import { type DemoEntry, FEED_FORMATS } from './render-feed.ts'
import { renderFrontPage } from './render-front-page.ts'
import { renderPage } from './render-page.ts'
import { type FeedId, FEEDS, type OutletId, OUTLETS, type Publication, SCHEDULE } from './schedule.ts'

/** What a paper answers to a path. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
}

/** A moment in the life of the site: `startedAt` is when each feed had been asked once, null before. */
export interface Moment {
  readonly startedAt: number | null
  readonly now: number
}

const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'
/** How long ago the articles of the start say that they were published. */
const OLD_MS = 3 * 60 * 60_000
/** A fixed noise: bytes that no page has. */
const NOISE = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + (index >> 3) * 31) % 256)
const PAGE_PATH = /^\/news\/([a-z-]{1,60})$/

/** Answers for one paper at a moment. `base` is its own address, with no slash at its end. */
export function answer(outlet: OutletId, path: string, base: string, moment: Moment): Answer {
  const published = findPublished(moment).filter((publication) => outletOf(publication.feed) === outlet)
  const feed = FEEDS.find((each) => each.outlet === outlet && each.path === path)
  const siteName = OUTLETS[outlet].name
  const toLink = (publication: Publication) => ({
    url: `${base}/news/${publication.name}`,
    title: read(publication, moment).title,
  })
  if (path === '/robots.txt') return { status: 200, type: TEXT, body: 'User-agent: *\nAllow: /\n' }
  if (path === '/') return { status: 200, type: HTML, body: renderFrontPage(siteName, published.map(toLink)) }
  if (feed !== undefined) {
    const entries = published.filter((each) => each.feed === feed.id).map((each) => toEntry(each, base, moment))
    const { type, render } = FEED_FORMATS[feed.format]
    const body = render({ title: siteName, siteUrl: `${base}/`, feedUrl: base + feed.path, entries })
    return { status: 200, type, body }
  }
  const publication = published.find((each) => each.name === PAGE_PATH.exec(path)?.[1])
  if (publication === undefined)
    return { status: 404, type: HTML, body: '<!doctype html><title>Not found</title><h1>Not found</h1>' }
  const others = published.filter((each) => each !== publication).map(toLink)
  const frame = {
    siteName,
    url: `${base}/news/${publication.name}`,
    publishedAt: publishedAt(publication, moment),
    others,
  }
  return spoil(publication, renderPage(read(publication, moment), frame))
}

/** What has been published by now, latest first. */
export function findPublished(moment: Moment): readonly Publication[] {
  const elapsedMs = moment.startedAt === null ? 0 : moment.now - moment.startedAt
  return SCHEDULE.filter(({ atMs }) => atMs <= elapsedMs).toReversed()
}

const outletOf = (id: FeedId): OutletId | undefined => FEEDS.find((feed) => feed.id === id)?.outlet

function publishedAt({ atMs }: Publication, { startedAt, now }: Moment): Date {
  return atMs === 0 || startedAt === null ? new Date((startedAt ?? now) - OLD_MS) : new Date(startedAt + atMs)
}

function read({ name, edit }: Publication, { startedAt, now }: Moment): DemoArticle {
  const edited = edit !== undefined && startedAt !== null && now - startedAt >= edit.atMs
  return loadArticle(edited ? edit.name : name)
}

function toEntry(publication: Publication, base: string, moment: Moment): DemoEntry {
  const { title, summary, by, lang } = read(publication, moment)
  return {
    id: `urn:entente-demo:${publication.name}`,
    url: `${base}/news/${publication.name}?utm_source=feed`,
    title,
    summary,
    by,
    lang,
    publishedAt: publishedAt(publication, moment),
  }
}

function spoil({ fault }: Publication, page: string): Answer {
  switch (fault) {
    case undefined:
      return { status: 200, type: HTML, body: page }
    case 'server-error':
      return { status: 500, type: HTML, body: '<!doctype html><title>Internal error</title>' }
    case 'garbage':
      return { status: 200, type: HTML, body: NOISE }
    case 'truncated':
      return { status: 200, type: HTML, body: page.slice(0, page.indexOf('<aside') + '<aside class="rel'.length) }
  }
}
