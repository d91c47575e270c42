import { defineConfig } from 'vitest/config'

const unit = ['tests/src/**/*.test.ts', 'tests/jobs/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 10_000 } },
      {
        test: {
          name: 'system',
          include: ['tests/contract/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
