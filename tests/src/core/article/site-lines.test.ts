import { describe, expect, it } from 'vitest'
import { dropSiteLines, findSiteLines, isSiteLine, keepArchivedLines } from '../../../../src/core/article/site-lines.ts'

const STORY =
  'Officials of both countries signed an agreement on rail transport in the port city on Tuesday, after two years of talks.'
const MORE = 'The line will be ready within three years and carry fifteen million tonnes of freight in each of them.'
const JOIN = 'Read the news first in our channel: 12,410 readers have joined the Herald already.'
const SAID = 'Tehran says that its nuclear programme is peaceful and that it needs no bomb.'
const QUOTE = '“We never comment on the work of our intelligence services,” a spokesman told the Herald.'

const number = (text: string) => findSiteLines(text).map(({ line }) => line)[0] ?? 0
const join = (...paragraphs: readonly string[]) => paragraphs.join('\n\n')
const says = (paragraph: string) => paragraph === SAID
const never = () => false

describe('findSiteLines', () => {
  it('knows a line again whatever its counters, case and marks', () => {
    expect(number('READ the news first in our channel – 12 903 readers have joined the Herald already!')).toBe(
      number(JOIN),
    )
    expect(number(MORE)).not.toBe(number(JOIN))
  })

  it('names each line once, with its beginning, and leaves out quotations and labels', () => {
    expect(findSiteLines(join(JOIN, 'Question:', QUOTE, MORE, JOIN)).map(({ sample }) => sample)).toEqual([JOIN, MORE])
  })
})

describe('isSiteLine', () => {
  it.each([
    ['a line of four stories', { stories: 4, articles: 4 }, false],
    ['a line of five stories that each article has', { stories: 5, articles: 5 }, true],
    ['a line of a section', { stories: 8, articles: 40 }, true],
    ['background that comes up now and then', { stories: 20, articles: 400 }, false],
  ])('judges %s', (_, record, expected) => {
    expect(isSiteLine(record)).toBe(expected)
  })
})

describe('dropSiteLines', () => {
  const learnt = new Set([JOIN, SAID, QUOTE, MORE].map(number))

  it('drops what was learnt, wherever it stands', () => {
    expect(dropSiteLines(join(JOIN, STORY, STORY, JOIN), learnt, never)).toEqual({
      text: join(STORY, STORY),
      dropped: [number(JOIN), number(JOIN)],
    })
  })

  it('keeps what somebody said, quoted or not, however often the site repeats it', () => {
    const text = join(STORY, SAID, QUOTE, STORY)
    expect(dropSiteLines(text, learnt, says)).toEqual({ text, dropped: [] })
    expect(dropSiteLines(text, learnt, never).text).toBe(join(STORY, QUOTE, STORY))
  })

  it('drops nothing where little would be left', () => {
    const text = join(MORE, JOIN, 'Short.')
    expect(dropSiteLines(text, learnt, never)).toEqual({ text, dropped: [] })
  })
})

describe('keepArchivedLines', () => {
  it('learns nothing about an article that the archive has: what it holds stays, what was left out stays out', () => {
    const archived = { text: join(STORY, JOIN), dropped: [7] }
    expect(keepArchivedLines([number(JOIN), number(MORE)], archived)).toEqual([number(MORE), 7])
  })
})
