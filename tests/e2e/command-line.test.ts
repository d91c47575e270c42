import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { createStore } from '../../src/store/store.ts'
import { throwFaults } from '../../src/throw-faults.ts'
import { type ConfigFolder, createConfigFolder, feedSources, US_TOPIC } from '../support/config-folder.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { PENTAGON, renderFeed, renderPage, serveFeed, WASHINGTON } from '../support/news.ts'
import { jsonLines, runCli, startCli } from '../support/run-cli.ts'
import { type Site, startSite } from '../support/site.ts'

const SAID =
  '“Russia is training Iranian pilots on its fighter jets,” Deputy Pentagon press secretary Miles Okafor said.'
const EXAMPLES = `examples:
  match: ['${SAID}']
  ignore: ['“We never stopped believing in this team,” coach Peter Lindqvist said after the match.']
`
const TOPIC = US_TOPIC.replace(/examples: .*\n/, EXAMPLES)
const LOG_ONLY = 'channels: { desk: { kind: log } }\nroute: { notify: [desk] }\n'
/** Nothing listens there. */
const CLOSED = '127.0.0.1:1'

let site: Site
let config: ConfigFolder
let env: Record<string, string>
let dir = ''
const file = (name: string) => join(dir, name)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entente-cli-'))
  site = await startSite()
  config = await createConfigFolder({
    sources: feedSources({
      daily: `${site.url}/feed.xml`,
      page: `${site.url}/page.html`,
      missing: `${site.url}/missing.xml`,
    }),
    alerts: LOG_ONLY,
    topics: { 'us-officials': TOPIC },
  })
  env = {
    ENTENTE_CONFIG_DIR: config.dir,
    ENTENTE_ALLOW_PRIVATE_HOSTS: `${site.host},${CLOSED}`,
    // No archive runs there, and none is started.
    ENTENTE_DATA_DIR: dir,
  }
})
afterAll(async () => {
  await Promise.all([site.close(), config.remove(), rm(dir, { recursive: true })])
})

const run = (args: readonly string[], stdin = '') => runCli(args, { stdin, env })
const jsonl = (lines: readonly (object | string)[]) =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
const base64 = (body: string | Uint8Array) => Buffer.from(body).toString('base64')

describe.concurrent('the command line', () => {
  it('lists its commands, and says how one is used', async () => {
    const [help, nothing, one] = await Promise.all([run(['--help']), run([]), run(['analyze', '--help'])])
    const names = [
      'analyze',
      'canonicalize',
      'check',
      'compare',
      'explain',
      'import-opml',
      'parse-feed',
      'poll',
      'replay',
      'start',
    ]
    for (const name of names) expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
    expect([help.code, help.stderr, nothing]).toEqual([0, '', help])
    expect(one).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('--until') })
  })

  it('ends with 2 and says how where the command line is wrong, with nothing on stdout', async () => {
    const wrong = [
      ['brew-coffee'],
      ['analyze', '--jsnol'],
      ['analyze', '--until', 'tomorrow'],
      ['analyze', '--format', 'yaml'],
      ['analyze', '--format', 'pretty', '--jsonl'],
      ['canonicalize', 'https://example.org'],
      ['check', 'sources.yaml'],
      ['compare', 'one-file'],
      ['explain'],
      ['import-opml'],
      ['parse-feed', 'a', 'b'],
      ['poll'],
      ['replay'],
      ['start', 'now'],
    ]
    const runs = await Promise.all(wrong.map((args) => run(args)))
    expect(runs.map(({ code, stdout }, index) => [wrong[index], code, stdout])).toEqual(
      wrong.map((args) => [args, 2, '']),
    )
    for (const { stderr } of runs) expect(stderr).toMatch(/usage: entente/)
  })

  it('ends with 1 and names the file that it cannot read', async () => {
    const commands = [
      ['analyze', file('none.html')],
      ['parse-feed', file('none.xml')],
      ['compare', file('none.txt'), file('none.txt')],
      ['import-opml', file('none.opml')],
      ['replay', file('none.jsonl')],
      ['compare', dir, dir],
    ]
    const runs = await Promise.all(commands.map((args) => run(args)))
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(commands.map(() => [1, '']))
    for (const [index, { stderr }] of runs.entries()) {
      expect(stderr).toMatch(new RegExp(`^entente: cannot read ${commands[index]?.[1]}: .+\\n$`))
    }
  })

  it('ends with 1 where a setting is wrong, and with 3 where the network failed', async () => {
    const [setting, network] = await Promise.all([
      runCli(['check'], { env: { ...env, PORT: 'eighty', ENTENTE_ROLES: 'wroker' } }),
      run(['analyze', `http://${CLOSED}/`]),
    ])
    expect(setting).toMatchObject({ code: 1, stdout: '' })
    expect(setting.stderr).toMatch(/"wroker" .*did you mean worker\?\nPORT: "eighty" is no port/)
    expect(network).toMatchObject({ code: 3, stdout: '' })
    expect(network.stderr).toBe(`entente: ${CLOSED}: the server refused the connection (ECONNREFUSED).\n`)
  })
})

