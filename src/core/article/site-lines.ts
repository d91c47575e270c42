import { createHash } from 'node:crypto'
import { keyOf } from './key-of.ts'

/** A line of an article by which it is known again in other articles of its site. */
export interface SiteLine {
  /** 48 bits of the hash of its letters: what counters and dates in it say makes no difference. */
  readonly line: number
  /** Its beginning, for people. */
  readonly sample: string
}

/** How a line stands among the articles of its site. */
export interface LineRecord {
  /** In how many different stories it stood. */
  readonly stories: number
  /** How many articles of the site were looked at since it was first seen. */
  readonly articles: number
}

/** What was learnt of a site left of a text. */
export interface ClearedText {
  readonly text: string
  readonly dropped: readonly number[]
}

const PARAGRAPHS = '\n\n'
const DIGITS = /\p{N}+/gu
const HASH_BYTES = 6
const SAMPLE_CHARS = 200
const MOST_LINES = 200
/** Shorter lines may be labels that speak for what follows: "Question:", "S. Lavrov:". */
const LEAST_LETTERS = 20
/** Quotation marks around more than a word or a name. */
const QUOTATION = /["“„«‹「](?=[^"“”„«»‹›「」]{0,400}[\s\u200c][^"“”„«»‹›「」]{0,400}[\s\u200c])/u

/** A line of running updates on one event is no line of the site: it must have stood in this many different stories … */
const LEAST_STORIES = 5
/** … and in such a share of the site's articles since it was first seen: background that comes up now and then does not. */
const LEAST_SHARE = 0.2
/** A site line is not dropped where less than this much of the text would be left: the text is then what the line says. */
const LEAST_LEFT_CHARS = 200
const LEAST_LEFT_SHARE = 0.3

/** Whether a line is what a site prints around its articles, rather than what they say. */
export function isSiteLine({ stories, articles }: LineRecord): boolean {
  return stories >= LEAST_STORIES && stories >= articles * LEAST_SHARE
}

/** Cuts a text into its paragraphs. */
export function splitParagraphs(text: string): readonly string[] {
  return text.split(PARAGRAPHS)
}

/** The lines of a text that may turn out to be the site's own, each once. */
export function findSiteLines(text: string): readonly SiteLine[] {
  const lines = new Map<number, SiteLine>()
  for (const paragraph of splitParagraphs(text)) {
    const line = siteLineNumber(paragraph)
    if (line === undefined || lines.has(line)) continue
    lines.set(line, { line, sample: paragraph.slice(0, SAMPLE_CHARS) })
    if (lines.size === MOST_LINES) break
  }
  return [...lines.values()]
}

/**
 * Drops the learnt lines of a site from a text, but none that quotes or reports what somebody said, and none at all where little
 * would be left.
 *
 * @param isStatement whether a paragraph says what somebody said; asked of learnt lines only
 */
export function dropSiteLines(
  text: string,
  learnt: ReadonlySet<number>,
  isStatement: (paragraph: string) => boolean,
): ClearedText {
  const dropped: number[] = []
  const kept = splitParagraphs(text).filter((paragraph) => {
    const line = siteLineNumber(paragraph)
    if (line === undefined || !learnt.has(line) || isStatement(paragraph)) return true
    dropped.push(line)
    return false
  })
  const left = kept.join(PARAGRAPHS)
  const empties = left.length < Math.min(text.length, Math.max(LEAST_LEFT_CHARS, text.length * LEAST_LEFT_SHARE))
  return dropped.length === 0 || empties ? { text, dropped: [] } : { text: left, dropped }
}

/**
 * The learnt lines that may be dropped from a page that the archive has already: what its text holds stays, and what was left out
 * before stays out, so that learning about a site is no edit of its articles.
 */
export function keepArchivedLines(
  learnt: readonly number[],
  archived: { readonly text: string; readonly dropped: readonly number[] },
): readonly number[] {
  const held = new Set(splitParagraphs(archived.text).map(siteLineNumber))
  return [...new Set([...learnt, ...archived.dropped])].filter((line) => !held.has(line))
}

/** The number of a paragraph that may turn out to be its site's own; undefined for a quotation or a short label, which never are. */
export function siteLineNumber(paragraph: string): number | undefined {
  const letters = keyOf(paragraph).replace(DIGITS, '')
  if (letters.length < LEAST_LETTERS || QUOTATION.test(paragraph)) return undefined
  return createHash('sha256').update(letters).digest().readUIntBE(0, HASH_BYTES)
}
