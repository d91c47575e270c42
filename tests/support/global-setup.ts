import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { prepareTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A socket that answers every connection with the test database server, as JSON, and starts it for the first. */
    testServerSocket: string
  }
}

/** Once for a vitest run: tests without a database never pay for a server, those with one share it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const socket = join(tmpdir(), `entente-tests-${process.pid}.sock`)
  let server: Promise<TestServer> | undefined
  const desk = createServer((client) => {
    server ??= prepareTestServer()
    server.then(
      ({ url, template }) => client.end(JSON.stringify({ url, template })),
      (error: unknown) => client.end(JSON.stringify({ error: String(error) })),
    )
    client.on('error', () => undefined)
  })
  await rm(socket, { force: true })
  await new Promise<void>((resolve, reject) => desk.once('error', reject).listen(socket, resolve))
  project.provide('testServerSocket', socket)
  return async () => {
    desk.close()
    await server?.then((running) => running.end()).catch(() => undefined)
    sayWhatWasLeftOut(project)
  }
}

const OUTSIDE_SERVERS: Readonly<Record<string, string>> = {
  TEST_REDIS_URL: 'suites on Redis',
  TEST_DATABASE_URL: 'suites on a PostgreSQL server (they ran on the embedded one)',
}

function sayWhatWasLeftOut(project: TestProject): void {
  if (!project.vitest.projects.some(({ name }) => name === 'system')) return
  const absent = Object.entries(OUTSIDE_SERVERS).filter(([name]) => !process.env[name])
  if (absent.length > 0) console.log(`left out: ${absent.map(([name, what]) => `${what}: set ${name}`).join('; ')}`)
}
