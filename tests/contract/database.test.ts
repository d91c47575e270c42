import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

describe('openDatabase', () => {
  it('reads counts as numbers, instants as dates, JSON as values and days as text', async () => {
    const { rows } = await own.database.pool.query(
      `select count(*) as n, array_agg(9007199254740991::int8) as ids, timestamptz '2026-01-02 03:04:05+03:30' as at,
              jsonb '{"a":[1]}' as json, date '2026-01-02' as day from generate_series(1, 3)`,
    )
    const id = 9_007_199_254_740_991
    expect(rows).toEqual([
      { n: 3, ids: [id, id, id], at: new Date('2026-01-01T23:34:05Z'), json: { a: [1] }, day: '2026-01-02' },
    ])
  })
})
