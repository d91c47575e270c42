import { findDates } from './date/find-dates.ts'
import { isSiteName } from './is-site-name.ts'
import { findMeta, type PageMetadata } from './read-metadata.ts'

const BY =
  /^(?:(?:by|written by|posted by|posted on|publiziert am|artikel von|authors?|von|par|por|di|autor(?:in)?|автор|текст|نویسنده|بقلم|yazar)(?:\s{0,2}:|\s)\s{0,3}){1,2}/iu
/** A name ends where a day, a time, an address, a handle, a separator or what the writer is begins. */
const AFTER_NAME =
  /(?:\s{1,3}\d|\d{1,2}\.\s|\s{0,3}(?:[·•|@/(]|https?:|www\.)|[\s,]{1,3}\S{1,40}@|\s(?:at|um)\s\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s|\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?\s\d).*$/iu
const AFTER_LABEL =
  /[\s,]{0,3}(?<!\p{L})(?:(?:last )?updated|published|posted|more stories|view profile|veröffentlicht|aktualisiert|publié|publicado|опубликовано|обновлено)(?!\p{L}).*$/iu
const AFTER_OFFICE =
  /[\s,]{1,3}(?:(?:senior|staff|political|foreign|deputy|associate|chief|news|world|business|contributing)\s){0,2}(?:writer|reporter|correspondent|contributor|editor|columnist|journalist|fellow|redakteur(?:in)?|korrespondent(?:in)?)s?(?!\p{L}).*$/iu
const TRAILING = /[\s,:;–—-]+$/u
const ONLY_LABEL = /^(?:by|posted on|publiziert am|artikel von|authors?|von|autor(?:in)?|автор)$/iu
const HAS_LETTERS = /\p{L}{2}/u
const URLISH = /^(?:https?:\/\/|@|www\.|[^\s@]{1,60}@[^\s@]{1,60}$)/
const SPACES = /\s+/g
const PERSON =
  /^(?:\p{Lu}[\p{L}.'’-]{0,30}(?:\s(?:and|und|et|y|и|ve|de|von|van|der|al))?[\s,&]{1,3}){1,5}\p{Lu}[\p{L}.'’-]{1,30}$|^\p{Script=Han}{2,4}$/u
const LONGEST = 160
const META_NAMES = [
  'author',
  'article:author_name',
  'parsely-author',
  'dc.creator',
  'sailthru.author',
  'byl',
  'article:author',
]

/**
 * Who wrote a page, as it says: JSON-LD, metas, then the lines that its markup calls bylines. The site itself is the answer
 * only where none of them names anybody else.
 *
 * @param siteNames names of the site and its publisher, and its host
 */
export function findByline(metadata: PageMetadata, siteNames: readonly string[]): string | null {
  const linked = metadata.linked.map(({ authors }) => authors.map(cleanName).filter((name) => name !== null))
  const metas = META_NAMES.map((name) => findMeta(metadata, name))
  const lines = metadata.bylines.toSorted((a, b) => a.rank - b.rank).map(({ text }) => text)
  const others = [...metas, ...lines].map(cleanName).flatMap((name) => (name === null ? [] : [[name]]))
  const candidates = [...linked, ...others].filter((names) => names.length > 0)
  const people = candidates
    .map((names) => names.filter((name) => !isSiteName(name, siteNames)))
    .filter((names) => names.length > 0)
  const [first] = candidates
  const said = first === undefined || first.some((name) => !isSiteName(name, siteNames))
  // Against the site's own name only what looks like a person's counts: lines also name agencies and the desk.
  const names = said ? people[0] : (people.find((each) => each.every((name) => PERSON.test(name))) ?? first)
  return names === undefined ? null : [...new Set(names)].join(', ')
}

/** The name in a byline, without "by", day, time and office; null where nothing is left, or an address. */
function cleanName(byline: string | null): string | null {
  const line = byline?.replace(SPACES, ' ').trim() ?? ''
  if (line.length > LONGEST || URLISH.test(line)) return null
  const named = line.replace(BY, '')
  const day = findDates(named, { dayFirst: true })[0]
  const name = (day === undefined ? named : named.slice(0, day.index))
    .replace(AFTER_NAME, '')
    .replace(AFTER_LABEL, '')
    .replace(AFTER_OFFICE, '')
    .replace(TRAILING, '')
  return HAS_LETTERS.test(name) && !ONLY_LABEL.test(name) ? name : null
}
