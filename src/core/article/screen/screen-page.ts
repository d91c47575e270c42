import { prepareDocument } from '../../topic/prepare-document.ts'
import { parseTopicQuery } from '../../topic/parse-topic-query.ts'
import type { TopicDefinition, TopicDocument } from '../../topic/topic.ts'
import type { FeedWitness } from '../extract-article.ts'
import { addMarkup } from './add-markup.ts'
import { findNeedles } from './find-needles.ts'
import { openNeedleBook, type NeedleIndex } from './index-needles.ts'
import { addGap, addText, closeSink, openSink, OTHER, type Letters } from './letters.ts'
import { mayMeet, requireTopic, type Requirement } from './require-topic.ts'
import { isNamed, nameSide, type SideNames, type SidesData } from './side-names.ts'

/** The names of both sides and what every topic asks for, compiled into one search. */
export interface Screen {
  readonly index: NeedleIndex
  readonly russia: SideNames
  readonly iran: SideNames
  readonly topics: readonly Requirement[]
}

/** What is known of a page's source before it is read. */
export interface ScreenFacts {
  readonly source: string | null
  readonly sourceTags: readonly string[]
  readonly country: string | null
}

/** A page as it came, and what is known of it. */
export interface ScreenInput {
  readonly html: string
  readonly url: string | null
  readonly feed: FeedWitness | null
  readonly facts: ScreenFacts
}

/** Whether a page can matter; `reason` says in words why it cannot. */
export type ScreenVerdict = { readonly keep: true } | { readonly keep: false; readonly reason: string }

/** Compiles the screen; some 100 ms for the shipped lexicon. A topic whose query does not parse asks for nothing. */
export function compileScreen(lexicon: SidesData, topics: readonly Pick<TopicDefinition, 'match' | 'watch'>[]): Screen {
  const book = openNeedleBook()
  const requirements = topics.flatMap(({ match, watch }) => {
    const parsed = parseTopicQuery(match, watch)
    return parsed.ok ? [requireTopic(parsed.query, book)] : []
  })
  const russia = nameSide('RU', lexicon, book)
  const iran = nameSide('IR', lexicon, book)
  return { index: book.index, russia, iran, topics: requirements }
}

/**
 * Decides before any tree is built whether a page can matter: it names both sides, or holds the words without which no topic
 * matches. Never lets a page go that a topic would match once it is read; one pass over the page without its scripts.
 *
 * @example screenPage(screen, { html, url, feed: null, facts }) // { keep: false, reason: 'names neither Russia nor Iran, …' }
 */
export function screenPage(screen: Screen, input: ScreenInput): ScreenVerdict {
  const letters = lettersOf(input)
  const found = findNeedles(screen.index, letters)
  const russia = isNamed(screen.russia, found)
  const iran = isNamed(screen.iran, found)
  const bothSides =
    (russia && iran) || (russia && screen.iran.isHeard(letters)) || (iran && screen.russia.isHeard(letters))
  if (bothSides) return { keep: true }
  const page = { found, bothSides, facts: prepareDocument(documentOf(input)) }
  if (screen.topics.some((topic) => mayMeet(topic, page))) return { keep: true }
  const named = russia
    ? 'names Russia but not Iran'
    : iran
      ? 'names Iran but not Russia'
      : 'names neither Russia nor Iran'
  return { keep: false, reason: `${named}, and has not the words that any topic asks for` }
}

const ESCAPE = /\\(?:u([0-9a-f]{4})|(.))/gis

/** A page has about so many characters a letter. */
const LETTERS_SHARE = 10

function lettersOf({ html, feed }: ScreenInput): Letters {
  const sink = openSink(html.length / LETTERS_SHARE)
  for (const script of addMarkup(sink, html)) addMarkup(sink, unescape(script))
  for (const text of [feed?.title, feed?.author, feed?.summary, feed?.contentHtml]) {
    if (text === null || text === undefined) continue
    addMarkup(sink, text)
    if (!text.includes('<') && !text.includes('&')) continue
    addText(sink, text)
    addGap(sink, OTHER)
  }
  return closeSink(sink)
}

/** The characters that escapes in JSON stand for. */
function unescape(json: string): string {
  if (!json.includes('\\')) return json
  return json.replace(ESCAPE, (_, code: string | undefined, char: string | undefined) =>
    code === undefined
      ? char === 'n' || char === 't' || char === 'r'
        ? ' '
        : (char ?? '')
      : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const NOTHING: TopicDocument = {
  statement: null,
  speaker: null,
  kind: null,
  areas: [],
  modality: null,
  cooperation: false,
  title: '',
  text: '',
  lang: null,
  source: null,
  sourceTags: [],
  site: null,
  country: null,
  author: null,
  publishedAt: null,
}

function documentOf({ url, facts }: ScreenInput): TopicDocument {
  const site = url === null ? null : URL.parse(url)?.hostname || null
  return { ...NOTHING, ...facts, site }
}
