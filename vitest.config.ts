import { defineConfig } from 'vitest/config'

/** A file for the results as JSON, beside what people read; .ci/run adds them up. */
const report = process.env['TEST_REPORT']

export default defineConfig({
  test: {
    // Most of the time of the system tests is waiting, for polls and for locks to run out.
    maxWorkers: 4,
    globalSetup: ['tests/support/global-setup.ts'],
    reporters: ['default', ...(report ? [['json', { outputFile: report }] as ['json', { outputFile: string }]] : [])],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/src/**/*.test.ts', 'tests/jobs/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['tests/contract/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
