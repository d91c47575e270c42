import { describe, expect, it } from 'vitest'
import { pollSource } from '../../jobs/poll-source.ts'
import type { ReadEntries } from '../../src/analysis/read-entries.ts'
import type { FetchOutcome, SourceRecord } from '../../src/context.ts'
import type { PollDecision } from '../../src/core/source/decide-poll.ts'
import { Failure } from '../../src/errors.ts'
import type { FetchRequest } from '../../src/http/fetch-outcome.ts'
import type { Poll } from '../../src/store/poll.ts'
import type { Store } from '../../src/store/store.ts'
import { after, createTestContext, never, NOW } from '../support/context.ts'
import { aFeedEntry, aRecord, aSavedEntry, httpError, ok, unreachable } from '../support/records.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What a poll left behind. */
interface Saved {
  readonly poll: Poll
  readonly decision: PollDecision
}

/** Takes polls as the archive does: entries count as new unless the test says that they are known. */
function keepPolls(record: SourceRecord | undefined, saved: Saved[], knownIds: readonly string[] = []): Partial<Store> {
  return {
    loadSource: async () => record,
    completeStep: async () => {},
    savePoll: async (poll, decide, toSteps) => {
      const baseline = record?.baselineAt === null
      const fresh = poll.entries
        .filter((entry) => !knownIds.includes(entry.title ?? ''))
        .map((entry, index) => aSavedEntry({ ...entry, id: index + 1, baseline }))
      const outcome = poll.outcome === 'new-entries' && fresh.length === 0 ? 'no-new-entries' : poll.outcome
      const decision = decide(outcome, {
        fresh: fresh.length,
        known: poll.entries.length - fresh.length,
        possibleGap: false,
      })
      saved.push({ poll, decision })
      const steps = toSteps(fresh, baseline, decision)
      return { outcome, fresh, baseline, possibleGap: false, gap: null, stateChanged: false, steps, decision }
    },
  }
}

interface Polled {
  readonly record?: SourceRecord | undefined
  readonly answer?: FetchOutcome
  readonly read?: ReadEntries | Failure | Error
  readonly known?: readonly string[]
  readonly force?: boolean
  readonly hostFreeAt?: Date
}

/** Polls once, with a feed of one entry unless the test says otherwise. */
async function poll({ record = aRecord(), answer = ok('<rss/>'), read, known, force, ...host }: Polled) {
  const saved: Saved[] = []
  const asked: FetchRequest[] = []
  const test = createTestContext({
    ...host,
    store: keepPolls(record, saved, known),
    fetch: (request) => {
      asked.push(request)
      return Promise.resolve(answer)
    },
    analysis: {
      'read-entries': () => {
        if (read instanceof Error) throw read
        return read ?? { kind: 'read', entries: [aFeedEntry('one')] }
      },
    },
  })
  const payload = { sourceId: record.source.id, ...(force === undefined ? {} : { force }) }
  const result = await pollSource(test.context, payload, never)
  return { ...test, result, saved: saved[0], asked }
}

