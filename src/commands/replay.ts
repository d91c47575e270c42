import type { Source } from '../core/source/source.ts'
import { entryIdentity } from '../core/feed/entry-identity.ts'
import { canonicalizeUrl } from '../core/url/canonicalize-url.ts'
import type { Context, FoundEntry, Step } from '../context.ts'
import { Failure } from '../errors.ts'
import { openHouse } from '../open-house.ts'
import { runStep } from '../run-step.ts'
import type { Command, ExitCode, Io } from './command.ts'
import { mapJsonl } from './map-jsonl.ts'
import { openFile } from './open-file.ts'
import { readArguments } from './read-arguments.ts'
import { optionalText } from './read-line.ts'
import { showProgress } from './show-progress.ts'
import { openCommandSettings } from './open-store.ts'

const CONCURRENCY = 16
const OPTIONS = { alert: { type: 'boolean' }, fetch: { type: 'boolean' } } as const
/** Steps that an earlier run was stopped in the middle of; readings are taken up with their lines. */
const RESUMED: ReadonlySet<string> = new Set(['find-statements', 'match-topics', 'send-alert'])

/** Puts recorded feed entries through the pipeline; run again, it goes on where it was stopped. */
export const replay: Command = {
  summary: 'puts recorded feed entries through the pipeline (archives only, unless --alert)',
  usage: 'FILE.jsonl [--fetch] [--alert]',
  run: async (args, io) => {
    const { values, positionals } = readArguments(args, OPTIONS, 1)
    const file = positionals[0]
    if (file === undefined) throw new Failure('usage', 'usage', 'replay needs a file of recorded entries, or -')
    const { settings, dataDir, log } = openCommandSettings(io)
    const input = file === '-' ? io.stdin : await openFile(file)
    const house = await openHouse({ settings, dataDir, log, share: true, queue: false })
    const stop = new AbortController()
    const onSignal = () => stop.abort()
    process.once('SIGINT', onSignal)
    process.once('SIGTERM', onSignal)
    const progress = showProgress(io.stderr, 'entries')
    try {
      const context = values.fetch === true ? house.context : withoutFetching(house.context)
      const { signal } = stop
      await resume(context, signal)
      const options = { input, output: io.stdout, concurrency: CONCURRENCY, onProgress: progress.count, signal }
      const { faults } = await mapJsonl(options, (line) => replayLine(context, line, values.alert !== true, signal))
      if (signal.aborted) return sayStopped(io)
      return faults === 0 ? 0 : 1
    } catch (error) {
      if (stop.signal.aborted) return sayStopped(io)
      throw error
    } finally {
      progress.end()
      await house.close()
    }
  },
}

function sayStopped(io: Io): ExitCode {
  io.stderr.write('stopped; run it again to go on\n')
  return 3
}

/** Recorded entries are read from their own words: no request is made, and no host's pace holds us up. */
function withoutFetching(context: Context): Context {
  const message = 'a replay reads the recorded entry alone'
  return {
    ...context,
    robots: { ...context.robots, recall: () => ({ allowed: true, crawlDelayMs: null, sitemaps: [] }) },
    visitHost: (_turn, work) => work(({ url }) => Promise.resolve({ kind: 'refused', code: 'bad-url', url, message })),
  }
}

async function resume(context: Context, signal: AbortSignal): Promise<void> {
  const steps = await context.store.takeOverdueSteps({ now: context.now(), retakeMs: 0, limit: 100_000 })
  for (const step of steps) if (RESUMED.has(step.job)) await runStep(context, step, signal)
}

async function replayLine(
  context: Context,
  line: Readonly<Record<string, unknown>>,
  baseline: boolean,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const source = toSource(context, line)
  const now = context.now()
  const toStep = (entryId: number): Step => ({
    job: 'read-article',
    key: String(entryId),
    payload: { entryId },
    dueAt: now,
  })
  const saved = await context.store.saveRecordedEntry(source, toEntry(line), { now, baseline }, toStep)
  if (!saved.fresh && saved.state !== 'due') return { outcome: 'known' }
  await runStep(context, toStep(saved.id), signal)
  return { outcome: saved.fresh ? 'replayed' : 'resumed' }
}

function toSource(context: Context, line: Readonly<Record<string, unknown>>): Source {
  const id = optionalText(line, 'source')
  if (id === null) throw new Failure('input', 'bad-line', '"source" is missing')
  const known = context.live().config.sources.find((source) => source.id === id || source.url === id)
  return known ?? { id, name: id, kind: 'feed', url: id, paceMs: 5_000, tags: [], revisitAfterMs: [] }
}

function toEntry(line: Readonly<Record<string, unknown>>): FoundEntry {
  const url = optionalText(line, 'url')
  const title = optionalText(line, 'title')
  if (url === null && title === null) throw new Failure('input', 'bad-line', 'a line needs a "url" or a "title"')
  const entry = {
    id: null,
    url,
    title,
    author: null,
    publishedAt: optionalText(line, 'publishedAt'),
    updatedAt: null,
    summary: optionalText(line, 'summary'),
    contentHtml: optionalText(line, 'contentHtml'),
    categories: [],
  }
  return {
    ...entry,
    keys: entryIdentity(entry, url ?? '').keys,
    canonicalUrl: url === null ? null : (canonicalizeUrl(url) ?? null),
  }
}
