import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Failure } from '../../src/errors.ts'
import type { JobOutcome, WorkerOptions, Workers } from '../../src/queue/worker.ts'
import { openQueue, type Queue, type QueueOptions } from '../../src/queue/queue.ts'
import { startWorkers } from '../../src/queue/worker.ts'
import { quietLog } from '../support/quiet-log.ts'
import { type OwnRedis, redisProgram, startRedis } from '../support/redis.ts'
import { postgresBench, type QueueBench, redisBench } from '../src/queue/queue-bench.ts'
import { handlersWith, QUICK } from '../src/queue/quick-workers.ts'

const redisUrl = process.env['TEST_REDIS_URL']
let ownRedis: OwnRedis | undefined
afterAll(() => ownRedis?.end())

const hangingWorker = fileURLToPath(new URL('../src/queue/hanging-worker.ts', import.meta.url))
/** Patience for a busy machine; nothing here takes so long by itself. */
const SOON = { timeout: 15_000 }
const failTransiently = () => Promise.reject(new Error('broken'))
const failForGood = () => Promise.reject(new Failure('input', 'no-article', 'nothing there'))
const hangDeaf = () => new Promise<void>(() => undefined)
const plan = (key: string, everyMs: number) => ({ key, payload: { sourceId: key }, time: { everyMs } })

const hasRedis = redisUrl !== undefined || redisProgram !== undefined
const anyRedis = async () => redisBench(redisUrl ?? (ownRedis ??= await startRedis()).url)

