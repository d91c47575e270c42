import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Context } from 'hono'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { renderMessage } from '../pages/message-page.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import { decideAccess } from './decide-access.ts'
import { isSameOrigin } from './is-same-origin.ts'
import { COOKIE, peerOf } from './request-facts.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD'])

/** Lets in whom `decideAccess` lets in. A change must also come from our own page, unless its token travelled in the request itself. */
export const guardAccess = (parts: ConsoleParts & { readonly now: () => Date }, limit: AttemptLimit) =>
  createMiddleware<ConsoleEnv>(async (context, next) => {
    const peer = peerOf(context)
    const now = parts.now()
    const header = (name: string) => context.req.header(name)
    const access = decideAccess(
      {
        peer,
        host: header('host') ?? '',
        forwarded: header('forwarded') !== undefined || header('x-forwarded-for') !== undefined,
        authorization: header('authorization'),
        cookie: getCookie(context, COOKIE),
        waitMs: limit.waitMs(peer, now),
        now,
      },
      parts.adminToken,
    )
    switch (access.kind) {
      case 'allowed':
        if (!SAFE_METHODS.has(context.req.method) && access.by !== 'token' && !isSameOrigin(header)) {
          return refuse(context, 403, 'this request did not come from the console itself')
        }
        context.set('accessBy', access.by)
        return next()
      case 'login-needed':
        return askForToken(context)
      case 'wrong-token':
        limit.recordFailure(peer, now)
        parts.log.warn({ peer, path: context.req.path }, 'wrong admin token')
        return askForToken(context)
      case 'too-many':
        context.header('retry-after', String(Math.ceil(access.waitMs / 1000)))
        return refuse(context, 429, 'too many wrong tokens: try again in a minute')
      case 'refused':
        return refuse(context, 403, access.reason)
    }
  })

function askForToken(context: Context<ConsoleEnv>) {
  const { path, method } = context.req
  const feed = path.startsWith('/feeds/')
  if (!feed && !path.startsWith('/api/') && SAFE_METHODS.has(method)) {
    const to = new URL(context.req.url)
    return context.redirect(`/login?to=${encodeURIComponent(to.pathname + to.search)}`, 303)
  }
  context.header('www-authenticate', `${feed ? 'Basic' : 'Bearer'} realm="Entente"`)
  return refuse(context, 401, 'the admin token is needed')
}

function refuse(context: Context<ConsoleEnv>, status: 401 | 403 | 429, reason: string) {
  if (context.req.path.startsWith('/api/')) return context.json({ error: { code: 'refused', message: reason } }, status)
  return context.html(renderMessage('Not open to you', reason), status)
}
