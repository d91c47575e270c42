import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTopicQuery } from '../../../../src/core/topic/parse-topic-query.ts'
import { isGroup, type TopicQuery } from '../../../../src/core/topic/query.ts'

function show(query: TopicQuery): string {
  if (isGroup(query)) return `(${query.parts.map(show).join(` ${query.kind} `)})`
  if (query.kind === 'not') return `not ${show(query.part)}`
  if (query.kind === 'words') {
    const words = query.words.map((word) => `${word.folded}${word.prefix ? '*' : ''}`).join(' ')
    return `${query.field}=${words}${query.slop === null ? '' : `~${query.slop}`}`
  }
  if (query.kind === 'range') {
    const low = `${query.fromIncluded ? '[' : '{'}${query.from ?? '*'}`
    return `${query.field}=${low} ${query.to ?? '*'}${query.toIncluded ? ']' : '}'}`
  }
  if (query.kind === 'present') return `${query.field}=*`
  return `${query.field}=${String(query.value)}${query.kind === 'value' && query.prefix ? '*' : ''}`
}

function parsed(query: string, watch?: 'statement' | 'article'): string {
  const result = parseTopicQuery(query, watch)
  return result.ok ? show(result.query) : `fault at ${result.offset}: ${result.message}`
}

describe('parseTopicQuery', () => {
  it.each([
    ['drone', 'statement=drone'],
    ['drone missile', '(statement=drone and statement=missile)'],
    ['a OR b AND c', '(statement=a or (statement=b and statement=c))'],
    ['a AND b OR c AND d', '((statement=a and statement=b) or (statement=c and statement=d))'],
    ['(a OR b) c', '((statement=a or statement=b) and statement=c)'],
    ['a && b || !c d', '((statement=a and statement=b) or (not statement=c and statement=d))'],
    ['+a -b', '(statement=a and not statement=b)'],
    ['a AND NOT NOT b', '(statement=a and not not statement=b)'],
    ['title:(a OR "b c") d', '((title=a or title=b c) and statement=d)'],
    ['title:(a AND (text:b OR c))', '(title=a and (text=b or title=c))'],
    ['"deepening alliance"~8', 'statement=deepening alliance~8'],
    ['“deepening alliance”', 'statement=deepening alliance'],
    ['"say \\"no\\" now"', 'statement=say no now'],
    ['дрон*', 'statement=дрон*'],
    ['"иранск* дрон*"~3', 'statement=иранск* дрон*~3'],
    ['S-400 OR Су-35', '(statement=s 400 or statement=су 35)'],
    ['"and" AND O\'Brien', '(statement=and and statement=o brien)'],
    ['text:http://example.org/a', 'text=http example org a'],
    ['پهپاد AND ايران', '(statement=پهپاد and statement=ایران)'],
    ['area:(arms OR military)', '(area=arms or area=military)'],
    ['speaker.country:us source.tag:state-media', '(speaker.country=us and source.tag=state-media)'],
    ['title:AND', 'title=and'],
    ['cooperation:true site:Example.org lang:fa', '(cooperation=true and site=example.org and lang=fa)'],
    ['a speaker:*', '(statement=a and speaker=*)'],
    ['words:[5 TO *]', 'words=[5 *]'],
    ['words:{5 TO 10]', 'words={5 10]'],
    ['words:>=5 words:<9', '(words=[5 *] and words=[* 9})'],
    ['published:[2024-01-01 TO 2024-01-01]', 'published=[1704067200000 1704153599999]'],
    ['published:>2024-01-01', 'published={1704153599999 *]'],
    ['published:2024-01-01T10:00:00Z', 'published=[1704103200000 1704103200000]'],
  ])('reads %s', (query, expected) => {
    expect(parsed(query)).toBe(expected)
  })

  it('looks in title and text by default where a topic watches articles', () => {
    expect(parsed('drone', 'article')).toBe('(title=drone or text=drone)')
  })

  it.each([
    ['', 0, 'empty'],
    ['a AND', 5, 'missing'],
    ['AND a', 0, 'missing before AND'],
    ['a OR OR b', 5, 'missing before OR'],
    ['(a OR b', 0, 'never closed'],
    ['a) b', 1, 'never opened'],
    ['()', 1, 'missing'],
    ['a "b c', 2, 'never closed'],
    ['a AND contry:IR', 6, 'did you mean country?'],
    ['a spaeker.country:US', 2, 'did you mean speaker.country?'],
    ['a xyzzy:1', 2, 'fields are area, author'],
    ['a area:arm', 7, 'did you mean arms?'],
    ['a modality:sure', 11, 'one of asserted'],
    ['a country:Iran', 10, 'two letters'],
    ['a country:UK', 10, 'GB'],
    ['cooperation:maybe', 12, 'true or false'],
    ['wo*', 0, 'at least 3 letters'],
    ['w*rd', 0, 'end of a word'],
    ['a ?', 2, 'no wildcard'],
    ['drone~2', 5, 'proximity of a phrase'],
    ['a title: b', 2, 'must follow title'],
    ['a title:', 2, 'must follow title'],
    ['a and b', 2, 'write the operator AND in capitals'],
    ['words:[1 2]', 6, 'low TO high'],
    ['words:[9 TO 1]', 6, 'ends before it begins'],
    ['words:many', 6, 'a number is needed'],
    ['published:2024-13-01', 10, 'a date'],
    ['text:[a TO b]', 5, 'searched by words'],
    ['site:example.org/path', 5, 'host name'],
    ['"…"', 0, 'no word'],
    ['"a b"~99999', 5, 'at most'],
    ['NOT a', 0, 'only excludes'],
    ['a OR NOT b', 0, 'only excludes'],
    ['cooperation:false', 0, 'only excludes'],
    ['speaker:* AND -a', 0, 'only excludes'],
    ['(', 1, 'missing'],
  ])('refuses %s at character %i', (query, offset, message) => {
    const result = parseTopicQuery(query)
    expect(result).toMatchObject({ ok: false, offset })
    expect(result.ok ? '' : result.message).toContain(message)
  })

  it('refuses the fields of statements where a topic watches articles', () => {
    expect(parsed('speaker.country:US', 'article')).toContain('only a statement has speaker.country')
  })

  it('refuses what is nested too deep or too long without exhausting the stack', () => {
    expect(parsed('('.repeat(9000) + 'a' + ')'.repeat(9000))).toContain('deep')
    expect(parsed('NOT '.repeat(4000) + 'a')).toContain('deep')
    expect(parsed('a '.repeat(20_000))).toContain('at most')
  })

  it('answers any text with a query or with a fault inside of it, never with an exception', () => {
    const piece = constantFrom(
      'a',
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '"',
      'title:',
      '~3',
      '[1 TO 2]',
      '*',
      '\\',
      ' ',
      '-',
      'дрон*',
      '“',
    )
    const query = oneof(
      string(),
      array(piece).map((pieces) => pieces.join('')),
      array(piece).map((pieces) => pieces.join(' ')),
    )
    assert(
      property(query, (text) => {
        const result = parseTopicQuery(text)
        expect(result.ok || (result.offset >= 0 && result.offset <= text.length && result.message.length > 0)).toBe(
          true,
        )
      }),
      { numRuns: 2000 },
    )
  })
})
