import { findByline } from './find-byline.ts'
import { findMeta, type PageMetadata } from './read-metadata.ts'

/** Title, writer, site and canonical address of a page. */
export interface Description {
  readonly title: string | null
  readonly byline: string | null
  readonly siteName: string | null
  readonly canonicalUrl: string | null
}

const TITLE_SEPARATOR = /\s+[|\-–—·•»:]{1,2}\s+/
const SPACES = /\s+/g
const WWW = /^(?:www|m|mobile|amp)\./

/** Describes the article from the page's own words: JSON-LD, OpenGraph and other metas, headings, the document title. */
export function describeArticle(metadata: PageMetadata, url: string | null): Description {
  const siteName = clean(
    findMeta(metadata, 'og:site_name', 'application-name', 'twitter:site:name') ??
      metadata.linked.find((item) => item.publisher !== null)?.publisher ??
      null,
  )
  return {
    title: findTitle(metadata, siteName),
    byline: findByline(metadata),
    siteName,
    canonicalUrl: findCanonicalUrl(metadata, url),
  }
}

function findTitle(metadata: PageMetadata, siteName: string | null): string | null {
  const shared = clean(findMeta(metadata, 'og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title'))
  const document = clean(metadata.documentTitle)
  const heading =
    metadata.headings
      .map(clean)
      .find((candidate) => candidate !== null && document !== null && document.includes(candidate)) ?? null
  const linked = clean(
    metadata.linked.find((item) => item.headline !== null && !item.types.includes('WebPage'))?.headline ?? null,
  )
  const marked = clean(metadata.markedHeadline ?? findMeta(metadata, 'headline'))
  const best = heading ?? shared ?? marked ?? linked ?? clean(metadata.headings[0] ?? null) ?? document
  return best === null ? null : stripSite(best, siteName)
}

/** Drops " | Site" at either end of a title, where the rest still reads as one. */
function stripSite(title: string, siteName: string | null): string {
  const parts = title.split(TITLE_SEPARATOR)
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return title
  const site = siteName?.toLowerCase()
  const separatorAt = title.length - last.length
  const head = title.slice(0, separatorAt).replace(/\s+[|\-–—·•»:]{1,2}\s+$/, '')
  if (site !== undefined && (last.toLowerCase() === site || site.includes(last.toLowerCase()))) return head
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