describe('pollSource', () => {
  it('does nothing for a source that the configuration no longer has', async () => {
    const { context } = createTestContext({
      store: { loadSource: async () => undefined, completeStep: async () => {} },
    })
    expect(await pollSource(context, { sourceId: 'gone' }, never)).toEqual({
      kind: 'done',
      sourceId: 'gone',
      skipped: 'the source is gone',
    })
  })

  it('asks nothing before the time that the last poll decided, unless it is forced', async () => {
    const record = aRecord({ nextPollAt: after(10 * MINUTE), failures: 3 })
    const early = await poll({ record })
    expect(early.result).toMatchObject({ skipped: 'not due' })
    expect(early.asked).toEqual([])
    expect((await poll({ record, force: true })).result).toMatchObject({ outcome: 'new-entries' })
  })

  it('polls a tick that comes a little early', async () => {
    expect((await poll({ record: aRecord({ nextPollAt: after(2 * MINUTE) }) })).asked).toHaveLength(1)
  })

  it('polls a cron source at its tick, and after failures only when the back-off is over', async () => {
    const cron = { cron: '0 6 * * *' }
    const nextPollAt = after(10 * MINUTE)
    expect((await poll({ record: aRecord({ nextPollAt }, cron) })).asked).toHaveLength(1)
    expect((await poll({ record: aRecord({ nextPollAt, failures: 1 }, cron) })).asked).toEqual([])
  })

  it('asks the address where the source lives now, for what changed since the last answer', async () => {
    const record = aRecord({
      etag: '"7"',
      lastModified: 'Fri, 01 May 2026 07:00:00 GMT',
      resolvedUrl: 'https://new.example/feed',
    })
    const [request] = (await poll({ record })).asked
    expect(request).toMatchObject({ url: 'https://new.example/feed', etag: '"7"', lastModified: record.lastModified })
  })

  it('makes the reading of each new entry due, and of no known one', async () => {
    const entries = [aFeedEntry('one'), aFeedEntry('two'), aFeedEntry('three')]
    const { enqueued, result, counted } = await poll({ read: { kind: 'read', entries }, known: ['two'] })
    expect(enqueued).toEqual([
      { job: 'read-article', key: '1', payload: { entryId: 1 }, dueAt: NOW },
      { job: 'read-article', key: '2', payload: { entryId: 2 }, dueAt: NOW },
    ])
    expect(result).toMatchObject({ outcome: 'new-entries', entries: 3, newEntries: 2, baseline: false })
    expect(counted).toEqual([['countPoll', 'new-entries']])
  })

  it('gives each entry the keys by which it is known again, and its canonical address', async () => {
    const read = {
      kind: 'read',
      entries: [aFeedEntry('one', { url: 'https://paper.example/news/1234?utm_source=rss' })],
    } as const
    const [entry] = (await poll({ read })).saved?.poll.entries ?? []
    expect(entry?.keys).toEqual([
      'guid:one',
      'url:https://paper.example/news/1234',
      expect.stringContaining('path:/news/1234'),
    ])
    expect(entry?.canonicalUrl).toBe('https://paper.example/news/1234')
  })

  it('calls the entries of a first poll baseline', async () => {
    const { result } = await poll({ record: aRecord({ state: 'new', baselineAt: null, nextPollAt: null }) })
    expect(result).toMatchObject({ baseline: true, newEntries: 1 })
  })

  it('keeps the validators of an answer that could be read, and of no other', async () => {
    const answer = ok('<rss/>', { etag: '"8"', lastModified: 'today' })
    expect((await poll({ answer })).saved?.poll).toMatchObject({ etag: '"8"', lastModified: 'today' })
    const unread = await poll({ answer, read: { kind: 'unreadable', reason: 'not a feed' } })
    expect(unread.saved?.poll).not.toHaveProperty('etag')
    expect(unread.saved?.poll).not.toHaveProperty('bodyHash')
  })

  it('takes the same bytes again for no change, whatever the validators say', async () => {
    const first = await poll({ answer: ok('<rss>same</rss>', { etag: '"1"' }) })
    const record = aRecord({ bodyHash: first.saved?.poll.bodyHash ?? null })
    const { saved, enqueued } = await poll({ record, answer: ok('<rss>same</rss>', { etag: '"2"' }) })
    expect(saved?.poll).toMatchObject({ outcome: 'not-modified', entries: [] })
    expect(enqueued).toEqual([])
  })

  const standing = aRecord({ failures: 1 })
  it.each<readonly [string, Polled, object, object]>([
    [
      'a feed with nothing new',
      { known: ['one'] },
      { outcome: 'new-entries', httpStatus: 200, bytes: 6, detail: null },
      { state: 'ok', reason: null, failures: 0, nextPollAt: after(18.75 * MINUTE) },
    ],
    [
      '304',
      { answer: { ...httpError(304), kind: 'not-modified' } as FetchOutcome },
      { outcome: 'not-modified', httpStatus: 304, bytes: 0 },
      { state: 'unchanged', reason: null, failures: 0 },
    ],
    [
      '404',
      { answer: httpError(404) },
      { outcome: 'http-error', httpStatus: 404, detail: 'paper.example answers 404.' },
      { state: 'failing', reason: 'paper.example answers 404.', failures: 2, nextPollAt: after(15 * MINUTE) },
    ],
    ['410', { answer: httpError(410) }, { outcome: 'gone', httpStatus: 410 }, { state: 'gone', failures: 2 }],
    [
      '403',
      { answer: httpError(403, { blocked: 'forbidden' }) },
      { outcome: 'blocked', httpStatus: 403 },
      { state: 'blocked', reason: 'paper.example answers 403.', failures: 2 },
    ],
    [
      'a challenge page with status 200',
      { answer: ok('<title>Just a moment...</title>', { blocked: 'challenge' }) },
      { outcome: 'blocked', httpStatus: 200 },
      { state: 'blocked', reason: expect.stringContaining('challenge') },
    ],
    [
      'an unreachable server',
      { answer: unreachable },
      { outcome: 'unreachable', httpStatus: null, bytes: 0 },
      { state: 'failing', reason: expect.stringContaining('refused the connection') },
    ],
    [
      'a refused address',
      { answer: { kind: 'refused', code: 'private-address', url: 'http://10.0.0.1/', message: 'not public' } },
      { outcome: 'refused', httpStatus: null },
      { state: 'failing', reason: 'not public' },
    ],
    [
      'an answer over a limit',
      { answer: { kind: 'limit', code: 'too-large', url: 'https://paper.example/feed', message: 'too large' } },
      { outcome: 'limit', httpStatus: null },
      { state: 'failing', reason: 'too large' },
    ],
    [
      'a page that is no feed',
      { read: { kind: 'unreadable', reason: 'a web page, not a feed' } },
      { outcome: 'not-a-feed', httpStatus: 200, bytes: 6 },
      { state: 'failing', reason: 'a web page, not a feed' },
    ],
    [
      'a feed that takes too long to read',
      { read: new Failure('limit', 'analysis-timeout', 'read-entries took more than 15000 ms') },
      { outcome: 'limit', detail: 'read-entries took more than 15000 ms' },
      { state: 'failing', reason: 'read-entries took more than 15000 ms' },
    ],
  ])('records %s with its reason and what follows', async (_, polled, kept, decided) => {
    const { saved } = await poll({ record: standing, ...polled })
    expect(saved?.poll).toMatchObject(kept)
    expect(saved?.decision).toMatchObject(decided)
  })

  it('stays away as long as the host asks', async () => {
    const { saved } = await poll({ answer: httpError(503, { retryAfterMs: 2 * 60 * MINUTE }) })
    expect(saved?.decision.nextPollAt).toEqual(after(120 * MINUTE))
  })

  it('keeps its host for itself, whatever the pace of articles', async () => {
    const { turns } = await poll({})
    expect(turns).toEqual([{ host: 'paper.example', who: 'poll-source paper', rank: 'poll', paceMs: null }])
  })

  it.each([
    ['when the host is free', 4_000, 4_000],
    ['in ten minutes where the host asked for hours: it may have been asked for too long', 3 * HOUR, 10 * MINUTE],
  ])('comes back %s', async (_, freeMs, waitMs) => {
    expect((await poll({ hostFreeAt: after(freeMs) })).result).toEqual({ kind: 'later', at: after(waitMs) })
  })

  it('leaves to the queue what another try may mend', async () => {
    const busy = new Failure('limit', 'analysis-busy', '2000 tasks are waiting', { retry: true })
    await expect(poll({ read: busy })).rejects.toBe(busy)
    const bug = new TypeError('a bug of ours')
    await expect(poll({ read: bug })).rejects.toBe(bug)
  })
})
