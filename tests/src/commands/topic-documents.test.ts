import { describe, expect, it } from 'vitest'
import { toDocuments } from '../../../src/commands/topic-documents.ts'
import { aReading, aTaggedStatement } from '../../support/records.ts'

const { article, outcome } = aReading('Text.', { url: 'https://www.paper.example/news/seven' })
const cooperation = { found: true, score: 1, areas: ['energy'], modality: 'denied', evidence: [] } as const
const document = {
  article,
  outcome,
  statements: [aTaggedStatement(), aTaggedStatement({ text: 'Other' })],
  cooperation,
}

describe('toDocuments', () => {
  it('gives a document for each statement, with its own tags', () => {
    const documents = toDocuments(document, 'statement')
    expect(documents).toMatchObject([
      { statement: 'Russia arms Iran', cooperation: true, areas: ['arms'], modality: 'asserted', text: 'Text.' },
      { statement: 'Other' },
    ])
    expect(documents[0]).toMatchObject({ site: 'www.paper.example', title: 'Seven', lang: 'en', source: null })
  })

  it('gives the article alone, with the tags of all of it', () => {
    expect(toDocuments(document, 'article')).toMatchObject([
      { statement: null, speaker: null, cooperation: true, areas: ['energy'], modality: 'denied' },
    ])
  })

  it('does without what was not looked for', () => {
    const bare = { article: { ...article, url: null }, outcome }
    expect(toDocuments(bare, 'statement')).toEqual([])
    expect(toDocuments(bare, 'article')).toMatchObject([{ cooperation: false, site: null }])
  })
})
