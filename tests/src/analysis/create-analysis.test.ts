import { afterEach, describe, expect, it } from 'vitest'
import type { Analysis, AnalysisOptions } from '../../../src/analysis/analysis.ts'
import { createAnalysis } from '../../../src/analysis/create-analysis.ts'
import type { LexiconData } from '../../../src/core/lexicon/lexicon-data.ts'
import { newsPage, PARAGRAPHS } from '../../support/news-page.ts'

const NO_LEXICON = { statements: { languages: {} }, cooperation: {} } as unknown as LexiconData
const HOSTILE = new URL('../../support/hostile-thread.ts', import.meta.url)
let open: Analysis[] = []

function analysis(options: Partial<AnalysisOptions> = {}): Analysis {
  const made = createAnalysis({ threads: 1, lexicon: NO_LEXICON, ...options })
  open.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(open.map((each) => each.close()))
  open = []
})

describe('createAnalysis', () => {
  it('runs a task in a thread and gives its result back', async () => {
    const text = 'Iran and Russia signed a partnership treaty in Moscow.'
    expect(await analysis().run('compare', { a: text, b: text })).toEqual({ similarity: 1, duplicate: true })
  })

  it('reads pages by the rules of their sites, and by new ones from the next page on', async () => {
    const knowing = (drop: string): LexiconData => ({
      statements: { languages: {}, roles: {}, countries: {}, actors: [] },
      cooperation: { parties: [], cues: [], areas: [], modality: [], grammar: [] },
      sites: [{ host: 'herald.example', drop: [drop] }],
    })
    const words = PARAGRAPHS.map((text, at) => `<div class="p${at}"><p>${text}</p></div>`)
    const bytes = Buffer.from(newsPage({ paragraphs: [], body: words.join('') }))
    const page = { bytes, contentType: 'text/html', url: 'https://www.herald.example/rail', feed: null }
    const pool = analysis({ lexicon: knowing('.p1') })
    const [first, second, third, fourth] = PARAGRAPHS
    expect(await pool.run('read-page', page)).toMatchObject({ article: { text: `${first}\n\n${third}\n\n${fourth}` } })
    pool.replaceLexicon(knowing('.p2'))
    expect(await pool.run('read-page', page)).toMatchObject({ article: { text: `${first}\n\n${second}\n\n${fourth}` } })
  })

  it('answers many small tasks, each with its own result', async () => {
    const pool = analysis({ threads: 2, script: HOSTILE })
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, at) => pool.run('compare', { a: '', b: String(at) })),
    )
    expect(answers.map((answer) => answer.similarity)).toEqual(Array.from({ length: 500 }, (_, at) => at))
    expect(pool.load()).toMatchObject({ waiting: 0, running: 0 })
  })

  it('ends a task that never ends, and runs its neighbours again', async () => {
    const pool = analysis({ script: HOSTILE, timeoutMs: 150 })
    const [before, spin, after] = await Promise.allSettled([
      pool.run('compare', { a: '', b: '1' }),
      pool.run('compare', { a: 'spin', b: '1' }),
      pool.run('compare', { a: '', b: '2' }),
    ])
    expect(spin).toMatchObject({
      status: 'rejected',
      reason: { kind: 'limit', code: 'analysis-timeout', retry: false },
    })
    expect([before, after].map((each) => each.status)).toEqual(['fulfilled', 'fulfilled'])
  })

  it('ends a task that hangs without working', async () => {
    const pool = analysis({ script: HOSTILE, timeoutMs: 50 })
    await expect(pool.run('compare', { a: 'hang', b: '1' })).rejects.toMatchObject({ code: 'analysis-timeout' })
    expect(await pool.run('compare', { a: '', b: '2' })).toMatchObject({ similarity: 2 })
  })

  it('holds up nothing behind a task that runs long', async () => {
    const pool = analysis({ threads: 2, script: HOSTILE, timeoutMs: 60_000 })
    const slow = pool.run('compare', { a: 'spin', b: '1' }).catch(() => undefined)
    const others = Array.from({ length: 8 }, (_, at) => pool.run('compare', { a: '', b: String(at) }))
    expect((await Promise.all(others)).map((answer) => answer.similarity)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(pool.load()).toMatchObject({ waiting: 0, running: 1 })
    await pool.close()
    await slow
  })

  it('answers each task rightly where some were taken back from behind a slow one', async () => {
    const pool = analysis({ timeoutMs: 60_000, slowMs: 10 })
    const long = Array.from({ length: 400_000 }, (_, at) => `word${at}`).join(' ')
    const text = 'Iran and Russia signed a partnership treaty in Moscow.'
    const slow = pool.run('compare', { a: long, b: long })
    const others = Array.from({ length: 40 }, (_, at) => pool.run('compare', { a: text, b: at % 2 === 0 ? text : '' }))
    expect(await slow).toMatchObject({ duplicate: true })
    expect((await Promise.all(others)).map((answer) => answer.duplicate)).toEqual(others.map((_, at) => at % 2 === 0))
  })

  it('ends a task that eats the memory of its thread, and goes on with a fresh one', async () => {
    const pool = analysis({ script: HOSTILE, memoryMb: 40 })
    await expect(pool.run('compare', { a: 'eat', b: '' })).rejects.toMatchObject({
      kind: 'limit',
      code: 'analysis-memory',
    })
    expect(await pool.run('compare', { a: '', b: '3' })).toMatchObject({ similarity: 3 })
  })

  it('names a thread that died as the machine’s fault', async () => {
    const pool = analysis({ script: HOSTILE })
    await expect(pool.run('compare', { a: 'die', b: '' })).rejects.toMatchObject({
      kind: 'machine',
      code: 'analysis-thread',
      retry: true,
    })
    expect(await pool.run('compare', { a: '', b: '4' })).toMatchObject({ similarity: 4 })
  })

  it('names the page that broke a thread', async () => {
    const warnings: object[] = []
    const pool = analysis({ script: HOSTILE, timeoutMs: 100, log: { warn: (data) => void warnings.push(data) } })
    // The hostile thread finds its orders beside what the task is given.
    const page = { bytes: null, contentType: null, url: 'https://paper.example/spin', feed: null, reference: false }
    await expect(pool.run('read-page', { ...page, a: 'spin', b: '1' } as typeof page)).rejects.toMatchObject({
      code: 'analysis-timeout',
    })
    expect(warnings).toEqual([
      { task: 'read-page', url: 'https://paper.example/spin', code: 'analysis-timeout', retriedEasier: false },
    ])
  })

  it('passes on what a task threw', async () => {
    await expect(analysis({ script: HOSTILE }).run('compare', { a: 'throw', b: 'no feed' })).rejects.toMatchObject({
      code: 'bad',
      message: 'no feed',
    })
  })

  it('refuses more than may wait, and says that a later try helps', async () => {
    const pool = analysis({ script: HOSTILE, maxWaiting: 2 })
    const answers = await Promise.allSettled(Array.from({ length: 4 }, () => pool.run('compare', { a: '', b: '1' })))
    expect(answers.filter((answer) => answer.status === 'rejected')).toMatchObject([
      { reason: { code: 'analysis-busy', retry: true } },
      { reason: { code: 'analysis-busy', retry: true } },
    ])
  })

  it('forgets a waiting task whose caller gave up', async () => {
    const pool = analysis({ script: HOSTILE })
    const giveUp = new AbortController()
    const waiting = pool.run('compare', { a: '', b: '1' }, { signal: giveUp.signal })
    giveUp.abort(new Error('shutting down'))
    await expect(waiting).rejects.toThrow('shutting down')
    expect(pool.load()).toMatchObject({ waiting: 0 })
  })

  it('rejects what waits and runs when it is closed', async () => {
    const pool = analysis({ script: HOSTILE })
    const running = pool.run('compare', { a: 'spin', b: '1' })
    await pool.close()
    await expect(running).rejects.toMatchObject({ kind: 'machine', code: 'analysis-closed' })
    await expect(pool.run('compare', { a: '', b: '1' })).rejects.toMatchObject({ code: 'analysis-closed' })
  })

  it('replaces its threads when the lexicon changes', async () => {
    const pool = analysis({ script: HOSTILE })
    await pool.run('compare', { a: '', b: '1' })
    pool.replaceLexicon({ ...NO_LEXICON })
    expect(pool.load().threads).toBe(0)
    expect(await pool.run('compare', { a: '', b: '5' })).toMatchObject({ similarity: 5 })
  })
})
