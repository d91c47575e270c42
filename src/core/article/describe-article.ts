import { findByline } from './find-byline.ts'
import { isSiteName } from './is-site-name.ts'
import { keyOf } from './key-of.ts'
import { findMeta, type PageMetadata } from './read-metadata.ts'

/** Title, writer, site and canonical address of a page. */
export interface Description {
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly canonicalUrl: string | null
}

const TITLE_SEPARATOR = /\s+[|\-–—·•»:]{1,2}\s+/
const SEPARATOR_AT_END = /\s+[|\-–—·•»:]{1,2}\s+$/
const SPACES = /\s+/g
const LEAST_TITLE_SHARE = 0.5
const LEAST_HEADLINE_WORDS = 4
const WWW = /^(?:www|m|mobile|amp)\./

/** Describes the article from the page's own words: JSON-LD, OpenGraph and other metas, headings, the document title. */
export function describeArticle(metadata: PageMetadata, url: string | null): Description {
  const siteName = clean(
    findMeta(metadata, 'og:site_name', 'application-name', 'twitter:site:name') ??
      metadata.linked.find((item) => item.publisher !== null)?.publisher ??
      null,
  )
  const names = siteNames(metadata, siteName, url)
  return {
    title: findTitle(metadata, names),
    byline: findByline(metadata, names),
    siteName,
    canonicalUrl: findCanonicalUrl(metadata, url),
  }
}

/** What the site and its publisher call themselves, and the host. */
function siteNames(metadata: PageMetadata, siteName: string | null, url: string | null): readonly string[] {
  const host = url === null ? undefined : URL.parse(url)?.hostname
  return [siteName, host, ...metadata.linked.map(({ publisher }) => publisher)].filter(
    (name) => typeof name === 'string',
  )
}

function findTitle(metadata: PageMetadata, sites: readonly string[]): string | null {
  const shared = clean(findMeta(metadata, 'og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'))
  const document = clean(metadata.documentTitle)
  const headings = metadata.headings
    .map(clean)
    .filter((heading) => heading !== null)
    .filter((heading) => !isSiteName(heading, sites))
  const heading = document === null ? null : findHeadline(headings, document, shared)
  const linked = clean(
    metadata.linked.find((item) => item.headline !== null && !item.types.includes('WebPage'))?.headline ?? null,
  )
  const marked = clean(metadata.markedHeadline ?? findMeta(metadata, 'headline'))
  const told = [shared, marked, linked].find((title) => title !== null && !isSiteName(title, sites))
  const [only, ...others] = headings
  // Old sites bear one title on every page; then the page's only heading is its headline.
  const sole = only !== undefined && others.length === 0 && only.split(' ').length >= LEAST_HEADLINE_WORDS ? only : null
  const own = document === null || isSiteName(document, sites) ? null : document
  const best = heading ?? told ?? sole ?? own ?? only ?? document ?? shared
  return best === null ? null : stripSite(stripSite(best, sites), sites)
}

/** The heading that the document title repeats: most of it, or what the page is shared under; else it names a section. */
function findHeadline(headings: readonly string[], document: string, shared: string | null): string | null {
  const repeated = headings.filter((heading) => document.includes(heading))
  const whole = keyOf(document).length
  const sharedKey = keyOf(shared ?? '')
  const found = repeated.find((heading) => {
    const key = keyOf(heading)
    return shared === null || sharedKey.includes(key) || key.length >= whole * LEAST_TITLE_SHARE
  })
  return found ?? null
}

/** Drops " | Site" at either end of a title, where the rest still reads as one. */
function stripSite(title: string, sites: readonly string[]): string {
  const last = title.split(TITLE_SEPARATOR).at(-1)
  if (last === undefined || last === title) return title
  const head = title.slice(0, title.length - last.length).replace(SEPARATOR_AT_END, '')
  if (isSiteName(last, sites) || sites.some((site) => site.toLowerCase().includes(last.toLowerCase()))) return head
  return title.includes(' | ') && last.split(' ').length <= 4 && head.split(' ').length >= 4 ? head : title
}

/** `rel=canonical` or `og:url`, made absolute; only believed on the page's own site and not when it points at the front page. */
function findCanonicalUrl(metadata: PageMetadata, url: string | null): string | null {
  for (const candidate of [metadata.canonicalLink, findMeta(metadata, 'og:url')]) {
    const parsed = candidate === null ? null : URL.parse(candidate, url ?? undefined)
    if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) continue
    const page = url === null ? null : URL.parse(url)
    if (page !== null && siteOf(parsed.hostname) !== siteOf(page.hostname)) continue
    if (
      page !== null &&
      parsed.pathname === '/' &&
      parsed.search === '' &&
      (page.pathname !== '/' || page.search !== '')
    )
      continue
    return parsed.href
  }
  return null
}

function siteOf(hostname: string): string {
  return hostname.replace(WWW, '').split('.').slice(-3).join('.')
}

function clean(text: string | null): string | null {
  const tidy = text?.replace(SPACES, ' ').trim() ?? ''
  return tidy === '' ? null : tidy
}
