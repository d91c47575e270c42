import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** How many jobs of a queue are in a state; asked for only when the metrics are read. */
export interface QueueCount {
  readonly queue: string
  readonly state: string
  readonly jobs: number
}

/** What is asked when the metrics are read. A callback that fails leaves its gauges out of that answer. */
export interface MetricsProbes {
  readonly countQueueJobs?: () => Promise<readonly QueueCount[]>
  readonly countSteps?: () => Promise<{ readonly due: number; readonly failed: number }>
}

/** The counters of the house, as verbs. Labels are bounded: what comes from the outside is never one. */
export interface Metrics {
  countPoll(outcome: string): void
  countArticle(outcome: string): void
  countStatements(novelty: string, count?: number): void
  countAlert(severity: string, topic?: string): void
  countDelivery(channel: string, outcome: string): void
  countJobFailure(job: string, kind: string): void
  observeJob(job: string, ms: number): void
  /** The state of every source, one item each: states that are gone count zero. */
  setSourceStates(states: readonly string[]): void
  /** Says where the gauges that are read on demand come from; a later call replaces what it names. */
  setProbes(probes: MetricsProbes): void
  render(): Promise<string>
  readonly contentType: string
}

/** From a job that only looks something up to one at its time limit, in seconds. */
const JOB_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
/** More topics than this share one label: a metric must not grow with the configuration. */
const MOST_TOPICS = 200
/** A probe that hangs must not take the other metrics with it. */
const PROBE_TIMEOUT_MS = 2_000

/** Opens a registry of our own with the figures of the house and of the process. */
export function createMetrics(initial: MetricsProbes = {}): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers })

  const polls = counter('entente_polls_total', 'Polls of sources, by outcome', ['outcome'])
  const articles = counter('entente_articles_total', 'Articles read, by outcome', ['outcome'])
  const statements = counter('entente_statements_total', 'Statements found, by novelty', ['novelty'])
  const alerts = counter('entente_alerts_total', 'Alerts raised, by severity and topic', ['severity', 'topic'])
  const deliveries = counter('entente_deliveries_total', 'Deliveries, by channel and outcome', ['channel', 'outcome'])
  const failures = counter('entente_job_failures_total', 'Failed attempts at a job, by kind of failure', [
    'job',
    'kind',
  ])
  const durations = new Histogram({
    name: 'entente_job_duration_seconds',
    help: 'Time that a job took, by job',
    labelNames: ['job'],
    buckets: JOB_SECONDS,
    registers,
  })
  const sources = gauge('entente_sources', 'Sources, by state', ['state'])
  const queueJobs = gauge('entente_queue_jobs', 'Jobs in the queue, by queue and state', ['queue', 'state'])
  const due = gauge('entente_steps_due', 'Steps that are due and not done yet', [])
  const failed = gauge('entente_steps_failed', 'Steps that failed for good and wait for a person', [])

  const probes: { -readonly [Name in keyof MetricsProbes]: MetricsProbes[Name] } = { ...initial }
  const topics = new Set<string>()
  const topicLabel = (topic: string): string => {
    if (topics.size < MOST_TOPICS) topics.add(topic)
    return topics.has(topic) ? topic : 'other'
  }
  const probe = async () => {
    const [queue, steps] = await Promise.all([ask(probes.countQueueJobs), ask(probes.countSteps)])
    queueJobs.reset()
    for (const { queue: name, state, jobs } of queue ?? []) queueJobs.set({ queue: name, state }, jobs)
    due.remove()
    failed.remove()
    if (steps === undefined) return
    due.set(steps.due)
    failed.set(steps.failed)
  }

  return {
    countPoll: (outcome) => polls.inc({ outcome }),
    countArticle: (outcome) => articles.inc({ outcome }),
    countStatements: (novelty, count = 1) => statements.inc({ novelty }, count),
    countAlert: (severity, topic) => alerts.inc({ severity, topic: topic === undefined ? '' : topicLabel(topic) }),
    countDelivery: (channel, outcome) => deliveries.inc({ channel, outcome }),
    countJobFailure: (job, kind) => failures.inc({ job, kind }),
    observeJob: (job, ms) => durations.observe({ job }, ms / 1000),
    setSourceStates: (states) => {
      sources.reset()
      for (const state of states) sources.inc({ state })
    },
    setProbes: (next) => {
      Object.assign(probes, next)
    },
    render: async () => {
      await probe()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

async function ask<T>(probe: (() => Promise<T>) | undefined): Promise<T | undefined> {
  if (probe === undefined) return undefined
  const { promise: late, resolve: giveUp } = Promise.withResolvers<undefined>()
  const timer = setTimeout(giveUp, PROBE_TIMEOUT_MS, undefined)
  try {
    return await Promise.race([probe(), late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
