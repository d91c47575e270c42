import { createHash } from 'node:crypto'
import { canonicalizeUrl } from '../url/canonicalize-url.ts'
import { urlKeyWithoutHost } from '../url/url-key-without-host.ts'
import type { FeedEntry } from './feed.ts'

/** By what an entry is known again. Two entries of one source that share any key are the same entry. */
export interface EntryIdentity {
  /** From strong to weak: `guid:…`, `url:<canonical>`, `path:<canonical without host>`, `title:<normalised>|<day>`. */
  readonly keys: readonly string[]
  /** Hex digest of what the entry says; another one under the same keys is an edit. */
  readonly hash: string
}

/** A path that says which article it is: shorter ones are sections ("/news", "/en/world"). */
const TELLING_PATH = /\d{3}|[^/?]{12}|[?&][^=&]+=[^&]/
/** "Morning briefing" comes every day at many places; a title of some length does not. */
const TELLING_TITLE_LETTERS = 24
const TELLING_TITLE_WORDS = 4
/** Longer keys are kept as their digest: databases cannot index them. */
const LONGEST_KEY = 500
const NOT_WORD = /[^\p{L}\p{N}]+/gu

/**
 * The identity ladder of an entry: a changed guid, address or host alone does not make it new. `feedUrl` is where the
 * feed was read; a link to that page or to a front page is no address of an entry.
 */
export function entryIdentity(entry: FeedEntry, feedUrl: string): EntryIdentity {
  const all = [guidKey(entry), ...urlKeys(entry, feedUrl), titleKey(entry)]
  const keys = all.filter((key) => key !== undefined).map((key) => shortened(key))
  return { keys: keys.length > 0 ? keys : [`hash:${hashOf(entry)}`], hash: hashOf(entry) }
}

/**
 * Identities of a feed's entries together: a key that several entries with different words share (one guid or one link
 * for all of them) tells nothing and is left out.
 */
export function entryIdentities(entries: readonly FeedEntry[], feedUrl: string): readonly EntryIdentity[] {
  const identities = entries.map((entry) => entryIdentity(entry, feedUrl))
  const owners = new Map<string, Set<string>>()
  for (const [index, { keys, hash }] of identities.entries()) {
    const words = normalized(entries[index]?.title ?? '') || hash
    for (const key of keys) owners.set(key, (owners.get(key) ?? new Set<string>()).add(words))
  }
  return identities.map(({ keys, hash }) => {
    const own = keys.filter((key) => owners.get(key)?.size === 1)
    return { keys: own.length > 0 ? own : [`hash:${hash}`], hash }
  })
}

function guidKey({ id }: FeedEntry): string | undefined {
  if (id === null) return undefined
  return `guid:${canonicalizeUrl(id) ?? id.trim()}`
}

function urlKeys({ url }: FeedEntry, feedUrl: string): readonly string[] {
  const canonical = url === null ? undefined : canonicalizeUrl(url, feedUrl)
  if (url === null || canonical === undefined || canonical === canonicalizeUrl(feedUrl)) return []
  const path = urlKeyWithoutHost(url, feedUrl)
  if (path === undefined) return []
  return TELLING_PATH.test(path) ? [`url:${canonical}`, `path:${path}`] : [`url:${canonical}`]
}

function titleKey({ title, publishedAt, updatedAt }: FeedEntry): string | undefined {
  const words = normalized(title ?? '')
  const day = (publishedAt ?? updatedAt)?.slice(0, 10)
  const telling = words.length >= TELLING_TITLE_LETTERS && words.split(' ').length >= TELLING_TITLE_WORDS
  return telling && day !== undefined ? `title:${words}|${day}` : undefined
}

function normalized(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(NOT_WORD, ' ').trim()
}

function shortened(key: string): string {
  if (key.length <= LONGEST_KEY) return key
  const [kind = ''] = key.split(':')
  return `${kind}:sha256:${createHash('sha256').update(key).digest('hex')}`
}

function hashOf({ title, summary, contentHtml, url }: FeedEntry): string {
  const canonical = url === null ? '' : (canonicalizeUrl(url) ?? url)
  const words = [
    title,
    contentHtml ?? summary,
    title === null && summary === null && contentHtml === null ? canonical : '',
  ]
  return createHash('sha256').update(JSON.stringify(words)).digest('hex')
}
