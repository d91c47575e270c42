import { createHmac, timingSafeEqual } from 'node:crypto'

/** The methods of https://www.w3.org/TR/websub/#recognized-signature-methods */
const METHODS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512'])
const SIGNATURE = /^\s*([a-z0-9]{1,10})=([0-9a-f]{2,256})\s*$/i

/** Whether an `X-Hub-Signature` header was made of this body with this secret. */
export function verifySignature(header: string | undefined, secret: string, body: Uint8Array): boolean {
  const [, method = '', hex = ''] = SIGNATURE.exec(header ?? '') ?? []
  if (!METHODS.has(method.toLowerCase())) return false
  const wanted = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(hex, 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
