import { createHmac } from 'node:crypto'
import { equalSecrets } from './equal-secrets.ts'

/** A login holds this long. */
export const SESSION_MS = 7 * 24 * 60 * 60_000

/** The content of a login cookie: its end, signed with the admin token, so that every console process knows it and a new token ends it. */
export function createSession(adminToken: string, now: Date): string {
  const endsAt = String(now.getTime() + SESSION_MS)
  return `${endsAt}.${sign(adminToken, endsAt)}`
}

/** Whether a login cookie is one of ours and has not ended. */
export function isLiveSession(cookie: string, adminToken: string, now: Date): boolean {
  const dot = cookie.indexOf('.')
  if (dot < 0) return false
  const endsAt = cookie.slice(0, dot)
  return equalSecrets(cookie.slice(dot + 1), sign(adminToken, endsAt)) && Number(endsAt) > now.getTime()
}

const sign = (adminToken: string, endsAt: string): string =>
  createHmac('sha256', adminToken).update(`entente console session ${endsAt}`).digest('base64url')
