import { Failure } from '../errors.ts'
import type { Analysis, AnalysisOptions, RunOptions } from './analysis.ts'
import { toFailure, type ResultMessage } from './messages.ts'
import { startThread, type Thread } from './start-thread.ts'
import { type JobWatch, watchJob } from './watch-job.ts'
import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { TASKS, type TaskInput, type TaskName, type TaskOutput } from './tasks.ts'

interface Job {
  readonly task: TaskName
  readonly input: unknown
  readonly timeoutMs: number
  readonly weight: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  /** Whether the input is the eased one already. */
  readonly eased: boolean
}

interface Slot {
  readonly thread: Thread
  readonly lexicon: LexiconData | null
  /** What it was sent and has not answered, by the id that it was sent under. */
  readonly jobs: Map<number, Job>
  readonly watch: JobWatch
}

const DEFAULT_TIMEOUT_MS = 15_000
const DEFAULT_MEMORY_MB = 512
const DEFAULT_MAX_WAITING = 2_000
const WATCH_MS = 50
const DEFAULT_SLOW_MS = 500
const MAX_BATCH = 32
/** Jobs are batched up to this weight, in characters or bytes of input: small texts share a message, a large page goes alone. */
const MAX_BATCH_WEIGHT = 256 * 1024
const MAX_ID = 0x7fffffff

