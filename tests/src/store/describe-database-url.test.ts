import { describe, expect, it } from 'vitest'
import { describeDatabaseUrl } from '../../../src/store/describe-database-url.ts'

describe('describeDatabaseUrl', () => {
  it.each([
    ['postgresql://ada:s3cret@db.example:6432/news', 'news at db.example:6432'],
    ['postgres://db/my%20news', 'my news at db'],
    ['postgresql:///news?host=%2Frun%2Fpg&user=ada', 'news at /run/pg'],
    ['postgresql://', 'default database at localhost'],
  ])('says of %s only where it is', (url, words) => {
    expect(describeDatabaseUrl(url)).toBe(words)
  })

  it.each(['mysql://ada:s3cret@db/news', 's3cret', 'postgresql://ada:s3cret@db:port/news'])(
    'refuses %s without repeating it',
    (url) => {
      expect(() => describeDatabaseUrl(url)).toThrow(expect.objectContaining({ kind: 'config', code: 'database-url' }))
      expect(() => describeDatabaseUrl(url)).not.toThrow('s3cret')
    },
  )
})
