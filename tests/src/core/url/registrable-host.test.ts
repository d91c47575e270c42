import { describe, expect, it } from 'vitest'
import { registrableHost } from '../../../../src/core/url/registrable-host.ts'

describe('registrableHost', () => {
  it.each([
    ['https://news.bbc.co.uk/a', 'bbc.co.uk'],
    ['https://www.irna.ir/', 'irna.ir'],
    ['https://somebody.blogspot.com/', 'somebody.blogspot.com'],
    ['http://127.0.0.1:8080/', '127.0.0.1'],
    ['http://localhost/', 'localhost'],
  ])('of %s', (url, host) => {
    expect(registrableHost(url)).toBe(host)
  })

  it('is none for what is no address', () => {
    expect(registrableHost('nonsense')).toBeUndefined()
  })
})
