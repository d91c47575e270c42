import { keyOf } from './key-of.ts'
import type { TextBlock } from './collect-blocks.ts'
import { collectDated, type DatedElement } from './date/collect-dated.ts'
import { findDates, type DateReading, type FoundDate } from './date/find-dates.ts'
import { findUrlDate } from './date/find-url-date.ts'
import type { PageDocument } from './parse-page.ts'
import { findMeta, type PageMetadata } from './read-metadata.ts'

/** What the time of publication is read from. */
export interface DatedPage {
  readonly metadata: PageMetadata
  readonly document: PageDocument
  /** Without side boxes. */
  readonly blocks: readonly TextBlock[]
  readonly url: string | null
}

/** Metas that name the publication, most explicit first. Sources: https://ogp.me, https://schema.org, Dublin Core, Parse.ly, Sailthru, Google Scholar. */
const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'rnews:datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_online_date',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'published_at',
  'publish_date',
  'publish-date',
  'publishdate',
  'publication_date',
  'publication-date',
  'pubdate',
  'ptime',
  'dcterms.issued',
  'dc.date.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.created',
  'datecreated',
  'date.created',
  'displaydate',
  'timestamp',
  'weibo: article:create_at',
]
/** Metas that publishing systems also fill with the last change: only asked where nothing on the page says more. */
const VAGUE_METAS = ['dcterms.date', 'dc.date', 'date', 'last-publish-date']
const DAY_FOLDER = /\/(?:19|20)\d{2}\/\d{1,2}\/\d{1,2}\//
/** A day in the basic format of ISO 8601, whatever time follows. */
const BASIC_DAY = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|T| )/
const UNIX_SECONDS = /^\d{10}(?:\d{3})?$/
const RFC_822 = /^\p{L}{3},?\s\d{1,2}\s\p{L}{3}\s\d{4}\s\d{2}:\d{2}(?::\d{2})?\s(?:GMT|UTC|Z|[+-]\d{4})$/u
const PUBLISHED_WORDS =
  /(?<!\p{L})(?:published|posted|publi(?:é|cado|cada|cato)|veröffentlicht|erstellt|erschienen|vom|am|опубликовано|дата публикации|опубліковано|yayın(?:lanma)?|giriş|منتشر|تاریخ انتشار|نشر(?: في)?|written|written on|submitted|date|datum|data|fecha|gespeichert|submitted|created)(?!\p{L})/iu
const MODIFIED_WORDS =
  /(?:updated|modified|aktualisiert|geändert|stand:|letzte änderung|обновлено|оновлено|actualizado|mis à jour|aggiornato|güncelle|به ?روز ?رسانی|تحديث)/iu
const UNLABELLED_COST = 300
const REPUBLISHED_AFTER_MS = 3 * 86_400_000
const UTC_END = /(?:Z|\+00:00)$/
const LEAST_HEADLINE_CHARS = 10
const BLOCKS_ABOVE = 6
const BLOCKS_BELOW = 12
/** A date so near the start of a paragraph is its date line. */
const DATELINE_CHARS = 32

/**
 * The time of publication as the page tells it: JSON-LD, metas, microdata, `<time>`, the URL, named elements, then visible date
 * lines; publication before modification, never a side box. ISO 8601 with its zone where the page gives one, else YYYY-MM-DD;
 * null where the page does not say.
 */
export function findPublishedAt(page: DatedPage): string | null {
  const reading = readingOf(page)
  const url = page.url === null ? { day: null, month: null } : findUrlDate(page.url)
  const told = linkedDate(page.metadata, reading) ?? metaDate(page.metadata, PUBLISHED_METAS, reading)
  if (told !== null) return isRepublished(told, url.day) ? url.day : toPageZone(told, page.metadata)
  const { elements, headlineAt } = collectDated(page.document, page.metadata.documentTitle)
  const main = elements.filter((element) => !element.aside && element.claim !== 'modified')
  return (
    elementDate(
      main.filter((element) => element.by === 'itemprop' && element.claim === 'published'),
      reading,
    ) ??
    url.day ??
    elementDate(
      nearest(
        main.filter((element) => element.by === 'time' && element.machine),
        headlineAt,
      ),
      reading,
    ) ??
    elementDate(nearest(main, headlineAt), reading) ??
    visibleDate(fromHeadline(page.blocks, page.metadata.documentTitle), reading, url.month) ??
    scriptDate(page.metadata, reading) ??
    metaDate(page.metadata, VAGUE_METAS, reading) ??
    metaDate(page.metadata, ['description', 'og:description', 'og:title'], reading) ??
    elementDate(
      elements.filter((element) => !element.aside),
      reading,
    ) ??
    imageDay(page.metadata)
  )
}

/** The day in the address of the picture that a page is shared with: it was filed with the article. */
function imageDay(metadata: PageMetadata): string | null {
  const image = findMeta(metadata, 'og:image', 'twitter:image', 'twitter:image:src')
  return image !== null && DAY_FOLDER.test(image) ? findUrlDate(image).day : null
}

/** A page whose address holds a day and whose metas tell one well after it was published on the former. */
function isRepublished(told: string, urlDay: string | null): boolean {
  if (urlDay === null) return false
  return Date.parse(told.slice(0, 10)) - Date.parse(urlDay) > REPUBLISHED_AFTER_MS
}

/** A moment told in UTC, as the page's own clock showed it, where another of its times gives that away. */
function toPageZone(told: string, metadata: PageMetadata): string {
  if (!UTC_END.test(told)) return told
  const offset = metadata.zoneOffset
  if (offset === null) return told
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))
  const local = new Date(Date.parse(told) + (offset.startsWith('-') ? -minutes : minutes) * 60_000)
  return Number.isNaN(local.getTime()) ? told : `${local.toISOString().slice(0, 19)}${offset}`
}

