import { beforeEach, describe, expect, it, vi } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import type { JobName, JobResult } from '../../src/context.ts'
import { Failure } from '../../src/errors.ts'
import { JOB_NAMES } from '../../src/queue/catalog.ts'
import type { Queue } from '../../src/queue/queue.ts'
import type { JobRun, WorkerOptions } from '../../src/queue/worker.ts'
import { startWorkers } from '../../src/queue/worker.ts'
import { runJobs } from '../../src/run-jobs.ts'
import type { Store } from '../../src/store/store.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'

vi.mock(import('../../src/queue/worker.ts'), () => ({ startWorkers: vi.fn<typeof startWorkers>() }))
vi.mock(import('../../jobs/index.ts'), async (load) => {
  const { jobs: real } = await load()
  const fakes = Object.fromEntries(Object.keys(real).map((name) => [name, vi.fn<() => Promise<JobResult>>()]))
  return { jobs: fakes as unknown as typeof real }
})

const queue = {} as Queue
const run = (name: JobName): JobRun => ({ name, key: 'k', attempt: 1, signal: never })

/** What `runJobs` gives the workers, with a store that notes each call. */
async function capture(held = false) {
  const asked: (readonly unknown[])[] = []
  const note =
    (name: keyof Store) =>
    (...told: readonly unknown[]) =>
      Promise.resolve(void asked.push([name, ...told]))
  const test = createTestContext({
    store: {
      completeStep: note('completeStep'),
      postponeStep: note('postponeStep'),
      failStep: note('failStep'),
      failDelivery: note('failDelivery'),
      holdStep: (lost) => note('holdStep')(lost).then(() => held),
    },
  })
  await runJobs(test.context, queue, ['read'])
  const options = vi.mocked(startWorkers).mock.lastCall?.[1]
  if (options === undefined) throw new Error('no workers were started')
  return { ...test, options, asked }
}

const becomes = (name: JobName, result: JobResult) => vi.mocked(jobs[name]).mockResolvedValueOnce(result)
const handle = (options: WorkerOptions, name: JobName) =>
  (options.handlers[name] as (payload: object, run: JobRun) => Promise<unknown>)({}, run(name))

describe('runJobs', () => {
  beforeEach(() => vi.clearAllMocks())

  it('has a handler for every job of the catalog, on the queues that it is told', async () => {
    const { options } = await capture()
    expect(Object.keys(options.handlers).sort()).toEqual([...JOB_NAMES].sort())
    expect(options.queues).toEqual(['read'])
  })

  it('completes the step of a job that is done, with one line of what it came to', async () => {
    const { options, asked, lines } = await capture()
    becomes('read-article', { kind: 'done', entryId: 7, outcome: 'new' })
    expect(await handle(options, 'read-article')).toBeUndefined()
    expect(asked).toEqual([['completeStep', 'read-article', 'k']])
    expect(lines).toMatchObject([
      { level: 'info', message: 'job done', data: { job: 'read-article', key: 'k', entryId: 7, outcome: 'new' } },
    ])
    expect(lines[0]?.data).toHaveProperty('ms', expect.any(Number))
    expect(lines[0]?.data).not.toHaveProperty('kind')
  })

  it('puts a step off to the time that its job asks for, and completes nothing', async () => {
    const { options, asked, lines } = await capture()
    becomes('read-article', { kind: 'later', at: after(4_000) })
    expect(await handle(options, 'read-article')).toEqual({ againInMs: 4_000 })
    expect(asked).toEqual([['postponeStep', 'read-article', 'k', after(4_000)]])
    expect(lines).toEqual([])
    becomes('read-article', { kind: 'later', at: after(-4_000) })
    expect(await handle(options, 'read-article')).toEqual({ againInMs: 0 })
  })

  it('leaves the archive alone for jobs that a schedule brings again', async () => {
    const { options, asked } = await capture()
    becomes('poll-source', { kind: 'done', sourceId: 'paper' })
    await handle(options, 'poll-source')
    becomes('poll-source', { kind: 'later', at: after(1) })
    await handle(options, 'poll-source')
    expect(asked).toEqual([])
  })

  it('keeps the lines of housekeeping out of the log as long as all is well', async () => {
    const { options, lines } = await capture()
    becomes('sweep-steps', { kind: 'done', steps: 0 })
    await handle(options, 'sweep-steps')
    expect(lines.map((line) => line.level)).toEqual(['debug'])
  })

  const failed = (options: WorkerOptions, name: JobName, error: Error, final: boolean) =>
    options.onFailed?.(name, { entryId: 7 }, 'k', error, { attempt: 3, final })

  it('keeps a step that has failed for good, with the reason, where a person sees it', async () => {
    const { options, asked, lines, counted } = await capture()
    await failed(options, 'read-article', new Failure('network', 'page-unreachable', 'no route'), true)
    expect(asked).toEqual([
      [
        'failStep',
        {
          job: 'read-article',
          key: 'k',
          payload: { entryId: 7 },
          attempts: 3,
          kind: 'network',
          error: 'no route',
          now: NOW,
        },
      ],
    ])
    expect(lines).toMatchObject([
      { level: 'warn', message: 'job failed', data: { job: 'read-article', code: 'page-unreachable', final: true } },
    ])
    expect(counted).toEqual([['countJobFailure', 'read-article', 'network']])
  })

  it('says that a try failed, and leaves the step due for the next', async () => {
    const { options, asked, lines } = await capture()
    await failed(options, 'read-article', new Failure('network', 'page-unreachable', 'no route'), false)
    expect(asked).toEqual([])
    expect(lines).toMatchObject([{ level: 'warn', data: { attempt: 3, final: false } }])
  })

  it('keeps no step of a scheduled job: its next tick comes', async () => {
    const { options, asked } = await capture()
    await failed(options, 'poll-source', new Failure('machine', 'database-unreachable', 'gone'), true)
    expect(asked).toEqual([])
  })

  const crashed = new Failure('limit', 'job-crashed', 'was running 3 times when its process died')
  const sendAlert = (options: WorkerOptions) =>
    options.onFailed?.('send-alert', { alertId: 'a', channel: 'desk' }, 'k', crashed, { attempt: 1, final: true })

  it('puts off a job that was running whenever its process died, and owes its alert still', async () => {
    const { options, asked } = await capture(true)
    await sendAlert(options)
    expect(asked).toEqual([['holdStep', { job: 'send-alert', key: 'k', waitsMs: expect.any(Array), now: NOW }]])
  })

  it('keeps a job with its reason once it has been put off often enough', async () => {
    const { options, asked } = await capture()
    await sendAlert(options)
    expect(asked.map(([name]) => name)).toEqual(['holdStep', 'failDelivery', 'failStep'])
  })

  it('gives a bug of our own its stack', async () => {
    const { options, lines, asked } = await capture()
    await failed(options, 'read-article', new TypeError('x is undefined'), true)
    expect(lines).toMatchObject([
      { level: 'error', data: { kind: 'machine', code: 'unexpected', stack: expect.stringContaining('TypeError') } },
    ])
    expect(asked).toMatchObject([['failStep', { kind: 'machine', error: 'x is undefined' }]])
  })

  it('measures every run', async () => {
    const { options, counted } = await capture()
    options.onFinished?.('read-article', 120, 'done')
    expect(counted).toEqual([['observeJob', 'read-article', 120]])
  })
})
