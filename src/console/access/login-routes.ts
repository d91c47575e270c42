import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { renderLogin } from '../pages/login-page.ts'
import { renderMessage } from '../pages/message-page.ts'
import type { AttemptLimit } from './attempt-limit.ts'
import { equalSecrets } from './equal-secrets.ts'
import { isSameOrigin } from './is-same-origin.ts'
import { COOKIE, peerOf } from './request-facts.ts'
import { createSession, SESSION_MS } from './session.ts'

/** The login form and what it posts to; open to anyone, as a login must be. */
export function loginRoutes(parts: ConsoleParts & { readonly now: () => Date }, limit: AttemptLimit): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/login', (context) => {
    if (parts.adminToken === undefined) return context.redirect('/', 303)
    return context.html(renderLogin({ to: toOwnPath(context.req.query('to')), fault: null }))
  })

  routes.post('/login', async (context) => {
    const { adminToken, log } = parts
    if (adminToken === undefined) return context.redirect('/', 303)
    if (!isSameOrigin((name) => context.req.header(name))) {
      return context.html(renderMessage('Not open to you', 'this form did not come from the console itself'), 403)
    }
    const peer = peerOf(context)
    const now = parts.now()
    const waitMs = limit.waitMs(peer, now)
    const form = await context.req.parseBody()
    const to = toOwnPath(form['to'])
    if (waitMs > 0) {
      context.header('retry-after', String(Math.ceil(waitMs / 1000)))
      return context.html(renderLogin({ to, fault: 'Too many wrong tokens: try again in a minute.' }), 429)
    }
    const token = form['token']
    if (typeof token !== 'string' || !equalSecrets(token.trim(), adminToken)) {
      limit.recordFailure(peer, now)
      log.warn({ peer, path: '/login' }, 'wrong admin token')
      return context.html(renderLogin({ to, fault: 'That is not the admin token.' }), 401)
    }
    setCookie(context, COOKIE, createSession(adminToken, now), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: SESSION_MS / 1000,
      secure: context.req.header('x-forwarded-proto') === 'https',
    })
    return context.redirect(to, 303)
  })

  routes.post('/logout', (context) => {
    if (!isSameOrigin((name) => context.req.header(name))) {
      return context.html(renderMessage('Not open to you', 'this form did not come from the console itself'), 403)
    }
    deleteCookie(context, COOKIE, { path: '/' })
    return context.redirect('/login', 303)
  })

  return routes
}

/** A path of this console to go on to, never another site: browsers read `//` and `/\` at the start as a host. */
function toOwnPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/'
  const base = 'http://console.invalid'
  const url = URL.canParse(value, base) ? new URL(value, base) : undefined
  return url?.origin === base ? url.pathname + url.search : '/'
}
