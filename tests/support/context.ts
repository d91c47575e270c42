import { setImmediate } from 'node:timers/promises'
import type { Analysis } from '../../src/analysis/analysis.ts'
import type { TaskInput, TaskName, TaskOutput } from '../../src/analysis/tasks.ts'
import type { Context, FetchOutcome, HostTurn, Live, RobotsVerdict, Step } from '../../src/context.ts'
import type { Log } from '../../src/log.ts'
import type { Metrics } from '../../src/metrics.ts'
import type { Store } from '../../src/store/store.ts'

/** The time at which every test context stands. */
export const NOW = new Date('2026-05-01T08:00:00.000Z')

/** A time after `NOW`, in milliseconds. */
export const after = (ms: number): Date => new Date(NOW.getTime() + ms)

/** A signal that never fires. */
export const never = new AbortController().signal

/** Answers of the analysis by task; what is not given must not be asked. */
type TaskAnswers = {
  readonly [Name in TaskName]?: (input: TaskInput<Name>) => TaskOutput<Name> | Promise<TaskOutput<Name>>
}

/** What a test says of the world around a job; whatever it leaves out must not be used, and throws by name if it is. */
export interface ContextParts {
  readonly store?: Partial<Store>
  /** What the network answers. */
  readonly fetch?: Context['fetch'] | FetchOutcome
  readonly robots?: RobotsVerdict
  readonly analysis?: TaskAnswers
  readonly live?: Partial<Live>
  readonly schedulePolls?: Context['schedulePolls']
  readonly consoleUrl?: string
  /** When every host is free; default now. */
  readonly hostFreeAt?: Date
  readonly publicUrl?: string
}

/** One line of the log of a test context. */
interface TestLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly data: object
}

/** A context of fakes, and what a job did with it. */
export interface TestContext {
  readonly context: Context
  /** Steps handed to the queue, in their order. */
  readonly enqueued: readonly Step[]
  /** Calls of the metrics: the name of the verb and what it was told. */
  readonly counted: readonly (readonly unknown[])[]
  readonly lines: readonly TestLine[]
  /** Hosts asked for, in their order. */
  readonly turns: readonly HostTurn[]
}

const ALLOWED = { allowed: true, crawlDelayMs: null, sitemaps: [] } as const

/** What every page and article is asked about, and an archive knows nothing of at first. */
const NEW_ARCHIVE: Partial<Store> = { findSiteLines: async () => [], loadStory: async () => undefined }

/** Builds a context at `NOW` of the parts that a test cares for. */
export function createTestContext(parts: ContextParts = {}): TestContext {
  const enqueued: Step[] = []
  const counted: unknown[][] = []
  const lines: TestLine[] = []
  const log = recordLines(lines)
  const turns: HostTurn[] = []
  const { fetch: answer } = parts
  const fetch = typeof answer === 'function' ? answer : () => answerWith(answer)
  const context: Context = {
    now: () => NOW,
    random: () => 0,
    log,
    metrics: recordCounts(counted),
    live: () => onlyWith<Live>('live', parts.live ?? {}),
    store: onlyWith<Store>('store', { ...NEW_ARCHIVE, ...parts.store }),
    fetch,
    visitHost: (turn, work) => {
      turns.push(turn)
      return parts.hostFreeAt === undefined ? work(fetch) : Promise.resolve({ kind: 'later', at: parts.hostFreeAt })
    },
    robots: { recall: () => parts.robots ?? ALLOWED, check: () => Promise.resolve(parts.robots ?? ALLOWED) },
    analysis: answerTasks(parts.analysis ?? {}),
    consoleUrl: parts.consoleUrl ?? null,
    publicUrl: parts.publicUrl ?? null,
    enqueue: (steps) => Promise.resolve(void enqueued.push(...steps)),
    schedulePolls: parts.schedulePolls ?? (() => Promise.reject(new Error('schedulePolls was not expected'))),
  }
  return { context, enqueued, counted, lines, turns }
}

function answerWith(outcome: FetchOutcome | undefined): Promise<FetchOutcome> {
  return outcome === undefined ? Promise.reject(new Error('no request was expected')) : Promise.resolve(outcome)
}

/** The parts given, as the whole; asking for any other part fails the test with its name. */
function onlyWith<Whole extends object>(name: string, parts: Partial<Whole>): Whole {
  return new Proxy(parts, {
    get: (target, key) => {
      if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key)
      throw new Error(`${name}.${key} was not expected`)
    },
  }) as Whole
}

function answerTasks(answers: TaskAnswers): Analysis {
  return onlyWith<Analysis>('analysis', {
    run: async <Name extends TaskName>(task: Name, input: TaskInput<Name>) => {
      const answer = answers[task]
      if (answer === undefined) throw new Error(`the analysis of ${task} was not expected`)
      await setImmediate()
      return answer(input)
    },
  })
}

function recordLines(lines: TestLine[]): Log {
  const at = (level: TestLine['level']) => (data: object, message: string) => void lines.push({ level, message, data })
  const log: Log = {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => log,
  }
  return log
}

function recordCounts(counted: unknown[][]): Metrics {
  const verb =
    (name: string) =>
    (...told: readonly unknown[]) =>
      void counted.push([name, ...told])
  return {
    countPoll: verb('countPoll'),
    countArticle: verb('countArticle'),
    countStatements: verb('countStatements'),
    countAlert: verb('countAlert'),
    countDelivery: verb('countDelivery'),
    countJobFailure: verb('countJobFailure'),
    observeJob: verb('observeJob'),
    setSourceStates: verb('setSourceStates'),
    setProbes: verb('setProbes'),
    render: () => Promise.resolve(''),
    contentType: 'text/plain',
  }
}
