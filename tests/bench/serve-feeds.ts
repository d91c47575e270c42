import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The server that `polls.bench.ts` polls, in a process of its own so that its work is not counted; prints its port. */
const item = (id: string) =>
  `<item><guid>${id}</guid><link>https://paper.example/news/${id}</link><title>Story ${id} of the day</title><description>${'Words of the story. '.repeat(15)}</description><pubDate>Fri, 01 May 2026 07:00:00 GMT</pubDate></item>`
const feed = (ids: readonly string[]) =>
  `<rss version="2.0"><channel><title>A Paper</title><link>https://paper.example/</link>${ids.map(item).join('')}</channel></rss>`
const still = feed(Array.from({ length: 50 }, (_, at) => `still-story-${at}`))
const small = feed(Array.from({ length: 10 }, (_, at) => `small-story-${at}`))
let turn = 0

const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
  const path = request.url?.split('?')[0] ?? '/'
  const xml = { 'content-type': 'application/xml' }
  if (path === '/validated') {
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304, { etag: '"1"' }).end()
    return response.writeHead(200, { ...xml, etag: '"1"' }).end(still)
  }
  if (path === '/plain') return response.writeHead(200, xml).end(still)
  if (path === '/changing') {
    turn += 1
    const fresh = `fresh-story-${turn}`
    return response
      .writeHead(200, xml)
      .end(feed([fresh, ...Array.from({ length: 49 }, (_, at) => `still-story-${at}`)]))
  }
  const delayMs = Number(/^\/slow-(\d+)$/.exec(path)?.[1] ?? 0)
  const known = request.headers['if-none-match'] === '"1"'
  return setTimeout(
    () => response.writeHead(known ? 304 : 200, { ...xml, etag: '"1"' }).end(known ? '' : small),
    delayMs,
  )
})
server.listen(0, '0.0.0.0', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