describe.concurrent('canonicalize', () => {
  it('gives a canonical address a line', async () => {
    const { code, stdout, stderr } = await run(['canonicalize'], 'https://Example.org/a?utm_source=x\nnonsense\n')
    expect([code, stdout, stderr]).toEqual([1, 'https://example.org/a\n', 'line 2: not a web address: nonsense\n'])
  })
})

describe.concurrent('compare', () => {
  it('answers pairs of texts, and goes on after a bad line', async () => {
    const text = WASHINGTON.paragraphs.join(' ')
    const lines = [{ id: 1, a: text, b: text }, 'not json', { id: 2, a: text }, { id: 3, a: text, b: 'Another text.' }]
    const { code, stdout, stderr } = await run(['compare', '--jsonl'], jsonl(lines))
    expect(jsonLines(stdout)).toEqual([
      { id: 1, similarity: 1, duplicate: true },
      { id: null, error: { code: 'bad-json', message: expect.stringContaining('line 2') } },
      { id: 2, error: { code: 'bad-line', message: '"b" must be a text' } },
      { id: 3, similarity: expect.any(Number), duplicate: false },
    ])
    expect([code, stderr]).toEqual([1, ''])
  })

  it('compares two files', async () => {
    await Promise.all([writeFile(file('a.txt'), 'The same words.'), writeFile(file('b.txt'), 'The same words.')])
    const { code, stdout } = await run(['compare', file('a.txt'), file('b.txt')])
    expect([code, JSON.parse(stdout)]).toEqual([0, { similarity: 1, duplicate: true }])
  })
})

describe.concurrent('parse-feed', () => {
  const feed = renderFeed([{ guid: 'g1', url: 'https://paper.example/a', title: 'Новости' }])
  const entry = { id: 'g1', url: 'https://paper.example/a', title: 'Новости', author: null, publishedAt: null }

  it('reads a feed from an address', async () => {
    site.on('/parsed.xml', { body: feed })
    const { code, stdout, stderr } = await run(['parse-feed', `${site.url}/parsed.xml`])
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      feed: { title: 'The Daily Example', link: 'http://example.org/', lang: null },
      entries: [entry],
    })
  })

  it('answers a stream of feeds as servers sent them, and goes on after a bad one', async () => {
    const cyrillic = Buffer.from(feed.replace('utf-8', 'windows-1251').replace('Новости', '#'), 'latin1')
    const title = [0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]
    const at = cyrillic.indexOf('#')
    const bytes = Buffer.concat([cyrillic.subarray(0, at), Buffer.from(title), cyrillic.subarray(at + 1)])
    const { code, stdout, stderr } = await run(
      ['parse-feed', '--jsonl'],
      jsonl([
        { id: 'utf8', bodyBase64: base64(feed), url: 'https://paper.example/feed' },
        { id: 'page', bodyBase64: base64(renderPage(WASHINGTON)), contentType: 'text/html' },
        { id: 'none' },
        { id: 'cyrillic', bodyBase64: base64(bytes), contentType: 'application/rss+xml' },
      ]),
    )
    const answers = new Map(jsonLines(stdout).map((answer) => [answer['id'], answer]))
    expect(answers.get('utf8')).toMatchObject({ entries: [entry] })
    expect(answers.get('cyrillic')).toMatchObject({ entries: [entry] })
    expect(answers.get('page')).toEqual({ id: 'page', error: { code: 'html-page', message: expect.any(String) } })
    expect(answers.get('none')).toEqual({ id: 'none', error: { code: 'bad-line', message: '"bodyBase64" is missing' } })
    expect([code, stderr, answers.size]).toEqual([1, '', 4])
  })
})

