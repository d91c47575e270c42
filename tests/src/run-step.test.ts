import { beforeEach, describe, expect, it, vi } from 'vitest'
import { jobs } from '../../jobs/index.ts'
import type { Job, JobName, JobResult, Step } from '../../src/context.ts'
import { Failure } from '../../src/errors.ts'
import { runStep } from '../../src/run-step.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'

vi.mock(import('../../jobs/index.ts'), async (load) => {
  const { jobs: real } = await load()
  const fakes = Object.fromEntries(Object.keys(real).map((name) => [name, vi.fn<() => Promise<JobResult>>()]))
  return { jobs: fakes as unknown as typeof real }
})

const READ: Step = { job: 'read-article', key: '7', payload: { entryId: 7 }, dueAt: NOW }
const FIND: Step = { job: 'find-statements', key: '1-1', payload: { articleId: 1, version: 1 }, dueAt: NOW }
const MATCH: Step = { job: 'match-topics', key: '1-1', payload: { articleId: 1, version: 1 }, dueAt: NOW }
const REVISIT: Step = { job: 'revisit-article', key: '1-1', payload: { articleId: 1, round: 1 }, dueAt: after(600_000) }

/** Runs the first step where each job makes the steps given due. */
async function run(first: Step, follow: Readonly<Partial<Record<JobName, readonly Step[]>>>, signal = never) {
  const ran: string[] = []
  const completed: string[] = []
  for (const name of Object.keys(jobs) as JobName[]) {
    const job = vi.mocked(jobs[name]) as unknown as ReturnType<typeof vi.fn<Job<JobName>>>
    job.mockImplementation(async (context, payload) => {
      ran.push(`${name} ${JSON.stringify(payload)}`)
      await context.enqueue(follow[name] ?? [])
      return { kind: 'done' }
    })
  }
  const { context, enqueued } = createTestContext({
    store: { completeStep: async (job, key) => void completed.push(`${job} ${key}`) },
  })
  await runStep(context, first, signal)
  return { ran, completed, enqueued }
}

describe('runStep', () => {
  beforeEach(() => vi.resetAllMocks())

  it('runs a step and then those that it makes due, each completed, with nothing handed to the queue', async () => {
    const { ran, completed, enqueued } = await run(READ, { 'read-article': [FIND], 'find-statements': [MATCH] })
    expect(ran).toEqual([
      'read-article {"entryId":7}',
      'find-statements {"articleId":1,"version":1}',
      'match-topics {"articleId":1,"version":1}',
    ])
    expect(completed).toEqual(['read-article 7', 'find-statements 1-1', 'match-topics 1-1'])
    expect(enqueued).toEqual([])
  })

  it('leaves a step of a later time in the archive', async () => {
    expect((await run(READ, { 'read-article': [REVISIT] })).completed).toEqual(['read-article 7'])
  })

  it('waits for the time that a job asks for, and runs it again', async () => {
    const results: JobResult[] = [{ kind: 'later', at: after(20) }, { kind: 'done' }]
    vi.mocked(jobs['read-article']).mockImplementation(async () => results.shift() ?? { kind: 'done' })
    const completed: string[] = []
    const { context } = createTestContext({ store: { completeStep: async (job) => void completed.push(job) } })
    const startedAt = performance.now()
    await runStep(context, READ, never)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(15)
    expect([results, completed]).toEqual([[], ['read-article']])
  })

  it('throws what fails, and the step stays due', async () => {
    const failure = new Failure('network', 'page-unreachable', 'no route')
    vi.mocked(jobs['read-article']).mockRejectedValue(failure)
    const { context } = createTestContext()
    await expect(runStep(context, READ, never)).rejects.toBe(failure)
  })

  it('runs nothing more once it is told to stop, also while it waits', async () => {
    const stop = new AbortController()
    vi.mocked(jobs['read-article']).mockImplementation(async () => {
      setImmediate(() => stop.abort())
      return { kind: 'later', at: after(60_000) }
    })
    const { context } = createTestContext()
    await expect(runStep(context, READ, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    await expect(runStep(context, READ, stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(jobs['read-article']).toHaveBeenCalledOnce()
  })

  it('refuses a step that no job of ours could have made', async () => {
    const { context } = createTestContext()
    await expect(runStep(context, { ...READ, job: 'cook-dinner' }, never)).rejects.toMatchObject({
      code: 'unknown-job',
    })
    await expect(runStep(context, { ...READ, payload: {} }, never)).rejects.toMatchObject({ code: 'bad-payload' })
  })
})
