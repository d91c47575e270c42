import { describe, expect, it } from 'vitest'
import { formatSources } from '../../../src/config/format-sources.ts'
import { loadSources } from '../../../src/config/load-sources.ts'

describe('formatSources', () => {
  it('writes entries that sources.yaml takes, whatever the names hold', () => {
    const names = ['IRNA English', 'yes', '- a: "b" # c', '‘Ҳ’: ایرنا', '5', `long ${'x'.repeat(200)}`]
    const sources = names.map((name, at) => {
      const id = `s-${at}`
      return { id, name, kind: 'feed' as const, url: `https://example.org/?a=${at}&b=%20#x` }
    })
    const loaded = loadSources('sources.yaml', `sources:\n${formatSources(sources)}`, [])
    expect(loaded.ok && loaded.value.sources.map(({ id, name, kind, url }) => ({ id, name, kind, url }))).toEqual(
      sources,
    )
  })

  it('writes nothing for no sources', () => {
    expect(formatSources([])).toBe('')
  })
})
