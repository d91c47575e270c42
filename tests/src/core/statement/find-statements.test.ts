import { describe, expect, it } from 'vitest'
import { find } from './lexicon.ts'

describe('findStatements', () => {
  it('takes the words without cue, speaker and quotation marks', () => {
    const text = '“The port is open again,” harbour master Ada Quill said on Monday. “Ships may enter.”'
    const [statement, ...rest] = find(text)
    expect(rest).toEqual([])
    expect(statement).toMatchObject({ kind: 'direct', text: 'The port is open again, Ships may enter.' })
    expect(statement?.content.map(([start, end]) => text.slice(start, end))).toEqual([
      'The port is open again,',
      'Ships may enter.',
    ])
    expect(statement?.source.map(([start, end]) => text.slice(start, end))).toEqual(['harbour master Ada Quill'])
    expect(statement?.cue.map(([start, end]) => text.slice(start, end))).toEqual(['said'])
  })

  it('gives a repeated text each statement once', () => {
    const text = 'Ada Quill said that the port is open.'
    expect(find(`${text}\n\n${text}`)).toHaveLength(1)
  })

  it('finds nothing in captions, scare quotes, titles and quoted names', () => {
    expect(
      find(
        'Two ships in the harbour of Quillport\n\nThe so-called “iron law” rules here.\n\n“The Sea” Evening Show\n\nShare your story',
      ),
    ).toEqual([])
  })

  it('resolves a surname and a pronoun to the full name, with role, organization and country', () => {
    const text =
      'US Treasury Department spokesman Carl Oakes met reporters in Geneva.\n\nOakes said the talks had stalled. “We will wait,” he added.'
    const speakers = find(text).map((statement) => statement.speaker)
    expect(speakers).toHaveLength(2)
    for (const speaker of speakers) {
      expect(speaker).toMatchObject({
        name: 'Carl Oakes',
        role: 'spokesman',
        organization: 'Treasury Department',
        country: 'US',
      })
    }
  })

  it('keeps an unnamed speaker with role and country', () => {
    expect(find('A senior French official said that the ship had sailed.')[0]?.speaker).toEqual({
      name: null,
      role: 'senior official',
      organization: null,
      country: 'FR',
    })
  })

  it('gives the same ids for the same text', () => {
    const text = 'Ada Quill said that the port is open.'
    expect(find(text)[0]?.id).toBe(find(`Something else happened.\n\n${text}`)[0]?.id)
  })
})
