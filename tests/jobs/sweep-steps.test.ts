import { describe, expect, it } from 'vitest'
import { sweepSteps } from '../../jobs/sweep-steps.ts'
import type { Step } from '../../src/context.ts'
import { createTestContext, NOW } from '../support/context.ts'

describe('sweepSteps', () => {
  it('hands to the queue what the archive says is due and nobody may be carrying', async () => {
    const steps: readonly Step[] = [
      { job: 'read-article', key: '7', payload: { entryId: 7 }, dueAt: NOW },
      { job: 'match-topics', key: '1-1', payload: { articleId: 1, version: 1 }, dueAt: NOW },
    ]
    const asked: object[] = []
    const { context, enqueued } = createTestContext({
      store: {
        takeOverdueSteps: async (question) => {
          asked.push(question)
          return steps
        },
      },
    })
    expect(await sweepSteps(context)).toEqual({ kind: 'done', steps: 2 })
    expect(enqueued).toEqual(steps)
    expect(asked).toEqual([{ now: NOW, retakeMs: 60_000, limit: 500 }])
  })
})
