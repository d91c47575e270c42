import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { loadEnv } from '../config/env.ts'
import { renderNotice } from '../core/alert/render-notice.ts'
import { isSourceAlert, type Notice } from '../core/alert/source-alert.ts'
import { startAlertReceiver } from '../demo/start-alert-receiver.ts'
import { type DemoSite, startDemoSite } from '../demo/start-demo-site.ts'
import { STORIES } from '../demo/stories.ts'
import { createLog } from '../log.ts'
import { startEntente } from '../main.ts'
import type { Command } from './command.ts'

/** How long after the last piece of news a demo that nobody watches still waits for alerts. */
const SETTLE_S = 12
const TICK_MS = 100
const SHIPPED = resolve(import.meta.dirname, '../../config')

/** Shows the real system on a small news site of its own, with no network: publishes, polls, alerts. */
export const demo: Command = {
  summary: 'shows the whole system on a small news site of its own, with no network',
  usage: '',
  run: async (_args, { stdout, env }) => {
    const say = (text: string) => stdout.write(`${text}\n`)
    const folder = await mkdtemp(join(tmpdir(), 'entente-demo-'))
    await using stack = new AsyncDisposableStack()
    stack.defer(() => rm(folder, { recursive: true, force: true }))
    let startedAt = Infinity
    const elapsedS = () => Math.max(0, performance.now() - startedAt) / 1_000
    const site = await startDemoSite(elapsedS)
    stack.defer(site.close)
    let alerts = 0
    const receiver = await startAlertReceiver((notice) => {
      const told = isSourceAlert(notice) ? 'TO OPS' : `ALERT ${(alerts += 1)}`
      say(frame(`${told} at ${elapsedS().toFixed(1)} s`, notice))
    })
    stack.defer(receiver.close)
    await writeConfig(folder, site, receiver.url)

    const settings = loadEnv({
      ENTENTE_CONFIG_DIR: join(folder, 'config'),
      ENTENTE_ALLOW_PRIVATE_HOSTS: [...site.hosts, receiver.host].join(','),
      DEMO_SECRET: receiver.secret,
      HOST: '127.0.0.1',
      PORT: env['PORT'] ?? '0',
    })
    const logFile = join(folder, 'entente.log')
    const lines = createWriteStream(logFile)
    const log = createLog({ level: 'info', destination: { write: (line) => void lines.write(line) } })
    process.env['DEMO_SECRET'] = receiver.secret
    const entente = await startEntente(settings, join(folder, 'data'), log)
    stack.defer(() => entente.stop())
    say(
      `Entente polls ${site.sources.length} feeds of two made-up outlets on this machine, every 2 seconds.\nConsole: ${entente.url}\nLog: ${logFile} (while the demo runs)\n`,
    )

    const stop = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
    await untilPolled(entente.url, site.sources.length, stop.signal)
    startedAt = performance.now()
    await tellStory(say, elapsedS, stop.signal)
    const watched = process.stdout.isTTY
    if (!stop.signal.aborted)
      say(`\n${alerts} alerts, one for each new statement.${watched ? ' The system goes on; Ctrl-C ends it.' : ''}`)
    if (watched) await pause(2 ** 31 - 1, undefined, { signal: stop.signal }).catch(() => undefined)
    return alerts > 0 ? 0 : 3
  },
}

/** Says what appears on the site as it appears. */
async function tellStory(say: (text: string) => void, elapsedS: () => number, signal: AbortSignal): Promise<void> {
  const events = STORIES.flatMap(({ publishedAtS, title, note, edit }) => [
    { atS: publishedAtS, text: `“${title}”: ${note}` },
    ...(edit === undefined ? [] : [{ atS: edit.atS, text: `“${title}” is edited: a statement is added` }]),
  ]).toSorted((a, b) => a.atS - b.atS)
  const endS = (events.at(-1)?.atS ?? 0) + SETTLE_S
  let told = 0
  while (elapsedS() < endS && !signal.aborted) {
    for (let next = events[told]; next !== undefined && next.atS <= elapsedS(); next = events[told]) {
      say(`${Math.max(0, next.atS).toString().padStart(3)} s  ${next.text}`)
      told += 1
    }
    await pause(TICK_MS, undefined, { signal }).catch(() => undefined)
  }
}

/** The story begins when every feed has had its first poll: until then all is baseline. */
async function untilPolled(url: string, sources: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answer = (await (await fetch(`${url}/api/sources?limit=100`)).json()) as {
      items: { lastOkAt: string | null }[]
    }
    if (answer.items.filter((source) => source.lastOkAt !== null).length >= sources) return
    await pause(TICK_MS)
  }
}

async function writeConfig(folder: string, site: DemoSite, hook: string): Promise<void> {
  const dir = join(folder, 'config')
  await mkdir(dir)
  await symlink(join(SHIPPED, 'topics'), join(dir, 'topics'))
  await symlink(join(SHIPPED, 'lexicon'), join(dir, 'lexicon'))
  const sources = site.sources.map(
    ({ id, name, url }) => `  - { id: ${id}, name: "${name}", kind: feed, url: "${url}", every: 2s }\n`,
  )
  await writeFile(
    join(dir, 'sources.yaml'),
    `defaults: { pace: 0s, revisit: [8s, 8s, 8s] }\nsources:\n${sources.join('')}`,
  )
  const channel = `  terminal: { kind: webhook, url: "${hook}", secret: { env: DEMO_SECRET } }\n`
  await writeFile(join(dir, 'alerts.yaml'), `channels:\n${channel}route: { notify: [terminal] }\n`)
}

function frame(head: string, notice: Notice): string {
  const body = renderNotice(notice)
    .text()
    .trimEnd()
    .split('\n')
    .map((line) => `  │ ${line}`)
  return `  ┌─ ${head}\n${body.join('\n')}\n  └─`
}