describe.concurrent('analyze', () => {
  it('shows a page for reading in a terminal, its statements marked', async () => {
    const { code, stdout, stderr } = await run(['analyze', '-', '--format', 'pretty'], renderPage(WASHINGTON))
    expect([code, stderr]).toEqual([0, ''])
    for (const part of [WASHINGTON.title, '[1 ', ' 1]', 'Dana Whitfield', 'Cooperation between', 'us-officials']) {
      expect(stdout).toContain(part)
    }
  })

  it('gives the whole analysis of a page', async () => {
    await writeFile(file('page.html'), renderPage(WASHINGTON))
    const { code, stdout, stderr } = await run(['analyze', file('page.html')])
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      id: file('page.html'),
      article: {
        title: WASHINGTON.title,
        siteName: 'The Daily Example',
        lang: 'en',
        quality: { score: expect.any(Number) },
      },
      statements: expect.arrayContaining([
        expect.objectContaining({ speaker: expect.objectContaining({ name: 'Dana Whitfield', country: 'US' }) }),
      ]),
      cooperation: { found: true },
      topics: [{ id: 'us-officials', matched: true, why: expect.arrayContaining(['speaker.country is US']) }],
    })
  })

  it('answers texts, pages and bytes line by line, and names what is wrong with a line', async () => {
    const persian = '«روسیه به ایران جنگنده می‌دهد» سخنگوی وزارت خارجه گفت.'
    const { code, stdout, stderr } = await run(
      ['analyze', '--jsonl'],
      jsonl([
        { id: 'text', text: SAID, url: 'https://paper.example/a', title: 'A title', publishedAt: '2026-05-01' },
        { id: 'html', html: renderPage(PENTAGON) },
        '{"id": "broken", ',
        { id: 'bytes', bodyBase64: base64(renderPage(PENTAGON)), contentType: 'text/html; charset=utf-8' },
        { id: 'both', text: 'a', html: 'b' },
        { id: 'neither', url: 'https://paper.example/b' },
        { id: 'number', text: 7 },
        { id: 'persian', text: persian, lang: 'fa' },
        { text: 'A line without an id.' },
      ]),
    )
    const answers = new Map(jsonLines(stdout).map((answer) => [answer['id'], answer]))
    expect(answers.get('text')).toMatchObject({
      article: { url: 'https://paper.example/a', title: 'A title', publishedAt: '2026-05-01', text: SAID },
      topics: [{ id: 'us-officials', matched: true }],
    })
    expect(answers.get('bytes')).toMatchObject({ article: { title: PENTAGON.title } })
    expect(answers.get('bytes')?.['article']).toEqual(answers.get('html')?.['article'])
    expect(answers.get('persian')).toMatchObject({ article: { text: persian, lang: 'fa' } })
    for (const id of ['both', 'neither', 'number']) {
      expect(answers.get(id)).toEqual({ id, error: { code: 'bad-line', message: expect.any(String) } })
    }
    const unnamed = jsonLines(stdout).filter((answer) => answer['id'] === null)
    expect(unnamed).toHaveLength(2)
    expect(unnamed).toContainEqual({
      id: null,
      error: { code: 'bad-json', message: expect.stringContaining('line 3') },
    })
    expect([code, stderr]).toEqual([1, ''])

    const statements = answers.get('text')?.['statements'] as { content: [number, number][]; text: string }[]
    expect(statements).toHaveLength(1)
    for (const { content, text } of statements) {
      expect(content.map(([start, end]) => SAID.slice(start, end)).join(' ')).toBe(text)
    }
  })

  it('goes as far as it is told', async () => {
    const steps = ['article', 'statements', 'cooperation']
    const runs = await Promise.all(
      steps.map((until) => run(['analyze', '--jsonl', '--until', until], jsonl([{ id: 1, text: SAID }]))),
    )
    expect(runs.map(({ stdout }) => Object.keys(jsonLines(stdout)[0] ?? {}))).toEqual(
      steps.map((_, index) => ['id', ...steps.slice(0, index + 1)]),
    )
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
  })

  it('takes in no more of a stream than it can answer, and answers all of it', async () => {
    const { child, finish } = startCli(['analyze', '--jsonl', '--until', 'article'], env)
    const sentence = 'The minister told reporters that the line will be ready within three years. '
    const document = (id: number) => `${JSON.stringify({ id, text: sentence.repeat(id % 10 === 0 ? 800 : 20) })}\n`
    const progress = { sent: 0 }
    const sending = (async () => {
      for (; progress.sent < 500; progress.sent += 1) {
        await new Promise((resolve) => child.stdin.write(document(progress.sent), resolve))
      }
      child.stdin.end()
    })()
    for (let before = -1; before !== progress.sent || before === 0;) {
      before = progress.sent
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    expect(progress.sent).toBeLessThan(200)

    const { code, stdout, stderr } = await finish()
    await sending
    expect(new Set(jsonLines(stdout).map((answer) => answer['id'])).size).toBe(500)
    expect([code, stderr]).toEqual([0, ''])
  })
})

