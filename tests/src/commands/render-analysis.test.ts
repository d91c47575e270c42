import { describe, expect, it } from 'vitest'
import { renderAnalysis, type ShownAnalysis } from '../../../src/commands/render-analysis.ts'

const TEXT = '“Iran has sent drones to Russia,” Price said.\n\nNothing else.'
const OF_ARTICLE = { url: null, canonicalUrl: null, byline: null, lang: 'en', publishedAt: '2022-12-09' } as const
const article = {
  ...OF_ARTICLE,
  title: 'A deal',
  siteName: 'The Daily',
  text: TEXT,
  quality: { score: 0.9, method: 'density', warnings: ['short'] },
}
const document: ShownAnalysis = {
  article,
  statements: [
    {
      id: 's',
      kind: 'direct',
      content: [[1, 32]],
      cue: [[40, 44]],
      source: [[34, 39]],
      text: 'Iran has sent drones to Russia',
      speaker: { name: 'Ned Price', role: 'spokesman', organization: 'State Department', country: 'US' },
      cooperation: { found: true, areas: ['arms'], modality: 'asserted' },
    },
  ],
  cooperation: {
    found: true,
    score: 0.9,
    areas: ['arms'],
    modality: 'asserted',
    evidence: [
      {
        start: 0,
        end: 45,
        areas: ['arms'],
        modality: 'asserted',
        russia: ['Russia'],
        iran: [],
        rules: ['give'],
        links: [{ start: 10, end: 14, areas: ['arms'], modality: 'asserted' }],
      },
    ],
  },
  topics: [
    { id: 'drones', matched: true, why: ['cooperation is true'] },
    { id: 'energy', matched: false, why: [] },
  ],
}
const plain = (shown: ShownAnalysis, columns = 80) => renderAnalysis(shown, { columns, colors: false })
const ESCAPE = '\u001b'

describe('renderAnalysis', () => {
  it('marks each statement in the text by its number', () => {
    expect(plain(document)).toContain('“[1 Iran has sent drones to Russia, 1]” Price said.\n\n  Nothing else.')
  })

  it('tells of the article where it is from, when, and how far to trust it', () => {
    expect(plain(document)).toContain('A deal\nThe Daily · 2022-12-09 · en · quality 0.9 by density: short\n')
  })

  it('tells of each statement who said it, the words, and whether they are on cooperation', () => {
    const told = plain(document)
    expect(told).toContain('1  Ned Price, spokesman, State Department, US (direct)')
    expect(told).toContain('“Iran has sent drones to Russia”\n     cooperation: arms, asserted')
  })

  it.each([
    [{ name: null, role: null, organization: 'State Department', country: 'US' }, '1  State Department, US (direct)'],
    [{ name: null, role: 'senior official', organization: null, country: 'US' }, '1  senior official, US (direct)'],
    [{ name: null, role: null, organization: null, country: null }, '1  nobody named (direct)'],
  ])('calls a speaker without a name by what is known', (speaker, shown) => {
    const statements = document.statements?.map((statement) => ({ ...statement, speaker }))
    expect(plain({ ...document, ...(statements === undefined ? {} : { statements }) })).toContain(shown)
  })

  it('tells why it found cooperation: the sentence, the names, the word that ties them', () => {
    const told = plain(document)
    expect(told).toContain('Cooperation between Russia and Iran: arms, asserted (score 0.9)')
    expect(told).toContain('Russia: Russia · Iran: from the text before')
    expect(told).toContain('tied by “sent” (arms, asserted)')
  })

  it('tells which topics match, and why', () => {
    expect(plain(document)).toContain('Topics: 1 of 2 match\n  drones\n     cooperation is true')
  })

  it('shows no section that was not asked for', () => {
    const told = plain({ article })
    expect(told).not.toContain('Statements')
    expect(told).not.toContain('Cooperation')
    expect(told).not.toContain('Topics')
  })

  it('keeps to the width of the terminal', () => {
    const lines = plain(document, 40).split('\n')
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40)
  })

  it('has colours only where the terminal has', () => {
    expect(plain(document)).not.toContain(ESCAPE)
    expect(renderAnalysis(document, { columns: 80, colors: true })).toContain(`${ESCAPE}[36m`)
  })

  it('lets nothing of a page through that a terminal would obey', () => {
    const told = plain({ article: { ...article, title: `${ESCAPE}]0;owned\u0007`, text: `a${ESCAPE}[2Jb\u009b1mc` } })
    expect(told).toContain('a [2Jb 1mc')
    expect(told).not.toMatch(/(?!\n)\p{Cc}/u)
  })
})
