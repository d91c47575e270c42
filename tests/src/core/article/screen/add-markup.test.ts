import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectBlocks } from '../../../../../src/core/article/collect-blocks.ts'
import { parsePage } from '../../../../../src/core/article/parse-page.ts'
import { readMetadata } from '../../../../../src/core/article/read-metadata.ts'
import { addMarkup } from '../../../../../src/core/article/screen/add-markup.ts'
import { findNeedles } from '../../../../../src/core/article/screen/find-needles.ts'
import { openNeedleBook } from '../../../../../src/core/article/screen/index-needles.ts'
import { closeSink, foldLetters, openSink } from '../../../../../src/core/article/screen/letters.ts'
import { splitWords } from '../../../../../src/core/topic/split-words.ts'

const WORDS = ['reactor', 'реактор', 'پهپاد']
const PIECES = [
  ...WORDS,
  'reac',
  'tor',
  'реа',
  'ктор',
  'r',
  '&#1088',
  '&#x440;',
  '&amp;#1088;',
  'еактор',
  '&am',
  'p;',
  '&',
  '#1088;',
  '\u200c',
  '\0',
  '<p title="',
  "<a href='",
  '<b>',
  '</b>',
  '<p>',
  '<meta content="',
  '<title>',
  '</title>',
  '<textarea>',
  '</textarea>',
  '<xmp>',
  '<plaintext>',
  '</noframes>',
  '<noframes>',
  'ipt>',
  '<scr',
]
const book = openNeedleBook()
const ids = new Map(WORDS.map((word) => [word, book.add([{ text: foldLetters(word), ending: 'none' }])]))

function wordsFound(html: string): readonly string[] {
  const sink = openSink(10)
  addMarkup(sink, html)
  const found = findNeedles(book.index, closeSink(sink))
  return WORDS.filter((word) => found.has(ids.get(word) ?? -1))
}

/** The words of all that is taken out of a page. */
function wordsRead(html: string): readonly string[] {
  const page = parsePage(html)
  const { metas, documentTitle, headings, bylines } = readMetadata(page)
  const texts = [
    ...collectBlocks(page.document).blocks.map(({ text }) => text),
    ...metas.map(({ content }) => content),
    ...headings,
    ...bylines.map(({ text }) => text),
    documentTitle ?? '',
  ]
  const read = new Set(texts.flatMap((text) => splitWords(text).map(({ folded }) => folded)))
  return WORDS.filter((word) => read.has(word))
}

describe('addMarkup', () => {
  it.each([
    ['a word cut by a comment', '<p>reac<!-- " > -->tor</p>'],
    ['a tag that a comment completes', '<<!-- -->p title="<b title=\'">reactor</b>'],
    ['a reference that a comment completes', '<p>&#10<!-- -->88;еактор</p>'],
    ['a script that begins in an attribute', `<p title="<script>">x</script>reactor<p class=">">`],
    ['a quote that never closes', '<p title="x>reactor'],
    ['text behind a script without end', '<script>x<p>reactor</p>'],
  ])('reads %s as the parser does', (_, html) => {
    expect(wordsFound(html)).toEqual(expect.arrayContaining([...wordsRead(html)]))
  })

  it('leaves out what no reader sees, and gives back JSON-LD', () => {
    const sink = openSink(10)
    const html =
      '<script type="application/ld+json">{"a":1}</script><!-- реактор --><p class="reactor">x<script>reactor</script>'
    expect(addMarkup(sink, html)).toEqual(['{"a":1}'])
    expect(wordsFound(html)).toEqual([])
  })

  it('finds every word that the parser finds, in whatever markup', () => {
    let read = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
        const html = pieces.join('')
        const words = wordsRead(html)
        read += words.length
        expect(wordsFound(html)).toEqual(expect.arrayContaining([...words]))
      }),
      { numRuns: 20_000, seed: 11 },
    )
    expect(read).toBeGreaterThan(400)
  })
})