describe.concurrent('check', () => {
  it('says that all is right', async () => {
    const { code, stdout, stderr } = await run(['check'])
    expect([stdout, code]).toEqual(['', 0])
    expect(stderr).toBe(
      'all is right: 3 sources, 1 topics, 2 examples, 1 channels\nhow the sources fare is not known: no archive is running\n',
    )
    expect(await readdir(dir)).not.toContain('postgres')
  })

  it('explains the sources that need a look, where an archive is running, and minds the configuration alone', async () => {
    const archive = await createTestDatabase()
    const onArchive = { ...env, DATABASE_URL: archive.url }
    const store = createStore(archive.database.kysely)
    const { sources } = throwFaults(await loadConfig(config.dir, { allowPrivateHosts: [site.host] }))
    const check = async () => {
      const { code, stdout, stderr } = await runCli(['check'], { env: onArchive })
      expect([code, stdout]).toEqual([0, ''])
      return stderr.split('\n').slice(1).join('\n')
    }
    await store.syncSources([...sources, { ...sources[0]!, id: 'of-another-config' }], new Date())
    expect(await check()).toBe('all 3 sources in the archive are well (3 not polled yet)\n')

    const before = new Date(Date.now() - 3 * 3_600_000)
    await store.saveSourceState(
      'daily',
      'blocked',
      'paper.example refuses to show the page to us (status 403).',
      before,
    )
    await store.saveSourceState('page', 'silent', 'nothing new for 30 h; its longest pause lately was 2 h', before)
    await store.saveSourceState('missing', 'unchanged', null, before)
    await store.saveSourceState('of-another-config', 'gone', null, before)
    const told = (await check()).trim().split('\n')
    expect(told).toEqual([
      '2 of 3 sources in the archive need a look:',
      '  daily (daily)',
      expect.stringMatching(
        /^ {4}Blocked since .* UTC \(3 h\): the site answers with a challenge, a consent page or a refusal\.$/,
      ),
      '    why: paper.example refuses to show the page to us (status 403).',
      '    next: It is polled as soon as its turn comes.',
      expect.stringMatching(/^ {4}to do: Open the address in a browser\./),
      '  page (page)',
      expect.stringMatching(/^ {4}Silent since .* \(3 h\)/),
      '    why: Nothing new for 30 h; its longest pause lately was 2 h.',
      '    next: It is polled as soon as its turn comes.',
      expect.stringMatching(/^ {4}to do: Open the site in a browser\./),
    ])
    await archive.drop()
  })

  it('lists every fault at its place, and the examples that fail where nothing else does', async () => {
    const broken = await createConfigFolder({
      sources: feedSources({ daily: `${site.url}/feed.xml` }).replace('kind: feed', 'knid: feed'),
      alerts: LOG_ONLY,
      topics: { 'us-officials': TOPIC.replace("AND speaker.country:US'", "AND spaeker.country:US'") },
    })
    const failing = await createConfigFolder({
      sources: feedSources({ daily: `${site.url}/feed.xml` }),
      alerts: LOG_ONLY,
      topics: { 'us-officials': TOPIC.replace('country:US', 'country:FR') },
    })
    const check = ({ dir }: ConfigFolder) => runCli(['check'], { env: { ...env, ENTENTE_CONFIG_DIR: dir } })
    const [faults, examples] = await Promise.all([check(broken), check(failing)])
    expect(faults.code).toBe(1)
    const places = faults.stdout.trim().split('\n')
    expect(places).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/sources\.yaml:3:42: .*knid.*did you mean kind/),
        expect.stringMatching(/us-officials\.yaml:4:30: .*did you mean speaker/),
      ]),
    )
    expect(faults.stderr).toBe(`${places.length} fault(s)\n`)
    expect(examples.code).toBe(1)
    expect(examples.stdout).toMatch(
      /us-officials\.yaml:8:11: examples\.match\[0\]: does not match: .*\n {4}.*speaker\.country is not FR/,
    )
    expect(examples.stderr).toMatch(/^1 example\(s\) failed/)
    await Promise.all([broken.remove(), failing.remove()])
  })
})

