import * as fc from 'fast-check'
import type { FeedWitness } from '../../../../../src/core/article/extract-article.ts'
import { newsPage } from '../../../../support/news-page.ts'

/** A sentence that no topic asks for. */
export const FILLER =
  'The ministers met in the old port on Tuesday and spoke for two hours about the budget of the coming year.'

/** A page and what the feed said of it. */
export interface Made {
  readonly html: string
  readonly feed: FeedWitness | null
}

/** A topic as far as the screen looks at it. */
export interface Topic {
  readonly match: string
  readonly watch: 'article' | 'statement'
}

const WORDS = [
  'reactor',
  'Corridor',
  'йод',
  'Ёлка',
  'поезд',
  'پهپاد',
  'پهپاد‌ها',
  'قرارداد',
  'café',
  'Straße',
  'S-400',
  'su35',
  '2024',
  'Iran',
  'Иран',
  'ایران',
  'Tehran',
  'Putin',
  'Russia',
  'Россией',
  'Lavrov',
  'Zakharova',
  'drones',
  'signed',
  'O’Neil',
  'œuvre',
] as const
type Word = fc.Arbitrary<string>
const middle = (text: string, between: string) => `${text.slice(0, 2)}${between}${text.slice(2)}`
/** Ways in which pages write a word. */
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => Array.from(text, (char) => `&#${char.codePointAt(0)};`).join(''),
  (text) => middle(text, '<b class="a>b">') + '</b>',
  (text) => middle(text, '<!-- > -->'),
  (text) => middle(text, '&shy;'),
  (text) => middle(text, '\u200c'),
  (text) => middle(text, '\u200b'),
  (text) => `</p><p>${text}</p><p>`,
  (text) => `${text}<i>s</i>`,
  (text) => `<em>${text}</em>`,
  (text) => `“${text} is ours,” said Maria Zakharova.`,
  (text) => `Iran will supply drones to Russia with ${text}, it said.`,
]

/** Pages that hold the words in some disguise. */
function aPage(word: Word): fc.Arbitrary<Made> {
  const written = fc.tuple(word, fc.constantFrom(...DISGUISES)).map(([text, disguise]) => disguise(text))
  const paragraph = fc.array(fc.oneof(written, fc.constant('and the council spoke of the budget')), {
    minLength: 1,
    maxLength: 6,
  })
  return fc
    .record({
      paragraphs: fc.array(
        paragraph.map((parts) => parts.join(' ')),
        { maxLength: 2 },
      ),
      title: fc.oneof(written, fc.constant('News of the day')),
      head: fc.oneof(
        fc.constant(''),
        word.map(
          (text) =>
            `<script type="application/ld+json">{"@type":"NewsArticle","headline":${JSON.stringify(text)},"author":{"name":"${text}"}}</script>`,
        ),
        word.map((text) => `<meta property="og:title" content="${text}">`),
      ),
      feed: fc.oneof(
        fc.constant(null),
        written.map((text) => ({
          title: text,
          contentHtml: `<p>${FILLER} ${text}</p>`,
          summary: null,
          publishedAt: null,
          author: text,
        })),
      ),
    })
    .map(({ feed, paragraphs, ...page }) => ({
      feed,
      html: newsPage({ ...page, paragraphs: [FILLER, ...paragraphs, FILLER] }),
    }))
}

const value = fc.constantFrom(
  'cooperation:true',
  'area:arms',
  'modality:asserted',
  'site:paper.example',
  'site:other.example',
  'source:paper',
  'source.tag:wire',
  'country:IR',
  'lang:en',
  'published:>2020-01-01',
  'words:>3',
  'title:*',
)
const field = fc.constantFrom('', '', 'title:', 'text:', 'author:')
/** Topics that ask for the words, or for facts. */
function aTopic(word: Word): fc.Arbitrary<Topic> {
  const text = fc
    .tuple(
      field,
      word,
      fc.constantFrom(
        (own: string) => `"${own}"`,
        (own: string) => `${own}*`,
        (own: string) => `"${own} signed"`,
        (own: string) => `"${own} drones"~9`,
      ),
    )
    .map(([name, own, shape]) => `${name}${shape(own)}`)
  const aQuery = fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      text,
      text,
      value,
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} AND ${b})`),
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} OR ${b})`),
      fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} AND NOT ${b})`),
    ),
  })).query
  return fc.record({ match: aQuery, watch: fc.constantFrom('article', 'statement') })
}

/** A page and a topic that have words in common. */
export const aCase: fc.Arbitrary<{ readonly page: Made; readonly topic: Topic }> = fc
  .subarray([...WORDS], { minLength: 1, maxLength: 3 })
  .chain((words) => fc.record({ page: aPage(fc.constantFrom(...words)), topic: aTopic(fc.constantFrom(...words)) }))
