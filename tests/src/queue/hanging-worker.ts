import { openQueue, type QueueOptions } from '../../../src/queue/queue.ts'
import { startWorkers } from '../../../src/queue/worker.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { handlersWith, QUICK } from './quick-workers.ts'

/** A process of its own that takes a job, says so, and never ends it: for tests that kill it. */
const { redisUrl, databaseUrl, prefix } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string | undefined>
const options: QueueOptions =
  redisUrl === undefined
    ? { pool: (await openDatabase({ url: databaseUrl!, log: quietLog, searchPath: ['bullmq'] })).pool, log: quietLog }
    : { redisUrl, prefix: prefix!, log: quietLog }
const queue = await openQueue(options)
const hang = async () => {
  process.stdout.write('started\n')
  await new Promise(() => setInterval(() => undefined, 1000))
}
await startWorkers(queue, { handlers: handlersWith({ 'poll-source': hang }), log: quietLog, limits: QUICK })
process.stdout.write('ready\n')
