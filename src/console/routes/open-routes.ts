import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { askHealth } from './ask-health.ts'

const ASSETS = [
  { name: 'style.css', type: 'text/css; charset=utf-8' },
  { name: 'live.js', type: 'text/javascript; charset=utf-8' },
  { name: 'icon.svg', type: 'image/svg+xml' },
] as const

/** What answers anyone: life, readiness, metrics, and the login's own looks. */
export function openRoutes({ health, metrics }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/healthz', (context) => context.json({ alive: true }))

  routes.get('/readyz', async (context) => {
    const { reasons } = await askHealth(health)
    const ready = reasons.length === 0
    return context.json(ready ? { ready } : { ready, reasons }, ready ? 200 : 503)
  })

  routes.get('/metrics', async (context) =>
    context.body(await metrics.render(), 200, { 'content-type': metrics.contentType }),
  )

  for (const { name, type } of ASSETS) {
    const bytes = readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8')
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
    routes.get(`/assets/${name}`, (context) => {
      context.header('etag', etag)
      context.header('cache-control', 'no-cache')
      if (context.req.header('if-none-match') === etag) return context.body(null, 304)
      return context.body(bytes, 200, { 'content-type': type })
    })
  }

  return routes
}
