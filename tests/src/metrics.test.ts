import { describe, expect, it, vi } from 'vitest'
import { createMetrics } from '../../src/metrics.ts'

describe('createMetrics', () => {
  it('counts by the labels of each event', async () => {
    const metrics = createMetrics()
    metrics.countPoll('ok')
    metrics.countPoll('ok')
    metrics.countArticle('new')
    metrics.countStatements('new', 3)
    metrics.countStatements('sighting')
    metrics.countAlert('high', 'topic-a')
    metrics.countAlert('low')
    metrics.countDelivery('desk', 'delivered')
    metrics.countJobFailure('read-article', 'network')
    metrics.observeJob('read-article', 400)
    const text = await metrics.render()
    for (const line of [
      'entente_polls_total{outcome="ok"} 2',
      'entente_articles_total{outcome="new"} 1',
      'entente_statements_total{novelty="new"} 3',
      'entente_statements_total{novelty="sighting"} 1',
      'entente_alerts_total{severity="high",topic="topic-a"} 1',
      'entente_alerts_total{severity="low",topic=""} 1',
      'entente_deliveries_total{channel="desk",outcome="delivered"} 1',
      'entente_job_failures_total{job="read-article",kind="network"} 1',
      'entente_job_duration_seconds_sum{job="read-article"} 0.4',
      'entente_job_duration_seconds_bucket{le="0.5",job="read-article"} 1',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    expect(text).toContain('process_resident_memory_bytes')
    expect(metrics.contentType).toContain('text/plain')
  })

  it('forgets a source state that no source is in any more', async () => {
    const metrics = createMetrics()
    metrics.setSourceStates(['ok', 'ok', 'failing'])
    metrics.setSourceStates(['ok'])
    const text = await metrics.render()
    expect(text).toContain('entente_sources{state="ok"} 1')
    expect(text).not.toContain('state="failing"')
  })

  it('asks for the depth of queue and archive only when read', async () => {
    const countQueueJobs = vi.fn(() => Promise.resolve([{ queue: 'poll', state: 'waiting', jobs: 4 }]))
    const metrics = createMetrics({ countQueueJobs })
    metrics.setProbes({ countSteps: () => Promise.resolve({ due: 5, failed: 1 }) })
    expect(countQueueJobs).not.toHaveBeenCalled()
    const text = await metrics.render()
    expect(text).toContain('entente_queue_jobs{queue="poll",state="waiting"} 4')
    expect(text).toContain('entente_steps_due 5')
    expect(text).toContain('entente_steps_failed 1')
  })

  it('leaves out gauges whose probe fails, and keeps the rest', async () => {
    const metrics = createMetrics({ countSteps: () => Promise.reject(new Error('database is down')) })
    metrics.countPoll('ok')
    const text = await metrics.render()
    expect(text).toContain('entente_polls_total{outcome="ok"} 1')
    expect(text).not.toMatch(/^entente_steps_due \d/m)
  })

  it('does not wait for a probe that hangs', async () => {
    vi.useFakeTimers()
    try {
      const metrics = createMetrics({ countSteps: () => new Promise(() => {}) })
      const rendered = metrics.render()
      await vi.advanceTimersByTimeAsync(2_000)
      expect(await rendered).toContain('entente_polls_total')
    } finally {
      vi.useRealTimers()
    }
  })

  it('puts topics over its bound under one label', async () => {
    const metrics = createMetrics()
    for (let index = 0; index < 250; index += 1) metrics.countAlert('low', `t${index}`)
    expect(await metrics.render()).toContain('entente_alerts_total{severity="low",topic="other"} 50')
  })

  it('keeps two registries apart', async () => {
    const [one, two] = [createMetrics(), createMetrics()]
    one.countPoll('ok')
    expect(await two.render()).not.toContain('outcome="ok"')
  })
})
