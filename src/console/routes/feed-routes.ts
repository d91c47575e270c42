import { Hono } from 'hono'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { readAlertFilter, readPageQuery } from '../read-query.ts'
import { renderAtom } from '../render-atom.ts'

/** The latest alerts for feed readers, narrowed by the same parameters as the page. */
export function feedRoutes({ reads, now }: ConsoleParts & { readonly now: () => Date }): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  routes.get('/alerts.atom', async (context) => {
    const page = await reads.listAlerts({ ...readPageQuery(context.req), ...readAlertFilter(context.req) })
    const base = new URL(context.req.url).origin
    const type = 'application/atom+xml; charset=utf-8'
    return context.body(renderAtom(page.items, { base, now: now() }), 200, { 'content-type': type })
  })
  return routes
}