describe.concurrent('poll', () => {
  it('prints what a source holds now, or why there is nothing', async () => {
    serveFeed(site, [{ guid: 'g1', url: `${site.url}/a`, title: 'One' }])
    site.on('/page.html', { headers: { 'content-type': 'text/html' }, body: renderPage(WASHINGTON) })
    const [daily, page, missing, unknown] = await Promise.all(
      ['daily', 'page', 'missing', 'dialy'].map((id) => run(['poll', id])),
    )
    expect(daily?.code).toBe(0)
    expect(JSON.parse(daily?.stdout ?? '')).toMatchObject({
      source: 'daily',
      outcome: 'ok',
      status: 200,
      entries: [{ id: 'g1', title: 'One', url: `${site.url}/a` }],
    })
    expect(page?.code).toBe(1)
    expect(JSON.parse(page?.stdout ?? '')).toMatchObject({
      outcome: 'unreadable',
      entries: [],
      reason: expect.any(String),
    })
    expect(missing?.code).toBe(3)
    expect(JSON.parse(missing?.stdout ?? '')).toMatchObject({
      outcome: 'http-error',
      reason: expect.stringContaining('404'),
    })
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown?.stderr).toContain('did you mean daily?')
  })
})

describe.concurrent('poll of a source that bars the way', () => {
  let folder: ConfigFolder
  beforeAll(async () => {
    site.on('/challenge.xml', { headers: { 'content-type': 'text/html' }, body: '<title>Just a moment...</title>' })
    site.on('/forbidden.xml', { status: 403 })
    site.on('/gone.xml', { status: 410 })
    const paths = { challenge: '/challenge.xml', forbidden: '/forbidden.xml', gone: '/gone.xml' }
    const urls = Object.entries(paths).map(([id, path]) => [id, `${site.url}${path}`])
    const sources = feedSources({ ...Object.fromEntries(urls), private: 'http://127.0.0.1:9/feed' }).replaceAll(
      '1s',
      '1m',
    )
    folder = await createConfigFolder({ sources, alerts: LOG_ONLY, topics: {} })
  })
  afterAll(() => folder.remove())

  it.each([
    ['challenge', 3, 'blocked', 'blocked', /^Blocked: .* puts a test for robots \(a challenge page\)/, /browser/],
    ['forbidden', 3, 'blocked', 'blocked', /^Blocked: .* refuses to show the page to us \(status 403\)/, /browser/],
    ['gone', 3, 'gone', 'gone', /^Gone: .* answered 410/, /new address/],
    ['private', 1, 'refused', 'failing', /^Failing: .*127\.0\.0\.1/, /sources\.yaml/],
  ])('says of %s what is the matter, and what to do', async (id, code, outcome, state, says, advice) => {
    const polled = await runCli(['poll', id], { env: { ...env, ENTENTE_CONFIG_DIR: folder.dir } })
    expect([polled.code, polled.stderr]).toEqual([code, ''])
    const told = JSON.parse(polled.stdout) as { says: string; advice: string }
    expect(told).toMatchObject({ outcome, state, archive: null, entries: [] })
    expect(told.says).toMatch(says)
    expect(told.advice).toMatch(advice)
  })

  it('says how the source stands in the archive, too', async () => {
    const archive = await createTestDatabase()
    const store = createStore(archive.database.kysely)
    const { sources } = throwFaults(await loadConfig(folder.dir, { allowPrivateHosts: [site.host] }))
    await store.syncSources(sources, new Date())
    await store.saveSourceState('gone', 'silent', 'nothing new for 30 h', new Date())
    const onArchive = { ...env, ENTENTE_CONFIG_DIR: folder.dir, DATABASE_URL: archive.url }
    const { stdout } = await runCli(['poll', 'gone'], { env: onArchive })
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'gone',
      archive: { state: 'silent', says: expect.stringMatching(/^Silent since/), why: 'Nothing new for 30 h.' },
    })
    await archive.drop()
  })
})

