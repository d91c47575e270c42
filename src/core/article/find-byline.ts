import { findMeta, type PageMetadata } from './read-metadata.ts'

const BY =
  /^(?:by|written by|posted by|posted on|publiziert am|artikel von|authors?|von|par|por|di|autor(?:in)?|автор|текст|نویسنده|بقلم)(?:\s{0,2}:|\s)\s{0,3}/iu
/** A name ends where a date, a time, an address or a separator begins. */
const AFTER_NAME =
  /(?:\s{1,3}\d|\d{1,2}\.\s|\s{0,3}(?:[·•|]|https?:|www\.)|\s(?:at|um)\s\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s).*$/iu
const TRAILING = /[\s,:;–—-]+$/u
const ONLY_LABEL = /^(?:by|posted on|publiziert am|artikel von|authors?|von|autor(?:in)?|автор)$/iu
const HAS_LETTERS = /\p{L}{2}/u
const URLISH = /^(?:https?:\/\/|@|www\.)/
const SPACES = /\s+/g
const LONGEST = 160

/** Who wrote a page, as it says: JSON-LD, metas, then the lines that its markup calls bylines. */
export function findByline(metadata: PageMetadata): string | null {
  const linked = metadata.linked.find((item) => item.authors.length > 0)?.authors ?? []
  const names = linked.map(cleanName).filter((name) => name !== null)
  if (names.length > 0) return [...new Set(names)].join(', ')
  const meta = findMeta(
    metadata,
    'author',
    'article:author_name',
    'parsely-author',
    'dc.creator',
    'sailthru.author',
    'byl',
    'article:author',
  )
  return [meta, ...metadata.bylines].map(cleanName).find((name) => name !== null) ?? null
}

/** The name in a byline, without "by", date and time; null where nothing is left, or an address. */
function cleanName(byline: string | null): string | null {
  const line = byline?.replace(SPACES, ' ').trim() ?? ''
  if (line.length > LONGEST || URLISH.test(line)) return null
  const name = line.replace(BY, '').replace(AFTER_NAME, '').replace(TRAILING, '')
  return HAS_LETTERS.test(name) && !ONLY_LABEL.test(name) ? name : null
}
