import { assignStory } from '../../src/store/story.ts'
import type { Database } from '../../src/store/database.ts'
import { median, printFigure } from './figure.ts'

/** Articles on one event. */
const STORY = 5
/** Words of an article's lead that others use too, the frequent ones most of all (Zipf), and words that only its event has. */
const COMMON = 16
const OWN = 8
const VOCABULARY = 30_000
const WINDOW_MS = 3 * 24 * 60 * 60_000
const LOOK_UPS = 500
const WARM_UPS = 100

/** The same in SQL and here: which word of the vocabulary stands at a place of an article. */
const SCATTER = 2_654_435_761
const rankOf = (n: number, b: number): number =>
  Math.floor(Math.exp((Math.log(VOCABULARY) * ((n * SCATTER + b * 40_503) % 10_000)) / 10_000))
const RANK = `floor(exp(ln(${VOCABULARY}::float8) * ((n::bigint * ${SCATTER} + b * 40503) % 10000) / 10000))::int`
const NUMBER = (key: string): string => `('x' || left(encode(sha256((${key})::bytea), 'hex'), 12))::bit(48)::bigint`
const AT = `now() - make_interval(secs => (n % 1000) * ${WINDOW_MS / 1_000_000})`

/** Gives articles their stories and the terms that these are told by, all within one window. */
export async function addStoryTerms({ pool }: Pick<Database, 'pool'>, from: number, to: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('set session_replication_role = replica')
    await client.query('alter table story_term drop constraint story_term_pkey')
    await client.query('drop index story_term_by_article')
    await client.query(
      `update article set lang = 'en', story_id = id - (id - 1) % ${STORY} where id between $1::int and $2::int`,
      [from, to],
    )
    await client.query(
      `insert into story_term (term, at, article_id, weight, kind)
       select distinct on (n, term) term, at, n, 1, 'word' from (
         select n, ${AT} as at, ${NUMBER(`'c' || ${RANK}`)} as term
         from generate_series($1::int, $2::int) n, generate_series(0, ${COMMON - 1}) b
         union all
         select n, ${AT}, ${NUMBER(`'s' || (n - 1) / ${STORY} || '-' || b`)}
         from generate_series($1::int, $2::int) n, generate_series(0, ${OWN - 1}) b
       ) told`,
      [from, to],
    )
    await client.query('alter table story_term add constraint story_term_pkey primary key (term, at, article_id)')
    await client.query('create index story_term_by_article on story_term (article_id)')
    await client.query('set session_replication_role = default')
    await client.query('vacuum analyze story_term')
    await client.query('vacuum analyze article')
  } finally {
    client.release(true)
  }
}

/** Finds and saves the story of articles anew, each in a transaction that is rolled back. */
export async function measureStories({ kysely }: Pick<Database, 'kysely'>, size: number, bench: string): Promise<void> {
  const times: number[] = []
  let found = 0
  for (let round = -WARM_UPS; round < LOOK_UPS; round += 1) {
    const n = 1 + ((Math.abs(round) * 7_919) % size)
    const keys = [
      ...Array.from({ length: COMMON }, (_, b) => `c${rankOf(n, b)}`),
      ...Array.from({ length: OWN }, (_, b) => `s${Math.floor((n - 1) / STORY)}-${b}`),
    ]
    const words = [...new Set(keys)].map((key) => ({ key, weight: 1, kind: 'word' as const }))
    const transaction = await kysely.startTransaction().execute()
    const started = performance.now()
    const story = await assignStory(transaction, {
      id: n,
      lang: 'en',
      at: new Date(),
      features: { words, concepts: [] },
      duplicateOf: null,
    })
    if (round >= 0) times.push(performance.now() - started)
    await transaction.rollback().execute()
    if (story === n - ((n - 1) % STORY)) found += 1
  }
  const sorted = times.toSorted((a, b) => a - b)
  const articles = `${size.toLocaleString('en')} articles`
  printFigure({ bench, figure: `story found and saved among ${articles}, median`, value: median(times), unit: 'ms' })
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0
  printFigure({ bench, figure: `story found and saved among ${articles}, p99`, value: p99, unit: 'ms' })
  const share = found / (LOOK_UPS + WARM_UPS)
  printFigure({ bench, figure: `stories found among ${articles}`, value: share, unit: 'share' })
}
