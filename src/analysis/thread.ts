import { parentPort, workerData } from 'node:worker_threads'
import { describeError, RECALLED, RUNNING, type JobMessage, type ResultMessage, type ThreadData } from './messages.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { TASKS, type TaskName } from './tasks.ts'

// A worker thread: takes batches of jobs, answers each. The shared state tells the pool which job is at work, so that one that
// never ends can be named from outside; loading code and compiling the lexicon is not counted against a job.

const { lexicon, state } = workerData as ThreadData
const loaded = new Map<TaskName, Promise<(input: never) => unknown>>()
const FLUSH_RESULTS = 16
const FLUSH_MS = 20

function load(task: TaskName, data: LexiconData | null): Promise<(input: never) => unknown> {
  const known = loaded.get(task)
  if (known !== undefined) return known
  const loading = TASKS[task].load(data)
  loaded.set(task, loading)
  return loading
}

async function runJob({ id, task, input }: JobMessage): Promise<ResultMessage> {
  try {
    const run = await load(task, lexicon)
    Atomics.store(state, RUNNING, id)
    if (id <= Atomics.load(state, RECALLED)) return { id, recalled: true }
    // The table pairs each task with its own input; a message carries the pair that the pool was given.
    return { id, value: await run(input as never) }
  } catch (error) {
    return { id, error: describeError(error) }
  } finally {
    Atomics.store(state, RUNNING, 0)
  }
}

async function runBatch(batch: readonly JobMessage[]): Promise<void> {
  let results: ResultMessage[] = []
  let flushedAt = performance.now()
  for (const job of batch) {
    results.push(await runJob(job))
    if (results.length >= FLUSH_RESULTS || performance.now() - flushedAt > FLUSH_MS) {
      parentPort?.postMessage(results, [])
      results = []
      flushedAt = performance.now()
    }
  }
  if (results.length > 0) parentPort?.postMessage(results, [])
}

// The next batch is sent while one is at work.
let last = Promise.resolve()
parentPort?.on('message', (batch: readonly JobMessage[]) => {
  last = last.then(() => runBatch(batch))
})