describe.concurrent('import-opml', () => {
  it('turns the feeds of a list that are not configured yet into sources', async () => {
    const outline = (text: string, url: string) => `<outline text="${text}" type="rss" xmlUrl="${url}"/>`
    await writeFile(
      file('list.opml'),
      `<opml version="2.0"><body><outline text="News">${outline('A Paper', 'https://paper.example/feed')}${outline('The Daily', `${site.url}/feed.xml`)}</outline>${outline('A Paper', 'https://paper.example/second')}</body></opml>`,
    )
    const { code, stdout, stderr } = await run(['import-opml', file('list.opml')])
    expect(code).toBe(0)
    expect(stderr).toBe('2 feeds; 1 of 3 were in sources.yaml already\n')
    const imported = await createConfigFolder({ sources: `sources:\n${stdout}`, alerts: LOG_ONLY, topics: {} })
    expect(await loadConfig(imported.dir)).toMatchObject({
      ok: true,
      value: {
        sources: [
          { id: 'a-paper', name: 'A Paper', url: 'https://paper.example/feed' },
          { id: 'a-paper-2', url: 'https://paper.example/second' },
        ],
      },
    })
    await imported.remove()
  })

  it('refuses what is no list of feeds', async () => {
    await writeFile(file('page.opml'), renderPage(WASHINGTON))
    expect(await run(['import-opml', file('page.opml')])).toMatchObject({ code: 1, stdout: '' })
  })
})

