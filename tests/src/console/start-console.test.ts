import { request } from 'node:http'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startConsole, type ConsoleOptions, type RunningConsole } from '../../../src/console/start-console.ts'
import { createLog } from '../../../src/log.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { buildAlert, createFakeReads } from './fake-reads.ts'

const open: RunningConsole[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((console) => console.close()))
})

async function start(options: Partial<ConsoleOptions> = {}): Promise<RunningConsole> {
  const console = await startConsole({
    host: '127.0.0.1',
    port: 0,
    reads: createFakeReads({ alerts: [buildAlert()] }),
    health: async () => ({ reasons: [], notices: [] }),
    metrics: createMetrics(),
    log: createLog({ level: 'silent' }),
    ...options,
  })
  open.push(console)
  return console
}

describe('startConsole', () => {
  it('answers over a socket on the address that it names', async () => {
    const { url } = await start()
    const page = await fetch(url)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Dana Whitfield')])
  })

  it('names an address that a browser can open when it listens on all', async () => {
    const { url } = await start({ host: '0.0.0.0' })
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('refuses a foreign Host header on a real connection', async () => {
    const { url } = await start()
    const asked = request(`${url}/api/alerts`, { headers: { host: 'attacker.example' } }).end()
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }]
    answer.resume()
    expect(answer.statusCode).toBe(403)
  })

  it("leaves Node's own Request and Response alone", async () => {
    const { Request: before } = globalThis
    await start()
    expect(globalThis.Request).toBe(before)
  })

  it('names a port that is in use and what to do', async () => {
    const { url } = await start()
    const port = Number(new URL(url).port)
    await expect(start({ port })).rejects.toMatchObject({ kind: 'machine', code: 'port-in-use', retry: false })
    await expect(start({ port })).rejects.toThrow(`port ${port} on 127.0.0.1 is in use`)
  })

  it('names an address that is not this machine', async () => {
    await expect(start({ host: '203.0.113.9' })).rejects.toMatchObject({ code: 'host-not-here' })
  })

  it('closes although a client keeps its connection open', async () => {
    const running = await start()
    await (await fetch(`${running.url}/healthz`)).text()
    const idle = connect(Number(new URL(running.url).port), '127.0.0.1')
    await once(idle, 'connect')
    const started = performance.now()
    await running.close()
    expect(performance.now() - started).toBeLessThan(10_000)
    idle.destroy()
    await expect(fetch(`${running.url}/healthz`)).rejects.toThrow('fetch failed')
  })
})
