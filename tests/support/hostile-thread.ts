import { parentPort, workerData } from 'node:worker_threads'
import { RUNNING, type JobMessage, type ThreadData } from '../../src/analysis/messages.ts'

// Speaks the pool's protocol for the task `compare`, and misbehaves as its input `a` says.
const { state } = workerData as ThreadData
const eaten: unknown[] = []

parentPort?.on('message', (batch: readonly JobMessage[]) => {
  for (const { id, input } of batch) {
    const { a, b } = input as { a: string; b: string }
    Atomics.store(state, RUNNING, id)
    if (a === 'spin') for (;;) if (b === '') break
    if (a === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (a === 'eat') for (;;) eaten.push(Array.from({ length: 1_000_000 }, (_, at) => ({ at })))
    if (a === 'die') process.exit(1)
    Atomics.store(state, RUNNING, 0)
    if (a === 'throw')
      parentPort?.postMessage([{ id, error: { kind: 'input', code: 'bad', message: b, retry: false } }], [])
    else parentPort?.postMessage([{ id, value: { similarity: Number(b), duplicate: false } }], [])
  }
})
