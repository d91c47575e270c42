import { describe, expect, it } from 'vitest'
import { nameSources } from '../../../../src/core/source/name-sources.ts'

const ids = (titles: readonly (string | null)[], taken: readonly string[] = []) =>
  nameSources(
    titles.map((title) => ({ title, url: 'https://news.example/feed' })),
    new Set(taken),
  ).map((source) => source.id)

describe('nameSources', () => {
  it.each([
    ['IRNA English', 'irna-english'],
    ['  Le Monde – Iran  ', 'le-monde-iran'],
    ['Süddeutsche Zeitung', 'suddeutsche-zeitung'],
    ['Новости', 'news-example'],
    [null, 'news-example'],
  ])('makes a readable id of %j', (title, id) => {
    expect(ids([title])).toEqual([id])
  })

  it('numbers what would be the same', () => {
    expect(ids(['World', 'World', 'World'], ['world'])).toEqual(['world-2', 'world-3', 'world-4'])
  })
})