describe.each([
  ['postgres', postgresBench, false],
  ['redis', anyRedis, !hasRedis],
] as const)('queue on %s', (backend, createBench, absent) => {
  describe.skipIf(absent)('queue', () => {
    let bench: QueueBench
    let queue: Queue
    const running: Workers[] = []

    const work = async (options: Partial<WorkerOptions> = {}, on = queue): Promise<Workers> => {
      const workers = await startWorkers(on, { handlers: handlersWith({}), log: quietLog, limits: QUICK, ...options })
      running.push(workers)
      return workers
    }
    const openAnother = async (options?: Partial<QueueOptions>): Promise<Queue> => {
      const another = await bench.open(options)
      onTestFinished(() => another.close())
      return another
    }
    const depthOf = async (name: 'poll' | 'read' | 'housekeeping') => (await queue.depths())[name]
    const nothingLeft = { waiting: 0, active: 0, delayed: 0, failed: 0 }

    beforeAll(async () => {
      bench = await createBench()
      queue = await bench.open()
    })
    afterEach(async () => {
      await Promise.all(running.splice(0).map((workers) => workers.stop(500)))
      await bench.clear()
    })
    afterAll(async () => {
      await queue?.close()
      await bench?.end()
    })

    test('says which backend carries it and that it is ready', async () => {
      expect(queue.backend).toBe(backend)
      expect(await queue.ping()).toEqual({ ready: true })
    })

    test('hands a job its payload, key and attempt', async () => {
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      await queue.enqueue('poll-source', { sourceId: 'irna-en' }, { key: 'irna-en' })
      await expect.poll(() => poll.mock.calls, SOON).toHaveLength(1)
      expect(poll).toHaveBeenCalledWith(
        { sourceId: 'irna-en' },
        { name: 'poll-source', key: 'irna-en', attempt: 1, signal: expect.any(AbortSignal) },
      )
      await expect.poll(() => depthOf('poll'), SOON).toEqual(nothingLeft)
    })

    test('takes keys of any length and alphabet, and keeps them apart', async () => {
      const keys = ['a:b', 'a b', 'خبر', 'x'.repeat(5000), `${'x'.repeat(4999)}y`]
      const seen: string[] = []
      await work({ handlers: handlersWith({ 'poll-source': async (_, { key }) => void seen.push(key) }) })
      for (const key of keys) await queue.enqueue('poll-source', { sourceId: 's' }, { key })
      await expect.poll(() => seen.toSorted(), SOON).toEqual(keys.toSorted())
    })

    test('ignores a job that already waits, and takes it again once it has ended', async () => {
      for (let i = 0; i < 3; i++) await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await queue.enqueueMany([{ name: 'poll-source', payload: { sourceId: 'a' }, key: 'a' }])
      expect(await depthOf('poll')).toMatchObject({ waiting: 1 })
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      await expect.poll(() => depthOf('poll'), SOON).toEqual(nothingLeft)
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await expect.poll(() => poll.mock.calls, SOON).toHaveLength(2)
    })

    test('takes many jobs of several kinds at once, each once', async () => {
      const reads = Array.from({ length: 40 }, (_, i) => ({
        name: 'read-article' as const,
        payload: { entryId: i + 1 },
        key: `${i + 1}`,
      }))
      await queue.enqueueMany([...reads, ...reads, { name: 'poll-source', payload: { sourceId: 'a' }, key: 'a' }])
      expect(await depthOf('read')).toMatchObject({ waiting: 40 })
      expect(await depthOf('poll')).toMatchObject({ waiting: 1 })
    })

    test('refuses a payload that is not the job’s', async () => {
      const wrong = queue.enqueue('read-article', { entryId: -1 }, { key: '1' })
      await expect(wrong).rejects.toMatchObject({ kind: 'input', code: 'bad-payload' })
    })

    test('keeps a delayed job until its time', async () => {
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      const asked = performance.now()
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a', delayMs: 300 })
      expect(await depthOf('poll')).toMatchObject({ delayed: 1 })
      await expect.poll(() => poll.mock.calls, SOON).toHaveLength(1)
      expect(performance.now() - asked).toBeGreaterThan(290)
    })

    test('tries a failed job again after a wait and says so each time', async () => {
      const failures: [number, boolean][] = []
      const outcomes: JobOutcome[] = []
      await work({
        handlers: handlersWith({
          'read-article': async (_, { attempt }) => {
            if (attempt < 3) throw new Failure('network', 'unreachable', 'no answer')
          },
        }),
        onFailed: (_name, _payload, _key, _error, { attempt, final }) => void failures.push([attempt, final]),
        onFinished: (_name, _ms, outcome) => void outcomes.push(outcome),
      })
      await queue.enqueue('read-article', { entryId: 1 }, { key: '1' })
      await expect.poll(() => outcomes, SOON).toEqual(['retry', 'retry', 'done'])
      expect(failures).toEqual([
        [1, false],
        [2, false],
      ])
    })

    test('gives a job up after its last try, reports that once, and leaves nothing behind', async () => {
      const onFailed = vi.fn()
      await work({ handlers: handlersWith({ 'poll-source': failTransiently }), onFailed })
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await expect.poll(() => onFailed.mock.calls, SOON).toHaveLength(3)
      await expect.poll(() => depthOf('poll'), SOON).toEqual(nothingLeft)
      expect(onFailed.mock.calls.map((call) => call[4])).toEqual([
        { attempt: 1, final: false },
        { attempt: 2, final: false },
        { attempt: 3, final: true },
      ])
      expect(onFailed).toHaveBeenLastCalledWith(
        'poll-source',
        { sourceId: 'a' },
        'a',
        expect.any(Error),
        expect.anything(),
      )
    })

    test('does not try again what its failure says is hopeless', async () => {
      const onFailed = vi.fn()
      await work({ handlers: handlersWith({ 'read-article': failForGood }), onFailed })
      await queue.enqueue('read-article', { entryId: 1 }, { key: '1' })
      await expect.poll(() => depthOf('read'), SOON).toEqual(nothingLeft)
      expect(onFailed.mock.calls.map((call) => call[4])).toEqual([{ attempt: 1, final: true }])
    })

    test('keeps a job whose final failure could not be recorded', async () => {
      const onFailed = vi.fn(() => Promise.reject(new Error('archive is down')))
      await work({ handlers: handlersWith({ 'read-article': failForGood }), onFailed })
      await queue.enqueue('read-article', { entryId: 1 }, { key: '1' })
      await expect.poll(() => onFailed.mock.calls, SOON).toHaveLength(1)
      await expect.poll(() => depthOf('read'), SOON).toEqual({ ...nothingLeft, delayed: 1 })
    })

    test('runs a job again when its handler asks for it, without counting a try', async () => {
      const attempts: number[] = []
      const again = async (_: unknown, { attempt }: { attempt: number }) => {
        attempts.push(attempt)
        return attempts.length < 3 ? { againInMs: 30 } : undefined
      }
      await work({ handlers: handlersWith({ 'revisit-article': again }) })
      await queue.enqueue('revisit-article', { articleId: 1, round: 1 }, { key: '1' })
      await expect.poll(() => attempts, SOON).toEqual([1, 1, 1])
    })

    test('aborts a handler at its time limit, also one that does not listen', async () => {
      const errors: Error[] = []
      const onFailed = (_n: string, _p: unknown, _k: string, error: Error) => void errors.push(error)
      await work({
        handlers: handlersWith({ 'poll-source': hangDeaf }),
        onFailed,
        limits: { ...QUICK, timeoutMs: () => 50, retryDelayMs: () => 60_000 },
      })
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await expect.poll(() => errors, SOON).toHaveLength(1)
      expect(errors[0]).toMatchObject({ kind: 'limit', code: 'job-timeout' })
    })

    test('runs a schedule soon and then on time, and no more once it is removed', async () => {
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      const wanted = { name: 'poll-source', key: 'a', payload: { sourceId: 'a' }, time: { everyMs: 1000 } } as const
      expect(await queue.schedule(wanted)).toBe('added')
      await expect.poll(() => poll.mock.calls.length, SOON).toBeGreaterThanOrEqual(3)
      expect(await queue.unschedule('poll-source', 'a')).toBe(true)
      expect(await queue.unschedule('poll-source', 'a')).toBe(false)
      expect(await queue.listSchedules()).toEqual([])
      await expect.poll(() => depthOf('housekeeping'), SOON).toEqual(nothingLeft)
    })

    test('leaves an unchanged schedule alone and rewrites a changed one', async () => {
      const wanted = { name: 'poll-source', key: 'a', payload: { sourceId: 'a' }, time: { everyMs: 600_000 } } as const
      await queue.schedule(wanted)
      const [first] = await queue.listSchedules()
      expect(first).toEqual({ ...wanted, nextAt: expect.any(Date) })
      expect(await queue.schedule(wanted)).toBe('unchanged')
      expect(await queue.listSchedules()).toEqual([first])
      const cron = { cron: '0 3 * * *', tz: 'Asia/Tehran' }
      expect(await queue.schedule({ ...wanted, time: cron })).toBe('changed')
      expect(await queue.listSchedules()).toMatchObject([{ time: cron }])
      expect(await depthOf('housekeeping')).toEqual({ ...nothingLeft, delayed: 1 })
    })

    test('brings the schedules of one job in step with a list', async () => {
      await queue.schedule({ name: 'watch-health', key: 'all', payload: {}, time: { everyMs: 60_000 } })
      const first = await queue.syncSchedules('poll-source', [plan('a', 60_000), plan('b', 60_000), plan('c', 60_000)])
      expect({ ...first, added: first.added.toSorted() }).toEqual({ added: ['a', 'b', 'c'], changed: [], removed: [] })
      const second = await queue.syncSchedules('poll-source', [plan('a', 60_000), plan('b', 90_000), plan('d', 60_000)])
      expect(second).toEqual({ added: ['d'], changed: ['b'], removed: ['c'] })
      expect((await queue.listSchedules()).map(({ key }) => key).toSorted()).toEqual(['a', 'all', 'b', 'd'])
    })

    test('keeps one schedule of each where several processes put them at the same moment', async () => {
      const queues = await Promise.all(Array.from({ length: 3 }, () => openAnother()))
      for (let round = 0; round < 3; round++) {
        const keys = Array.from({ length: 60 }, (_, n) => `r${round}-${n}`)
        const wanted = keys.map((key) => plan(key, 1000))
        await Promise.all(queues.map((each) => each.syncSchedules('poll-source', wanted)))
        const listed = await queue.listSchedules()
        expect(listed.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
      }
    })

    test('puts back what was lost of schedules that it knows to stand', async () => {
      let lateMs = 0
      const book = await openAnother({ now: () => Date.now() + lateMs })
      const wanted = [plan('a', 60_000), plan('b', 60_000)]
      const nothing = { added: [], changed: [], removed: [] }
      await book.syncSchedules('poll-source', wanted)
      expect(await book.syncSchedules('poll-source', wanted)).toEqual(nothing)
      lateMs = 10 * 60_000
      expect(await book.syncSchedules('poll-source', wanted)).toEqual(nothing)
      await bench.loseJobs()
      expect(await book.syncSchedules('poll-source', wanted)).toEqual({ ...nothing, changed: ['a', 'b'] })
      lateMs = 0
      expect(await queue.unschedule('poll-source', 'a')).toBe(true)
      expect(await book.syncSchedules('poll-source', wanted)).toEqual({ ...nothing, added: ['a'] })
      await bench.wreck()
      await expect.poll(() => book.syncSchedules('poll-source', wanted), SOON).toMatchObject({ added: ['a', 'b'] })
    })

    test('refuses a schedule that cannot be', async () => {
      const wanted = {
        name: 'poll-source',
        key: 'a',
        payload: { sourceId: 'a' },
        time: { cron: '61 * * * *' },
      } as const
      await expect(queue.schedule(wanted)).rejects.toMatchObject({ kind: 'config', code: 'bad-schedule' })
    })

    test('never runs a scheduled job twice at once, however long it takes', async () => {
      const load = { now: 0, most: 0, runs: 0 }
      const slow = async () => {
        load.most = Math.max(load.most, ++load.now)
        await pause(1200)
        load.now--
        load.runs++
      }
      const another = await openAnother()
      await work({ handlers: handlersWith({ 'poll-source': slow }) })
      await work({ handlers: handlersWith({ 'poll-source': slow }) }, another)
      await queue.schedule({ name: 'poll-source', key: 'a', payload: { sourceId: 'a' }, time: { everyMs: 1000 } })
      await expect.poll(() => load.runs, SOON).toBe(2)
      expect(load.most).toBe(1)
    })

    test('stands up again after it was emptied under running workers', async () => {
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      const wanted = { name: 'poll-source', key: 'a', payload: { sourceId: 'a' }, time: { everyMs: 1000 } } as const
      await queue.schedule(wanted)
      await expect.poll(() => poll.mock.calls.length, SOON).toBeGreaterThanOrEqual(1)
      await bench.wreck()
      const before = poll.mock.calls.length
      await expect.poll(() => queue.schedule(wanted), SOON).toBe('added')
      await expect.poll(() => poll.mock.calls.length, SOON).toBeGreaterThan(before + 2)
    })

    test('revives a schedule whose tick was lost', async () => {
      const wanted = { name: 'poll-source', key: 'a', payload: { sourceId: 'a' }, time: { everyMs: 60_000 } } as const
      await queue.schedule(wanted)
      expect(await queue.schedule(wanted)).toBe('unchanged')

      const later = await openAnother({ now: () => Date.now() + 10 * 60_000 })
      expect(await later.schedule(wanted)).toBe('unchanged')
      await bench.loseJobs()
      expect(await later.schedule(wanted)).toBe('changed')
    })

    test('works on after every connection was cut, and does not say so twice', async () => {
      const said: string[] = []
      const say = (_: object, message: string) => void said.push(message)
      const another = await openAnother({ log: { debug: say, info: say, warn: say, error: say } })
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) }, another)
      await bench.cut()
      await expect.poll(() => another.ping(), SOON).toEqual({ ready: true })
      await another.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await expect.poll(() => poll.mock.calls, SOON).toHaveLength(1)
      // Connections go one by one: an answer in between may be followed by another loss, but no loss is told twice.
      const twice = said.filter((message, at) => message === 'queue connection lost' && said[at + 1] === message)
      expect(twice).toEqual([])
      expect(said).not.toContain('queue error')
    })

    test('gives each of many jobs to one worker only', async () => {
      const another = await openAnother()
      const seen: string[] = []
      const handlers = handlersWith({ 'read-article': async (_, { key }) => void seen.push(key) })
      await Promise.all([work({ handlers }), work({ handlers }, another)])
      const keys = Array.from({ length: 200 }, (_, i) => `${i + 1}`)
      await queue.enqueueMany(keys.map((key) => ({ name: 'read-article', payload: { entryId: Number(key) }, key })))
      await expect.poll(() => depthOf('read'), SOON).toEqual(nothingLeft)
      expect(seen.toSorted()).toEqual(keys.toSorted())
    })

    test('runs the job of a killed worker again', async () => {
      const child = spawn(process.execPath, [hangingWorker, JSON.stringify(bench.place)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await expect.poll(() => said, SOON).toContain('started')
      child.kill('SIGKILL')
      await once(child, 'exit')
      const runs: number[] = []
      await work({ handlers: handlersWith({ 'poll-source': async (_, { attempt }) => void runs.push(attempt) }) })
      await expect.poll(() => runs, SOON).toEqual([1])
      await expect.poll(() => depthOf('poll'), SOON).toEqual(nothingLeft)
    })

    test('lets running jobs finish when it stops, and takes no new ones', async () => {
      const ended: string[] = []
      const underWay = Promise.withResolvers<void>()
      const workers = await work({
        concurrency: { poll: 1 },
        handlers: handlersWith({
          'poll-source': async (_, { key }) => {
            underWay.resolve()
            await pause(200)
            ended.push(key)
          },
        }),
      })
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await queue.enqueue('poll-source', { sourceId: 'b' }, { key: 'b' })
      await underWay.promise
      await workers.stop(5000)
      expect(ended).toEqual(['a'])
      expect(await depthOf('poll')).toEqual({ ...nothingLeft, waiting: 1 })
    })

    test.each([
      ['one that listens', (signal: AbortSignal) => pause(60_000, undefined, { signal })],
      ['one that does not', hangDeaf],
    ])('hands back at the end of its grace what still runs: %s', async (_, hang) => {
      const underWay = Promise.withResolvers<void>()
      const hanging = async (_payload: unknown, { signal }: { signal: AbortSignal }) => {
        underWay.resolve()
        await hang(signal)
      }
      const another = await openAnother()
      const workers = await work(
        { handlers: handlersWith({ 'poll-source': hanging }), limits: { ...QUICK, lockMs: 60_000 } },
        another,
      )
      await queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
      await underWay.promise
      const asked = performance.now()
      await workers.stop(3000)
      expect(performance.now() - asked).toBeLessThan(10_000)
      const poll = vi.fn(() => Promise.resolve())
      await work({ handlers: handlersWith({ 'poll-source': poll }) })
      await expect.poll(() => poll.mock.calls, SOON).toHaveLength(1)
    })
  })
})