/**
 * Opens the pool of analysis threads. Threads start on demand and load their code on first use. A task over its time or memory
 * limit costs its own thread and nothing else: the thread is replaced, the other tasks of its batch are run again.
 */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const {
    threads,
    timeoutMs: defaultTimeoutMs = DEFAULT_TIMEOUT_MS,
    slowMs = DEFAULT_SLOW_MS,
    memoryMb = DEFAULT_MEMORY_MB,
    maxWaiting = DEFAULT_MAX_WAITING,
    log,
    script,
  } = options
  let lexicon = options.lexicon
  let closed = false
  let lastId = 0
  let watch: NodeJS.Timeout | undefined
  const waiting: Job[] = []
  const slots = new Set<Slot>()

  function open(): Slot {
    const thread = startThread({ lexicon, memoryMb, ...(script === undefined ? {} : { script }) })
    const slot: Slot = { thread, lexicon, jobs: new Map(), watch: watchJob(thread) }
    thread.onResults((results) => takeResults(slot, results))
    thread.onDeath((error) => bury(slot, error))
    slots.add(slot)
    return slot
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      const slot = findFree() ?? (slots.size < threads ? open() : findNearlyFree())
      if (slot === undefined) return
      const batch = takeBatch(waiting, Math.ceil(waiting.length / threads)).map((job) => ({ id: nextId(), job }))
      for (const { id, job } of batch) slot.jobs.set(id, job)
      slot.thread.post(batch.map(({ id, job: { task, input } }) => ({ id, task, input })))
      watch ??= setInterval(watchThreads, WATCH_MS)
    }
  }

  function findFree(): Slot | undefined {
    for (const slot of slots) {
      if (slot.jobs.size > 0) continue
      if (slot.lexicon === lexicon) return slot
      slots.delete(slot)
      void slot.thread.end()
    }
    return undefined
  }

  /** A thread at its last job, which has not run long: the next ones are sent ahead, so that it need not wait for them. */
  function findNearlyFree(): Slot | undefined {
    const now = performance.now()
    return [...slots].find((slot) => slot.jobs.size === 1 && slot.lexicon === lexicon && !isSlow(slot, now))
  }

  function isSlow({ watch, thread }: Slot, now: number): boolean {
    return watch.ranMs(thread.runningId(), now) > slowMs
  }

  function takeResults(slot: Slot, results: readonly ResultMessage[]): void {
    for (const result of results) {
      const job = slot.jobs.get(result.id)
      slot.jobs.delete(result.id)
      if (job === undefined) continue
      if ('recalled' in result) waiting.unshift(job)
      else if ('error' in result) job.reject(toFailure(result.error))
      else job.resolve(result.value)
    }
    if (slot.jobs.size === 0) slot.thread.rest()
    dispatch()
    stopWatching()
  }

  function watchThreads(): void {
    const now = performance.now()
    for (const slot of slots) {
      const id = slot.thread.runningId()
      slot.watch.see(id, now)
      const job = slot.jobs.get(id)
      if (job === undefined) continue
      void slot.watch.isOver(job.timeoutMs, now).then((over) => over && bury(slot, overTime(job)))
      if (slot.jobs.size > 1 && isSlow(slot, now)) recall(slot)
    }
    stopWatching()
  }

  /** Takes back what waits behind the job that a thread is at. One that it begins in this moment is its own, or comes back as recalled. */
  function recall({ thread, jobs }: Slot): void {
    thread.recall(lastId)
    const running = thread.runningId()
    for (const [id, job] of [...jobs].toReversed()) {
      if (id === running) continue
      jobs.delete(id)
      waiting.unshift(job)
    }
    dispatch()
  }

  /** Takes a dead or hopeless thread out. The job it was at is to blame; the others of its batch go to the front of the queue. */
  function bury(slot: Slot, error: Failure): void {
    if (!slots.delete(slot)) return
    const culprit = slot.jobs.get(slot.thread.runningId())
    void slot.thread.end()
    const jobs = [...slot.jobs.values()]
    slot.jobs.clear()
    // Without a culprit the thread died while loading: every job would meet the same end.
    const blamed = culprit === undefined ? jobs : [culprit]
    waiting.unshift(...jobs.filter((job) => !blamed.includes(job)))
    for (const job of blamed) fail(job, error)
    dispatch()
    stopWatching()
  }

  function fail(job: Job, error: Failure): void {
    const ease = TASKS[job.task].ease as ((input: unknown) => unknown) | undefined
    const easier = error.kind === 'limit' && !job.eased ? ease?.(job.input) : undefined
    const { task, input } = job
    log?.warn(
      { task, url: urlOf(input), code: error.code, retriedEasier: easier !== undefined },
      'analysis limit reached',
    )
    if (easier === undefined) job.reject(error)
    else waiting.unshift({ ...job, input: easier, eased: true })
  }

  function stopWatching(): void {
    for (const slot of slots) if (slot.jobs.size > 0) return
    clearInterval(watch)
    watch = undefined
  }

  function nextId(): number {
    if (lastId === MAX_ID) {
      lastId = 0
      for (const { thread } of slots) thread.recall(0)
    }
    lastId += 1
    return lastId
  }

  function enqueue(
    task: TaskName,
    input: unknown,
    { signal, timeoutMs = defaultTimeoutMs }: RunOptions,
  ): Promise<unknown> {
    if (closed) return Promise.reject(closedFailure())
    if (waiting.length >= maxWaiting) {
      return Promise.reject(
        new Failure('limit', 'analysis-busy', `${waiting.length} tasks are waiting for analysis`, { retry: true }),
      )
    }
    if (signal?.aborted === true) return Promise.reject(abortReason(signal))
    return new Promise((resolve, reject) => {
      const forget = (): void => {
        const at = waiting.findIndex((job) => job.reject === settle.reject)
        if (at >= 0) waiting.splice(at, 1)
        settle.reject(abortReason(signal))
      }
      const settle = {
        resolve: (value: unknown) => {
          signal?.removeEventListener('abort', forget)
          resolve(value)
        },
        reject: (error: Error) => {
          signal?.removeEventListener('abort', forget)
          reject(error)
        },
      }
      signal?.addEventListener('abort', forget, { once: true })
      waiting.push({ task, input, timeoutMs, weight: weigh(input), eased: false, ...settle })
      // Tasks asked for in one turn of the loop share batches.
      if (waiting.length === 1) queueMicrotask(dispatch)
    })
  }

  return {
    run: <Name extends TaskName>(task: Name, input: TaskInput<Name>, runOptions: RunOptions = {}) =>
      // The thread answers with what the table's own function for this task returned.
      enqueue(task, input, runOptions) as Promise<TaskOutput<Name>>,
    replaceLexicon(next) {
      lexicon = next
      findFree()
    },
    load: () => ({
      waiting: waiting.length,
      running: [...slots].reduce((sum, slot) => sum + slot.jobs.size, 0),
      threads: slots.size,
    }),
    async close() {
      closed = true
      clearInterval(watch)
      const all = waiting.splice(0)
      for (const slot of slots) all.push(...slot.jobs.values())
      const ending = [...slots].map((slot) => slot.thread.end())
      slots.clear()
      for (const job of all) job.reject(closedFailure())
      await Promise.all(ending)
    },
  }
}

function takeBatch(waiting: Job[], share: number): readonly Job[] {
  let count = 0
  let weight = 0
  for (const job of waiting.slice(0, Math.min(MAX_BATCH, share))) {
    weight += job.weight
    if (count > 0 && weight > MAX_BATCH_WEIGHT) break
    count += 1
  }
  return waiting.splice(0, count)
}

function weigh(input: unknown): number {
  if (typeof input !== 'object' || input === null) return 0
  let weight = 0
  for (const value of Object.values(input))
    if (typeof value === 'string' || value instanceof Uint8Array) weight += value.length
  return weight
}

function overTime({ task, timeoutMs }: Job): Failure {
  return new Failure('limit', 'analysis-timeout', `${task} took more than ${timeoutMs} ms`, { retry: false })
}

/** The address of what broke a thread, where it has one. */
function urlOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('url' in input)) return undefined
  return typeof input.url === 'string' ? input.url : undefined
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error
    ? reason
    : new Failure('machine', 'analysis-aborted', 'the analysis was called off', { cause: reason })
}

function closedFailure(): Failure {
  return new Failure('machine', 'analysis-closed', 'the analysis threads are closed')
}
