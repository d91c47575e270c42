import { describe, expect, it } from 'vitest'
import { decideFollowUps } from '../../../../src/core/statement/decide-follow-ups.ts'
import { speakerKey } from '../../../../src/core/statement/speaker-key.ts'

const hale = speakerKey({ name: 'Ann Hale', role: 'minister', organization: null, country: 'GB' })
const oak = speakerKey({ name: 'Carl Oak', role: 'envoy', organization: null, country: 'US' })
const said = (id: string, text: string, speaker = hale) => ({ id, text, speakerKey: speaker })
const lang = 'en'

describe('decideFollowUps', () => {
  const text = 'The two sides will open forty ports by the end of May'
  const before = [said('a', text)]

  it('says nothing of a statement that stays, gets shorter or loses its quotation marks', () => {
    for (const words of [text, `“${text}.”`, 'will open forty ports by the end of May'])
      expect(decideFollowUps({ before, after: [said('b', words)], afterText: words, lang })).toEqual([])
  })

  it('calls a statement changed where its number or its sense is another', () => {
    for (const words of [text.replace('forty', 'four'), text.replace('will open', 'will not open')]) {
      expect(decideFollowUps({ before, after: [said('b', words)], afterText: words, lang })).toEqual([
        { reason: 'statement-changed', before: 'a', after: 'b', because: 'other words' },
      ])
    }
  })

  it('calls a statement changed where somebody else is named for it', () => {
    expect(decideFollowUps({ before, after: [said('b', text, oak)], afterText: text, lang })).toEqual([
      { reason: 'statement-changed', before: 'a', after: 'b', because: 'other speaker' },
    ])
  })

  it('calls a statement withdrawn where nothing like it is left', () => {
    const after = [said('b', 'Nobody has asked me about that yet')]
    expect(decideFollowUps({ before, after, afterText: 'Nobody has asked me about that yet', lang })).toEqual([
      { reason: 'statement-withdrawn', before: 'a' },
    ])
  })

  it('says nothing where the words still stand in the text though nobody is named for them', () => {
    expect(decideFollowUps({ before, after: [], afterText: `In short: ${text}.`, lang })).toEqual([])
  })

  it('lets one statement replace one at most, and ignores what is only new', () => {
    const pair = [said('a', text), said('c', 'We have signed the treaty with both of our partners')]
    const after = [
      said('b', text.replace('forty', 'four')),
      said('d', 'A wholly new remark on the weather in the north'),
    ]
    expect(decideFollowUps({ before: pair, after, afterText: '', lang })).toEqual([
      { reason: 'statement-changed', before: 'a', after: 'b', because: 'other words' },
      { reason: 'statement-withdrawn', before: 'c' },
    ])
  })
})
