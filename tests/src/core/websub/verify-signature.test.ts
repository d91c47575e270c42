import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySignature } from '../../../../src/core/websub/verify-signature.ts'

const BODY = Buffer.from('<rss/>')
const sign = (method: string, secret = 's3cret', body = BODY) =>
  `${method}=${createHmac(method, secret).update(body).digest('hex')}`

describe('verifySignature', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('accepts %s', (method) => {
    expect(verifySignature(sign(method), 's3cret', BODY)).toBe(true)
    expect(verifySignature(sign(method).toUpperCase(), 's3cret', BODY)).toBe(true)
  })

  it.each([
    ['another secret', sign('sha256', 'other')],
    ['another body', sign('sha256', 's3cret', Buffer.from('<rss />'))],
    ['a method that proves nothing', sign('md5')],
    ['the name of another method', sign('sha256').replace('sha256', 'sha1')],
    ['a part of the digest', sign('sha256').slice(0, -2)],
    ['no method', sign('sha256').slice('sha256='.length)],
    ['nothing', ''],
    ['no header', undefined],
  ])('refuses %s', (_, header) => {
    expect(verifySignature(header, 's3cret', BODY)).toBe(false)
  })
})
