import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { Failure } from '../errors.ts'
import { createAttemptLimit } from './access/attempt-limit.ts'
import { guardAccess } from './access/guard-access.ts'
import { loginRoutes } from './access/login-routes.ts'
import type { ConsoleEnv, ConsoleParts } from './console-env.ts'
import { renderMessage } from './pages/message-page.ts'
import { apiRoutes } from './routes/api-routes.ts'
import { feedRoutes } from './routes/feed-routes.ts'
import { hubRoutes } from './routes/hub-routes.ts'
import { openRoutes } from './routes/open-routes.ts'
import { pageRoutes } from './routes/page-routes.ts'

/** The largest form that we take: a token and a path. */
const MOST_BODY_BYTES = 16_384

/** The console as a web application: what is open to anyone first, then the guard, then everything else. */
export function createApp(given: ConsoleParts): Hono<ConsoleEnv> {
  const parts = { now: () => new Date(), ...given }
  const app = new Hono<ConsoleEnv>()

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
      // Other sites learn nothing; our own forms keep their Origin, which "no-referrer" would turn into null.
      referrerPolicy: 'same-origin',
      // TLS, where there is one, ends in front of us and speaks for itself.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      xXssProtection: false,
      permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
    }),
  )
  // Before the limit of our own small forms: a hub may send us a whole feed.
  if (parts.hubs !== undefined && parts.healthOnly !== true)
    app.route('/', hubRoutes({ hubs: parts.hubs, now: parts.now }))
  app.use(bodyLimit({ maxSize: MOST_BODY_BYTES, onError: (context) => context.text('too large', 413) }))
  app.use(async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
  })

  app.route('/', openRoutes(parts))
  if (parts.healthOnly !== true) addGuardedRoutes(app, parts)

  app.notFound((context) => explain(context, 404, 'Not found', 'There is nothing at this address.'))
  app.onError((error, context) => {
    if (error instanceof Failure && error.kind === 'input')
      return explain(context, 400, 'Not understood', error.message)
    parts.log.error({ err: error, path: context.req.path }, 'request failed')
    if (error instanceof Failure && error.kind === 'machine') {
      return explain(
        context,
        503,
        'Not at the moment',
        'The archive does not answer. The log says why; try again in a moment.',
      )
    }
    return explain(context, 500, 'Something broke', 'This page could not be made. The log says why.')
  })
  return app
}

/** Everything that not just anyone may see, behind the guard; the login in front of it. */
function addGuardedRoutes(app: Hono<ConsoleEnv>, parts: ConsoleParts & { readonly now: () => Date }): void {
  const limit = createAttemptLimit()
  app.route('/', loginRoutes(parts, limit))
  app.use(guardAccess(parts, limit))
  app.route('/api', apiRoutes(parts))
  app.route('/feeds', feedRoutes(parts))
  app.route('/', pageRoutes(parts))
}

const ERROR_CODES = { 400: 'bad-request', 404: 'not-found', 500: 'internal', 503: 'unavailable' } as const

function explain(context: Context<ConsoleEnv>, status: keyof typeof ERROR_CODES, title: string, words: string) {
  const { path } = context.req
  if (path.startsWith('/api/')) return context.json({ error: { code: ERROR_CODES[status], message: words } }, status)
  return context.html(renderMessage(title, words), status)
}
