import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { quietLog } from './quiet-log.ts'

/** A process of its own with an embedded server on the folder given, for tests that kill it: prints the URL and stays. */
const [, , dataDir = ''] = process.argv
const server = await startEmbeddedPostgres({ dataDir, log: quietLog })
process.stdout.write(`${server.url}\n`)
setInterval(() => undefined, 60_000)
