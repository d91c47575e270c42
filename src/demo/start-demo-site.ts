import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type DemoOutlet,
  type ListedStory,
  renderAtom,
  renderJsonFeed,
  renderRss,
  renderStory,
} from './render-demo-pages.ts'
import { type DemoStory, STORIES } from './stories.ts'

/** A feed of the demo, as a source of the configuration. */
export interface DemoSource {
  readonly id: string
  readonly name: string
  readonly url: string
}

/** The demo's news sites, served from this machine. */
export interface DemoSite {
  /** `host:port` of each outlet. */
  readonly hosts: readonly string[]
  readonly sources: readonly DemoSource[]
  readonly close: () => Promise<void>
}

const OUTLETS: readonly DemoOutlet[] = [
  { id: 'harbour', name: 'The Harbour Post' },
  { id: 'wire', name: 'Northern Wire' },
]
const FEEDS = {
  rss: { path: '/rss.xml', type: 'application/rss+xml; charset=utf-8', render: renderRss },
  atom: { path: '/atom.xml', type: 'application/atom+xml; charset=utf-8', render: renderAtom },
  json: { path: '/feed.json', type: 'application/feed+json', render: renderJsonFeed },
} as const

/** Serves the outlets on free ports; `elapsedS` says how many seconds of the demo have gone, which decides what is out. */
export async function startDemoSite(elapsedS: () => number): Promise<DemoSite> {
  const startedAt = new Date()
  const open = await Promise.all(OUTLETS.map((outlet) => openOutlet(outlet, startedAt, elapsedS)))
  return {
    hosts: open.map(({ host }) => host),
    sources: open.flatMap(({ sources }) => sources),
    close: async () => {
      await Promise.all(open.map(({ close }) => close()))
    },
  }
}

async function openOutlet(outlet: DemoOutlet, startedAt: Date, elapsedS: () => number) {
  const stories = STORIES.filter((story) => story.outlet === outlet.id)
  const server = createServer((request, response) =>
    answer({ outlet, stories, startedAt, elapsedS }, request, response),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const kinds = [...new Set(stories.map((story) => story.feed))]
  return {
    host,
    sources: kinds.map((kind) => ({
      id: `${outlet.id}-${kind}`,
      name: `${outlet.name} (${kind})`,
      url: `http://${host}${FEEDS[kind].path}`,
    })),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Outlet {
  readonly outlet: DemoOutlet
  readonly stories: readonly DemoStory[]
  readonly startedAt: Date
  readonly elapsedS: () => number
}

function answer(
  { outlet, stories, startedAt, elapsedS }: Outlet,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = request.url ?? '/'
  const out = stories.filter((story) => story.publishedAtS <= elapsedS())
  const at = (story: DemoStory) => new Date(startedAt.getTime() + story.publishedAtS * 1_000)
  for (const [kind, feed] of Object.entries(FEEDS)) {
    if (path !== feed.path) continue
    const listed: ListedStory[] = out
      .filter((story) => story.feed === kind)
      .map((story) => ({ story, url: `http://${request.headers.host}/news/${story.slug}`, at: at(story) }))
    response.writeHead(200, { 'content-type': feed.type }).end(feed.render(outlet, listed.toReversed()))
    return
  }
  const story = out.find((each) => path === `/news/${each.slug}`)
  if (story === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not here')
  else if (story.broken === 'server-error')
    response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Error</h1>')
  else if (story.broken === 'garbage') response.writeHead(200, { 'content-type': 'text/html' }).end(garbage())
  else {
    const edited = story.edit !== undefined && elapsedS() >= story.edit.atS
    const paragraphs = edited ? (story.edit?.paragraphs ?? []) : story.paragraphs
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(renderStory(outlet, story, paragraphs, at(story)))
  }
}

function garbage(): Uint8Array {
  return Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7_919 + (index >> 3) * 104_729) % 256)
}
