import { Hono, type Context } from 'hono'
import type { ConsoleEnv, ConsoleParts } from '../console-env.ts'
import { renderAlert } from '../pages/alert-page.ts'
import { renderAlerts } from '../pages/alerts-page.ts'
import { renderArticle } from '../pages/article-page.ts'
import { renderFailures } from '../pages/failures-page.ts'
import type { Markup } from '../pages/html.ts'
import { renderPage } from '../pages/layout.ts'
import { renderSourceAlert } from '../pages/source-alert-page.ts'
import { renderSource } from '../pages/source-page.ts'
import { renderSources } from '../pages/sources-page.ts'
import { renderTopics } from '../pages/topics-page.ts'
import { askHealth } from './ask-health.ts'
import {
  readAlertFilter,
  readArticleId,
  readEntryId,
  readPageQuery,
  readRetried,
  readSourceState,
} from '../read-query.ts'

/** Topics that the filter offers; a list longer than this is narrowed from the topics page. */
const MOST_CHOICES = 200
const RETRIED: Readonly<Record<string, boolean>> = { gone: false, yes: true }

/** Messages to ops that the sources page shows. */
const MOST_TOLD = 5

/** The pages that people read. */
export function pageRoutes(parts: ConsoleParts & { readonly now: () => Date }): Hono<ConsoleEnv> {
  const { reads, health, now, log } = parts
  const routes = new Hono<ConsoleEnv>()

  const show = async (context: Context<ConsoleEnv>, title: string, content: Markup) => {
    const { reasons, notices } = await askHealth(health)
    const canLogOut = context.get('accessBy') === 'session'
    return context.html(
      renderPage({ title, path: context.req.path, notices: [...reasons, ...notices], canLogOut }, content),
    )
  }

  routes.get('/', async (context) => {
    const filter = readAlertFilter(context.req)
    const query = { ...readPageQuery(context.req), ...filter }
    const [page, topics, summary] = await Promise.all([
      reads.listAlerts(query),
      reads.listTopics({ cursor: null, limit: MOST_CHOICES }),
      reads.summarize(),
    ])
    const first = query.cursor === null
    return show(context, 'Alerts', renderAlerts({ page, filter, first, topics: topics.items, summary, now: now() }))
  })

  routes.get('/alerts/:id', async (context) => {
    const id = context.req.param('id')
    const found = await reads.getAlert(id)
    if (found !== undefined) return show(context, found.alert.topic.title, renderAlert(found))
    const told = await reads.getSourceAlert(id)
    return told === undefined ? context.notFound() : show(context, 'Told to ops', renderSourceAlert(told))
  })

  routes.get('/articles/:id', async (context) => {
    const id = readArticleId(context.req)
    const found = id === undefined ? undefined : await reads.getArticle(id)
    return found === undefined
      ? context.notFound()
      : show(context, found.article.title ?? 'Article', renderArticle(found))
  })

  routes.get('/sources', async (context) => {
    const state = readSourceState(context.req)
    const [page, summary, told] = await Promise.all([
      reads.listSources({ ...readPageQuery(context.req), state }),
      reads.summarize(),
      reads.listSourceAlerts({ cursor: null, limit: MOST_TOLD }),
    ])
    return show(context, 'Sources', renderSources({ page, state, summary, told: told.items, now: now() }))
  })

  routes.get('/sources/:id', async (context) => {
    const detail = await reads.getSource(context.req.param('id'), readPageQuery(context.req))
    if (detail === undefined) return context.notFound()
    return show(context, detail.source.name, renderSource({ detail, retried: readRetried(context.req), now: now() }))
  })

  routes.post('/sources/:id/retry', async (context) => {
    const sourceId = context.req.param('id')
    const entry = readEntryId((await context.req.parseBody())['entry'])
    const retried = await reads.retryEntries(sourceId, entry)
    log.info({ sourceId, entryId: entry, retried, by: context.get('accessBy') }, 'entries retried')
    return context.redirect(`/sources/${encodeURIComponent(sourceId)}?retried=${retried}`, 303)
  })

  routes.get('/topics', async (context) =>
    show(context, 'Topics', renderTopics(await reads.listTopics(readPageQuery(context.req)), now())),
  )

  routes.get('/failures', async (context) => {
    const page = await reads.listFailures(readPageQuery(context.req))
    const retried = RETRIED[context.req.query('retried') ?? ''] ?? null
    return show(context, 'Failures', renderFailures({ page, retried, now: now() }))
  })

  routes.post('/failures/retry', async (context) => {
    const { id } = await context.req.parseBody()
    const retried = typeof id === 'string' && (await reads.retryFailure(id))
    log.info({ failureId: id, retried, by: context.get('accessBy') }, 'failure retried')
    return context.redirect(`/failures?retried=${retried ? 'yes' : 'gone'}`, 303)
  })

  return routes
}
