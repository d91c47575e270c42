import { Hono } from 'hono'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { readAlertFilter, readArticleId, readPageQuery, readSourceState } from '../read-query.ts'

/** The JSON API: every list as `{ items, next }`, where `next` is the `cursor` of what follows, or null. */
export function apiRoutes({ reads }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/alerts', async (context) =>
    context.json(await reads.listAlerts({ ...readPageQuery(context.req), ...readAlertFilter(context.req) })),
  )
  routes.get('/alerts/:id', async (context) => {
    const found = await reads.getAlert(context.req.param('id'))
    return found === undefined ? context.notFound() : context.json(found)
  })
  routes.get('/source-alerts', async (context) =>
    context.json(await reads.listSourceAlerts(readPageQuery(context.req))),
  )
  routes.get('/source-alerts/:id', async (context) => {
    const found = await reads.getSourceAlert(context.req.param('id'))
    return found === undefined ? context.notFound() : context.json(found)
  })
  routes.get('/statements', async (context) => context.json(await reads.listStatements(readPageQuery(context.req))))
  routes.get('/articles', async (context) => context.json(await reads.listArticles(readPageQuery(context.req))))
  routes.get('/articles/:id', async (context) => {
    const id = readArticleId(context.req)
    const found = id === undefined ? undefined : await reads.getArticle(id)
    return found === undefined ? context.notFound() : context.json(found)
  })
  routes.get('/sources', async (context) =>
    context.json(await reads.listSources({ ...readPageQuery(context.req), state: readSourceState(context.req) })),
  )
  routes.get('/sources/:id', async (context) => {
    const found = await reads.getSource(context.req.param('id'), readPageQuery(context.req))
    return found === undefined ? context.notFound() : context.json(found)
  })
  routes.get('/topics', async (context) => context.json(await reads.listTopics(readPageQuery(context.req))))
  routes.get('/failures', async (context) => context.json(await reads.listFailures(readPageQuery(context.req))))

  return routes
}