describe.concurrent('replay and explain', () => {
  let archives: readonly TestDatabase[]
  beforeAll(async () => {
    archives = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()])
  })
  afterAll(() => Promise.all(archives.map((archive) => archive.drop())))

  /** Commands on an archive of a test's own. */
  const open = (at: number) => {
    const archive = archives[at]
    if (archive === undefined) throw new Error(`there is no archive ${at}`)
    const onArchive = { ...env, DATABASE_URL: archive.url }
    const query = async <Row extends object>(sql: string) => (await archive.database.pool.query<Row>(sql)).rows
    return {
      url: archive.url,
      query,
      /** Articles, statements, alerts, and attempts to deliver. */
      figures: async () => {
        const [row] = await query<{ figures: number[] }>(FIGURES)
        return row?.figures
      },
      run: (...args: readonly string[]) => runCli(args, { env: onArchive }),
      start: (...args: readonly string[]) => startCli(args, onArchive),
    }
  }
  const FIGURES = `select array[(select count(*) from article), (select count(*) from statement),
    (select count(*) from alert), (select coalesce(sum(attempts), 0) from delivery)]::int[] as figures`

  /** A recorded entry whose speaker and words are its own. */
  const FIRST = ['Ada', 'Ben', 'Cora', 'Dale', 'Edna', 'Finn', 'Gwen', 'Hugh']
  const LAST = ['Ashdown', 'Birchall', 'Copley', 'Dunmore', 'Eastham']
  const entry = (set: string, index: number) => {
    const speaker = `${FIRST[index % FIRST.length]} ${LAST[Math.floor(index / FIRST.length) % LAST.length]}${set}`
    return {
      id: `${set}-${index}`,
      source: 'recorded',
      url: `https://paper.example/${set}/${index}00`,
      title: `The day’s briefing, number ${index} of ${set}`,
      contentHtml: `<p>“Russia and Iran hold joint naval exercises, and their military cooperation goes on,” State Department spokesperson ${speaker} told reporters in Washington.</p>`,
      lang: 'en',
    }
  }
  const record = async (set: string, count: number) => {
    await writeFile(file(`${set}.jsonl`), jsonl(Array.from({ length: count }, (_, index) => entry(set, index))))
    return file(`${set}.jsonl`)
  }
  const outcomes = ({ stdout }: { stdout: string }) =>
    Map.groupBy(jsonLines(stdout), (answer) => answer['outcome'] ?? answer['error'])

  it('archives recorded entries and alerts of none, and does nothing twice', async () => {
    const { run, figures } = open(0)
    const recorded = await record('quiet', 6)
    await writeFile(recorded, jsonl([{ id: 'bad', source: 'recorded' }]), { flag: 'a' })
    const first = await run('replay', recorded)
    expect([first.code, first.stderr]).toEqual([1, ''])
    expect(outcomes(first).get('replayed')).toHaveLength(6)
    expect(jsonLines(first.stdout)).toContainEqual({
      id: 'bad',
      error: { code: 'bad-line', message: expect.any(String) },
    })
    expect(await figures()).toEqual([6, 6, 0, 0])
    // What was archived once is the baseline: asking for alerts later finds nothing new in it.
    expect(outcomes(await run('replay', recorded, '--alert')).get('known')).toHaveLength(6)
    expect(await figures()).toEqual([6, 6, 0, 0])
  })

  it('alerts of each statement once when it is told to, and explains each alert', async () => {
    const { run, figures, query } = open(1)
    const recorded = await record('loud', 3)
    const first = await run('replay', recorded, '--alert')
    expect([first.code, outcomes(first).get('replayed')?.length]).toEqual([0, 3])
    expect(await figures()).toEqual([3, 3, 3, 3])
    expect(outcomes(await run('replay', recorded, '--alert')).get('known')).toHaveLength(3)
    expect(await figures()).toEqual([3, 3, 3, 3])

    const [alert] = await query<{ id: string }>('select id from alert')
    const id = alert?.id ?? ''
    const [words, json, unknown] = [
      await run('explain', id),
      await run('explain', id, '--json'),
      await run('explain', 'al_none'),
    ]
    expect(words.code).toBe(0)
    expect(words.stdout).toContain('joint naval exercises')
    expect(words.stdout).toContain('speaker.country is US')
    expect(words.stdout).toMatch(/Seen at\n {2}https:\/\/paper\.example\/loud\/\d+/)
    expect(words.stdout).toMatch(/Deliveries\n {2}desk: delivered after 1 attempt/)
    expect(JSON.parse(json.stdout)).toMatchObject({
      alert: { id },
      deliveries: [{ channel: 'desk', state: 'delivered' }],
    })
    expect(unknown).toMatchObject({ code: 1, stdout: '', stderr: 'entente: the archive has no alert "al_none"\n' })
  })

  it('ends the same when it is stopped in the middle and run again', async () => {
    const { run, start, figures, query } = open(2)
    const recorded = await record('stopped', 24)
    const { child, finish } = start('replay', recorded, '--alert')
    const end = finish()
    child.stdout.once('data', () => child.kill('SIGINT'))
    const stopped = await end
    expect(stopped).toMatchObject({ code: 3, stderr: 'stopped; run it again to go on\n' })
    const done = jsonLines(stopped.stdout)
    expect(done.length).toBeLessThan(24)
    expect(done.filter((answer) => 'error' in answer)).toEqual([])
    const again = await run('replay', recorded, '--alert')
    expect([again.code, jsonLines(again.stdout).length]).toEqual([0, 24])
    expect(await figures()).toEqual([24, 24, 24, 24])
    expect(await query('select job, key from step')).toEqual([])
  })

  it('ends with 3 where the database cannot be used, and names it without its password', async () => {
    const url = new URL(open(0).url)
    url.pathname = '/no_such_database'
    url.password = 'hush-hush'
    const { code, stdout, stderr } = await runCli(['explain', 'al_1'], { env: { ...env, DATABASE_URL: url.href } })
    expect([code, stdout]).toEqual([3, ''])
    // A server that asks for passwords refuses the wrong one before it looks for the database.
    expect(stderr).toMatch(/cannot use the database no_such_database at .*(?:does not exist|authentication failed)/)
    expect(stderr).not.toContain('hush-hush')
  })
})