describe.skipIf(redisProgram === undefined)('queue on a Redis that fails', () => {
  let redis: OwnRedis
  let queue: Queue
  const said: string[] = []
  const say = (_: object, message: string) => void said.push(message)
  const log = { debug: say, info: say, warn: say, error: say }

  beforeAll(async () => {
    redis = await startRedis()
    queue = await openQueue({ redisUrl: redis.url, log })
  })
  afterAll(async () => {
    await queue.close()
    await redis.end()
  })

  test('says soon that it is not ready while Redis is frozen, and ready again after', async () => {
    redis.freeze()
    const asked = performance.now()
    expect(await queue.ping()).toMatchObject({ ready: false })
    expect(performance.now() - asked).toBeLessThan(8000)
    redis.thaw()
    await expect.poll(() => queue.ping(), SOON).toEqual({ ready: true })
  })

  test('tells who enqueues at once that Redis is gone, and works on when it is back, saying each once', async () => {
    const poll = vi.fn(() => Promise.resolve())
    const workers = await startWorkers(queue, { handlers: handlersWith({ 'poll-source': poll }), log, limits: QUICK })
    onTestFinished(() => workers.stop(1000))
    await redis.kill()
    await expect.poll(() => queue.ping(), SOON).toMatchObject({ ready: false })
    const asked = performance.now()
    const enqueue = () => queue.enqueue('poll-source', { sourceId: 'a' }, { key: 'a' })
    await expect(enqueue()).rejects.toMatchObject({ kind: 'machine', code: 'queue-unreachable', retry: true })
    expect(performance.now() - asked).toBeLessThan(8000)
    await pause(1500)
    await redis.restart()
    await expect.poll(() => queue.ping(), SOON).toEqual({ ready: true })
    await enqueue()
    await expect.poll(() => poll.mock.calls, SOON).toHaveLength(1)
    expect(said).toEqual(['queue connection lost', 'queue connection restored'])
  })

  test('stops in time while Redis is gone', async () => {
    const own = await startRedis()
    onTestFinished(() => own.end())
    const other = await openQueue({ redisUrl: own.url, log: quietLog })
    onTestFinished(() => other.close())
    const workers = await startWorkers(other, { handlers: handlersWith({}), log: quietLog })
    await own.kill()
    const asked = performance.now()
    await workers.stop(2000)
    expect(performance.now() - asked).toBeLessThan(10_000)
  })

  test('fails to open with the address and the reason when there is no Redis', async () => {
    const opening = openQueue({ redisUrl: 'redis://:secret@127.0.0.1:1', log: quietLog, patienceMs: 200 })
    await expect(opening).rejects.toMatchObject({ code: 'queue-unreachable' })
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1.*ECONNREFUSED/)
    await expect(opening).rejects.not.toThrow(/secret/)
  })

  test('warns of a Redis that evicts keys', async () => {
    const evicting = await startRedis(['--maxmemory-policy', 'allkeys-lru'])
    onTestFinished(() => evicting.end())
    const warn = vi.fn()
    const other = await openQueue({ redisUrl: evicting.url, log: { ...quietLog, warn } })
    await other.close()
    expect(warn).toHaveBeenCalledWith(
      { policy: 'allkeys-lru', wanted: 'noeviction' },
      expect.stringContaining('evicts'),
    )
  })
})
