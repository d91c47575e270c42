import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatFault } from '../../../src/config/fault.ts'
import { loadConfig } from '../../../src/config/load-config.ts'

const loaded = await loadConfig(resolve(import.meta.dirname, '../../../config'), { environment: {} })
const config = loaded.ok ? loaded.value : undefined

describe('the shipped configuration', () => {
  it('loads with no secrets set', () => {
    expect(loaded.ok ? [] : loaded.faults.map(formatFault)).toEqual([])
  })

  it('says language, country and tags of every source, and covers English, Russian and Persian', () => {
    const sources = config?.sources ?? []
    const bare = sources.filter(
      ({ lang, country, tags }) => lang === undefined || country === undefined || tags.length === 0,
    )
    expect(bare).toEqual([])
    const count = (wanted: string): number => sources.filter(({ lang }) => lang === wanted).length
    expect([sources.length >= 36, count('en') >= 12, count('ru') >= 12, count('fa') >= 12]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('has topics that each carry at least two examples of each kind', () => {
    const topics = config?.topics ?? []
    expect(topics.length).toBeGreaterThanOrEqual(10)
    expect(topics.filter(({ examples }) => examples.match.length < 2 || examples.ignore.length < 2)).toEqual([])
  })

  it('sends alerts somewhere', () => {
    expect(config?.alerts.route.notify).toEqual(['log'])
    expect(config?.alerts.channels).toEqual({ log: { kind: 'log' } })
  })
})
