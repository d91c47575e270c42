import { assert, constantFrom, nat, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatFault } from '../../../src/config/fault.ts'
import { parseYaml } from '../../../src/config/parse-yaml.ts'

const schema = z.strictObject({
  name: z.string(),
  every: z.number().int().optional(),
  kind: z.enum(['feed', 'page']).default('feed'),
  to: z.array(z.string()).min(1).optional(),
  list: z.array(z.strictObject({ id: z.string(), country: z.string().optional() })).default([]),
  named: z.record(z.string(), z.strictObject({ url: z.string() })).optional(),
  either: z.union([z.string(), z.strictObject({ env: z.string() })]).optional(),
  shape: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('webhook'), url: z.string() }),
      z.strictObject({ kind: z.literal('log') }),
    ])
    .optional(),
})

function faultsOf(text: string): readonly string[] {
  const parsed = parseYaml('a.yaml', text, schema)
  return parsed.ok ? [] : parsed.faults.map(formatFault)
}

describe('parseYaml', () => {
  it('gives the typed value with defaults filled', () => {
    const parsed = parseYaml('a.yaml', 'name: x\nlist:\n  - id: a\n', schema)
    expect(parsed).toMatchObject({ ok: true, value: { name: 'x', kind: 'feed', list: [{ id: 'a' }] } })
  })

  it.each([
    [
      'an unknown key, with the nearest one',
      'name: x\nevry: 5\n',
      'a.yaml:2:1: evry: unknown key "evry"; did you mean every?',
    ],
    [
      'an unknown key deep in a list',
      'name: x\nlist:\n  - id: a\n    contry: IR\n',
      'a.yaml:4:5: list[0].contry: unknown key "contry"; did you mean country?',
    ],
    [
      'an unknown key in a map of names',
      'name: x\nnamed:\n  desk: { url: a, ulr: b }\n',
      'a.yaml:3:19: named.desk.ulr: unknown key "ulr"; did you mean url?',
    ],
    [
      'an unknown key unlike any, with all known ones',
      'name: x\nlist: [{ id: a, zzzzzz: 1 }]\n',
      'a.yaml:2:17: list[0].zzzzzz: unknown key "zzzzzz"; known here: id, country',
    ],
    ['a value of the wrong type', 'name: 5\n', 'a.yaml:1:7: name: must be a text, not 5'],
    ['an empty list', 'name: x\nto: []\n', 'a.yaml:2:5: to: must not be empty'],
    ['a missing value', 'every: 5\n', 'a.yaml:1:1: name: is missing: a text is needed here'],
    [
      'a value that is none of a list',
      'name: x\nkind: fed\n',
      'a.yaml:2:7: kind: must be one of feed, page, not "fed"; did you mean feed?',
    ],
    [
      'an unknown variant',
      'name: x\nshape: { kind: webhok, url: a }\n',
      'a.yaml:2:16: shape.kind: unknown value "webhok"; one of webhook, log is needed',
    ],
    [
      'a key that another variant has',
      'name: x\nshape: { kind: log, url: a }\n',
      'a.yaml:2:21: shape.url: "url" is no key of this kind',
    ],
    [
      'a wrong key of a union',
      'name: x\neither: { evn: A }\n',
      'a.yaml:2:9: either.env: is missing: a text is needed here',
    ],
  ])('names %s', (_, text, expected) => {
    expect(faultsOf(text)).toContain(expected)
  })

  it('names duplicate keys and goes on to check the data', () => {
    const faults = faultsOf('name: x\nname: y\nevry: 5\n')
    expect(faults).toHaveLength(2)
    expect(faults[0]).toMatch(/^a\.yaml:2:1: .*unique/)
    expect(faults[1]).toContain('a.yaml:3:1: evry:')
  })

  it('names a tab used for indentation at its place', () => {
    expect(faultsOf('name: x\nlist:\n\t- id: a\n').join('\n')).toMatch(/^a\.yaml:3:1: .*[Tt]abs?/)
  })

  it('names a syntax error at its place and nothing that follows from it', () => {
    expect(faultsOf('name: "x\n').join('\n')).toMatch(/^a\.yaml:\d+:\d+: /)
  })

  it('gives all faults at once in the order of the file', () => {
    const lines = faultsOf('kind: fed\nevry: 5\nname: 7\n').map((fault) => fault.split(':')[1])
    expect(lines).toEqual(['1', '2', '3'])
  })

  it('refuses an empty file, several documents and aliases that multiply', () => {
    expect(faultsOf('# nothing\n')[0]).toContain('the file is empty')
    expect(faultsOf('name: a\n---\nname: b\n')[0]).toMatch(/^a\.yaml:2:1/)
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]']
    laughs.push('c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]', 'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]')
    expect(faultsOf(laughs.join('\n')).join('\n')).toMatch(/alias/i)
  })

  it.each([
    ['plain', 'name: abc def\n', 4, '1:11'],
    ['in single quotes', "name: 'it''s def'\n", 5, '1:14'],
    ['in double quotes', 'name: "a \\"b\\" def"\n', 6, '1:16'],
    ['folded', 'name: >-\n  abc\n  def\n', 4, '3:3'],
    ['in a block', 'name: | # note\n  abc\n  def\n', 4, '3:3'],
    ['plain over lines', 'name: abc\n  def\n', 4, '2:3'],
    ['at its end', 'name: abc\n', 3, '1:10'],
  ])('places a later check at a character of a scalar that is %s', (_, text, offset, place) => {
    const parsed = parseYaml('a.yaml', text, schema)
    const fault = parsed.ok ? parsed.locate(['name'], 'odd', { offset }) : undefined
    expect(`${fault?.line}:${fault?.column}`).toBe(place)
  })

  it('keeps the words of a schema over its own, so that a secret in the wrong place is not repeated', () => {
    const secret = z.strictObject({
      key: z.union([z.strictObject({ env: z.string() }), z.strictObject({ file: z.string() })], {
        error: 'never itself',
      }),
    })
    const parsed = parseYaml('a.yaml', 'key: hunter2\n', secret)
    expect(parsed.ok ? [] : parsed.faults.map(formatFault)).toEqual(['a.yaml:1:6: key: never itself'])
  })

  it('reads a file with a byte order mark and Windows line ends', () => {
    expect(parseYaml('a.yaml', '\uFEFFname: x\r\nkind: page\r\n', schema)).toMatchObject({
      ok: true,
      value: { name: 'x' },
    })
    expect(faultsOf('\uFEFFname: x\r\nkind: fed\r\n')[0]).toMatch(/^a\.yaml:2:7: kind/)
  })

  it('answers any text with data or with faults at lines that the file has', () => {
    const good =
      'name: x\nkind: feed\nlist:\n  - id: a\n    country: IR\nnamed: { desk: { url: a } }\neither: { env: A }\nshape: { kind: log }\n'
    const piece = constantFrom(
      ':',
      '-',
      '{',
      '}',
      '[',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '|',
      '>',
      '\n',
      '\t',
      '#',
      '? ',
      '%',
      '@',
      '`',
      '5',
    )
    const broken = property(nat(good.length), nat(12), piece, string(), (at, cut, odd, more) => {
      const text = good.slice(0, at) + odd + more + good.slice(at + cut)
      const parsed = parseYaml('a.yaml', text, schema)
      const lines = text.split('\n').length
      const faults = parsed.ok ? [] : parsed.faults
      expect(parsed.ok || faults.length > 0).toBe(true)
      for (const fault of faults) expect(fault.line >= 1 && fault.line <= lines && fault.column >= 1).toBe(true)
    })
    assert(broken, { numRuns: 1000 })
  })
})