function readingOf({ metadata, url }: DatedPage): DateReading {
  const tag = (metadata.htmlLang ?? findMeta(metadata, 'og:locale', 'content-language') ?? '')
    .toLowerCase()
    .replace('_', '-')
  const american =
    tag === ''
      ? url !== null && /\.(?:com|us|gov|edu)$/.test(URL.parse(url)?.hostname ?? '')
      : tag === 'en' || tag === 'en-us'
  return { dayFirst: !american }
}

function linkedDate(metadata: PageMetadata, reading: DateReading): string | null {
  for (const { datePublished } of metadata.linked) {
    const date = datePublished === null ? null : readMachineDate(datePublished, reading)
    if (date !== null) return date
  }
  return null
}

function metaDate(metadata: PageMetadata, names: readonly string[], reading: DateReading): string | null {
  for (const name of names) {
    const content = findMeta(metadata, name)
    const date = content === null ? null : readMachineDate(content, reading)
    if (date !== null) return date
  }
  return null
}

/** Scripts also hold the dates of other articles: they are believed only where they tell one day. */
function scriptDate(metadata: PageMetadata, reading: DateReading): string | null {
  const dates = metadata.scriptDates.map((date) => readMachineDate(date, reading)).filter((date) => date !== null)
  const days = new Set(dates.map((date) => date.slice(0, 10)))
  return days.size === 1 ? (dates[0] ?? null) : null
}

/** Elements by how near they stand to the headline; those that say "published" and those after it come first. */
function nearest(elements: readonly DatedElement[], headlineAt: number | null): readonly DatedElement[] {
  const distance = ({ claim, at }: DatedElement): number => {
    const unsure = claim === 'published' ? 0 : UNLABELLED_COST
    if (headlineAt === null) return unsure
    return unsure + (at >= headlineAt ? at - headlineAt : (headlineAt - at) * 2)
  }
  return elements.toSorted((a, b) => distance(a) - distance(b))
}

function elementDate(elements: readonly DatedElement[], reading: DateReading): string | null {
  for (const element of elements) {
    const date = element.machine ? readMachineDate(element.value, reading) : readFirst(element.value, reading)
    if (date !== null) return date
  }
  return null
}

/**
 * Blocks in the order in which a date line is looked for: after the headline, just above it, then everywhere else. Many sites
 * show today's date in their header.
 */
function fromHeadline(blocks: readonly TextBlock[], documentTitle: string | null): readonly TextBlock[] {
  const title = keyOf(documentTitle ?? '')
  const named = blocks.findIndex(
    ({ kind, text }) =>
      (kind === 'title' || kind === 'heading') && text.length >= LEAST_HEADLINE_CHARS && title.includes(keyOf(text)),
  )
  const headline = named >= 0 ? named : blocks.findIndex(({ kind }) => kind === 'title')
  if (headline < 0) return blocks
  const above = Math.max(0, headline - BLOCKS_ABOVE)
  const below = headline + BLOCKS_BELOW
  return [
    ...blocks.slice(headline, below),
    ...blocks.slice(above, headline),
    ...blocks.slice(below),
    ...blocks.slice(0, above),
  ]
}

/** The date of a visible line: one that says so, else the first line that is little else than a date, or that a paragraph opens with. */
function visibleDate(blocks: readonly TextBlock[], reading: DateReading, month: string | null): string | null {
  let labelled: string | null = null
  let bare: string | null = null
  for (const { text } of blocks) {
    const head = text.slice(0, 400)
    if (MODIFIED_WORDS.test(head) && !PUBLISHED_WORDS.test(head)) continue
    const found = findUnchanged(head, reading)
    if (found === undefined) continue
    const before = head.slice(Math.max(0, found.index - 40), found.index)
    const opens = found.index <= DATELINE_CHARS
    if (month !== null && found.day.startsWith(month) && (opens || text.length <= 200 || PUBLISHED_WORDS.test(before)))
      return toAnswer(found)
    if (PUBLISHED_WORDS.test(before) && text.length <= 200) labelled ??= toAnswer(found)
    if (opens || found.end - found.index > text.length * 0.25) bare ??= toAnswer(found)
  }
  return labelled ?? bare
}

function readMachineDate(value: string, reading: DateReading): string | null {
  const text = value.trim()
  if (UNIX_SECONDS.test(text)) return new Date(Number(text) * (text.length === 10 ? 1_000 : 1)).toISOString()
  if (RFC_822.test(text)) {
    const date = new Date(text)
    if (!Number.isNaN(date.getTime())) return date.toISOString()
  }
  return readFirst(text.replace(BASIC_DAY, '$1-$2-$3'), reading)
}

function readFirst(text: string, reading: DateReading): string | null {
  const found = findUnchanged(text, reading)
  return found === undefined ? null : toAnswer(found)
}

/** The first date that is not said to be that of a change, where the text tells of several. */
function findUnchanged(text: string, reading: DateReading): FoundDate | undefined {
  const dates = findDates(text, reading)
  const unchanged = dates.find(({ index }, at) => {
    const before = text.slice(dates[at - 1]?.end ?? 0, index)
    return PUBLISHED_WORDS.test(before) || !MODIFIED_WORDS.test(before)
  })
  return unchanged ?? dates[0]
}

function toAnswer({ day, time }: FoundDate): string {
  return time ?? day
}
