// Finding the article that a text is a copy of, and the story that it tells, in an archive that grows from 10,000 to a million
// articles, all of the last days: the look-ups of the store as a job asks them, on the embedded PostgreSQL, with the tables and indexes of the migrations.
//   npm run bench -- duplicates [ARTICLES]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BANDS } from '../../src/core/article/fingerprint-text.ts'
import { findCandidates } from '../../src/store/article.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { quietLog } from '../support/quiet-log.ts'
import { median, printFigure } from './figure.ts'
import { addStoryTerms, measureStories } from './story-figures.ts'

const MOST = Number(process.argv[3] ?? 1_000_000)
const SIZES = [10_000, 100_000, 1_000_000].filter((size) => size <= MOST)
const LOOK_UPS = 2_000
const WARM_UPS = 300
const bench = 'duplicates'
/** Loading need not outlive the machine's power. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', max_wal_size: '4GB', maintenance_work_mem: '256MB' }

const dataDir = await mkdtemp(join(tmpdir(), 'entente-bench-'))
const server = await startEmbeddedPostgres({ dataDir, log: quietLog, settings: SETTINGS })
const database = await openDatabase({ url: server.url, log: quietLog })
try {
  await migrate(database)
  let had = 0
  for (const size of SIZES) {
    await addArticles(database, had + 1, size)
    await measure(database, size)
    await addStoryTerms(database, had + 1, size)
    await measureStories(database, size, bench)
    had = size
  }
} finally {
  await database.close()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Articles of random bands; every tenth is a copy of the one before it that shares a third of them. */
async function addArticles({ pool }: Database, from: number, to: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('set session_replication_role = replica')
    await client.query('alter table article_band drop constraint article_band_pkey')
    await client.query('drop index article_band_by_article')
    await client.query(
      `insert into article (canonical_url, url, first_seen_at, version, content_hash, quality, baseline)
       select 'https://paper.example/' || n, 'https://paper.example/' || n, now(), 1, md5(n::text) || md5(n::text), '{}', false
       from generate_series($1::int, $2::int) n`,
      [from, to],
    )
    await client.query(
      `insert into article_version (article_id, version, text, content_hash, seen_at)
       select n, 1, repeat(md5(n::text) || ' ', 8), md5(n::text) || md5(n::text), now()
       from generate_series($1::int, $2::int) n`,
      [from, to],
    )
    await client.query(
      `insert into article_band (band, hash, article_id)
       select b, hashint8extended(case when n % 10 = 0 and b % 3 = 0 then n - 1 else n end * 64::bigint + b, 0) >> 32, n
       from generate_series($1::int, $2::int) n, generate_series(0, ${BANDS - 1}) b`,
      [from, to],
    )
    await client.query('alter table article_band add constraint article_band_pkey primary key (band, hash, article_id)')
    await client.query('create index article_band_by_article on article_band (article_id)')
    await client.query('set session_replication_role = default')
    await client.query('vacuum analyze')
  } finally {
    client.release(true)
  }
}

async function measure(database: Database, size: number): Promise<void> {
  const times: number[] = []
  let found = 0
  for (let round = -WARM_UPS; round < LOOK_UPS; round += 1) {
    const id = 1 + ((Math.abs(round) * 7_919) % size)
    const { rows } = await database.pool.query<{ hash: string }>(
      'select hash from article_band where article_id = $1 order by band',
      [id],
    )
    const bands = rows.map(({ hash }) => Number(hash))
    const started = performance.now()
    const candidates = await findCandidates(database.kysely, { bands, contentHash: 'none' })
    if (round >= 0) times.push(performance.now() - started)
    if (candidates.some((candidate) => candidate.id === id)) found += 1
  }
  const sorted = times.toSorted((a, b) => a - b)
  const articles = `${size.toLocaleString('en')} articles`
  printFigure({ bench, figure: `look-up among ${articles}, median`, value: median(times), unit: 'ms' })
  printFigure({
    bench,
    figure: `look-up among ${articles}, p99`,
    value: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    unit: 'ms',
  })
  printFigure({ bench, figure: `copies found among ${articles}`, value: found / (LOOK_UPS + WARM_UPS), unit: 'share' })
}
