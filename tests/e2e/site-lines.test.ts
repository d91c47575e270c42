import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArticle } from '../../jobs/read-article.ts'
import { revisitArticle } from '../../jobs/revisit-article.ts'
import { openPageKnowledge } from '../../src/analysis/page-knowledge.ts'
import { readPage } from '../../src/analysis/read-page.ts'
import { loadLexicon } from '../../src/config/load-lexicon.ts'
import type { Context } from '../../src/context.ts'
import type { ArchivedArticle } from '../../src/store/article.ts'
import { createStore, type Store } from '../../src/store/store.ts'
import { throwFaults } from '../../src/throw-faults.ts'
import { createTestContext, never, NOW } from '../support/context.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { newsPage } from '../support/news-page.ts'
import { aSource, ok } from '../support/records.ts'

/** Thirty pieces of news that have nothing to do with each other. */
const LEADS = [
  'Fishermen in Kilden hauled in the largest catch of mackerel since the harbour was dredged.',
  'A violin maker from Torvald won the guild prize for an instrument carved out of pear wood.',
  'Engineers replaced eleven bearings of the suspension bridge at Marlow over the weekend.',
  'The observatory on Mount Esker recorded a comet that nobody had catalogued before.',
  'Bakers in Lindum staged a contest for the longest plaited loaf and broke two ovens.',
  'A court in Vessel fined the tannery for letting dye run into the brook for a month.',
  'Beekeepers of the Arden valley moved four hundred hives to the lime avenues.',
  'The ferry to Skarn ran aground on a sandbank at low tide with nobody hurt.',
  'Archaeologists found a Roman mosaic of dolphins below the car park in Wendle.',
  'A chess club from Ostrava beat the reigning champions with a sacrificed queen.',
  'Firefighters rescued a stork that had tangled itself in telephone wires near Pohl.',
  'The brewery in Hartmoor will close its bottling hall and sell the copper kettles.',
  'Students designed a wheelchair that climbs stairs on rubber caterpillar tracks.',
  'Hail the size of walnuts destroyed greenhouses along the Tamsin river on Friday.',
  'The opera in Calder cancelled its premiere after the tenor lost his voice.',
  'Geologists warned of a landslide above the quarry village of Steinach.',
  'A tortoise that went missing in the spring turned up in a vicarage garden.',
  'Tram drivers in Bexford voted for a strike over split shifts and worn brakes.',
  'The museum of clocks bought an astronomical timepiece at an auction in Basel.',
  'Doctors at the Elgin hospital transplanted a cornea grown in the laboratory.',
  'Vandals sprayed the lighthouse at Cape Norrin with pink paint overnight.',
  'The potato harvest in Rowan county fell by a fifth after a dry August.',
  'A retired postman completed his walk around the coast with a goat for company.',
  'Scientists taught ravens to sort coins by weight for a reward of raisins.',
  'The parish of Ulm rang its bells for an hour to mark the end of scaffolding.',
  'Customs officers seized nine crates of forged stamps at the airport of Dorne.',
  'Glassblowers reopened the furnace of Murrin after forty years of silence.',
  'A swarm of jellyfish shut down the cooling pumps of the desalination plant.',
  'The county library lent its millionth book, a cookery guide, to a plumber.',
  'Cyclists protested in Fenwick against tram rails that swallow narrow tyres.',
]
const CHANNEL = 'Read the news first in our messenger channel, which 12,410 readers of the Herald have joined by now.'
const DESK =
  'Our correspondents in the county work for readers of the Herald by day and night, whatever the weather may be.'
const DENIAL = 'Tehran says that its nuclear programme is peaceful and that the country has never sought a bomb.'
const BACKGROUND =
  'The county has been governed by a coalition of farmers and teachers since the election two years ago.'

/** An article as the site prints it; every third page repeats what a government says, every eleventh a piece of background. */
function paragraphsOf(at: number, lead: string): readonly string[] {
  const words = lead.replace('.', '').split(' ')
  const more = `It was in ${words.slice(-3).join(' ')} that ${words.slice(0, -3).join(' ').toLowerCase()}, as eyewitnesses remember.`
  const detail = `${words.slice(0, 4).join(' ')}: number ${at + 1} of all things that ${words.slice(4).join(' ')}.`
  const repeated = [...(at % 3 === 0 ? [DENIAL] : []), ...(at % 11 === 0 ? [BACKGROUND] : [])]
  return [CHANNEL.replace('12,410', String(12_410 + at)), lead, more, ...repeated, detail, DESK]
}

let test: TestDatabase
let store: Store
let knowledge: ReturnType<typeof openPageKnowledge>

beforeAll(async () => {
  test = await createTestDatabase()
  store = createStore(test.database.kysely)
  // The news of this site would pass no screen.
  const { screen: _screen, ...rest } = openPageKnowledge(
    throwFaults(await loadLexicon(resolve(import.meta.dirname, '../../config'))),
  )
  knowledge = rest
  await store.syncSources([aSource({ paceMs: 0 })], NOW)
})
afterAll(() => test.drop())

function contextOf(at: number): Context {
  const url = urlOf(at)
  const title = (LEADS[at] ?? '').split(' ').slice(0, 5).join(' ')
  const page = newsPage({ title, paragraphs: paragraphsOf(at, LEADS[at] ?? '') })
  return createTestContext({
    store,
    fetch: ok(page, { finalUrl: url }),
    analysis: { 'read-page': (input) => readPage(input, knowledge) },
  }).context
}

const urlOf = (at: number) => `https://herald.example/news/${at}`

async function read(at: number): Promise<ArchivedArticle> {
  const facts = { title: LEADS[at] ?? '', summary: null, contentHtml: null, author: null, publishedAt: null }
  const found = { keys: [`guid:${at}`], url: urlOf(at), canonicalUrl: urlOf(at), ...facts }
  const { id: entryId } = await store.saveRecordedEntry(aSource(), found, { now: NOW, baseline: false }, (entry) => ({
    job: 'read-article',
    key: String(entry),
    payload: { entryId: entry },
    dueAt: NOW,
  }))
  const done = await readArticle(contextOf(at), { entryId }, never)
  const article = await store.loadArticle((done as unknown as { articleId: number }).articleId)
  if (article === undefined) throw new Error(`article ${at} was not saved`)
  return article
}

describe('a site of thirty articles', () => {
  const articles: ArchivedArticle[] = []

  it('has its standing lines left out once they stood in five stories, and says how many', async () => {
    for (const at of LEADS.keys()) articles.push(await read(at))
    const held = (line: string) => articles.map(({ text }) => text.includes(line))
    expect([held('messenger channel'), held(DESK)]).toEqual(
      Array.from({ length: 2 }, () => LEADS.map((_, at) => at < 5)),
    )
    expect(articles[4]?.quality).toMatchObject({ warnings: [] })
    expect(articles[5]?.quality).toMatchObject({
      warnings: ['lines that recur on this site left out: 2'],
      siteLines: [expect.any(Number), expect.any(Number)],
    })
    expect(await store.describeSiteLines('herald.example', articles[5]?.quality.siteLines ?? [])).toEqual(
      expect.arrayContaining([DESK, expect.stringContaining('messenger channel')]),
    )
  })

  it('keeps what it repeats of what somebody said, its background, and every paragraph of its own', () => {
    expect(articles).toHaveLength(LEADS.length)
    const lost = articles.flatMap(({ text }, at) =>
      paragraphsOf(at, LEADS[at] ?? '').filter(
        (line) => ![CHANNEL.slice(0, 20), DESK.slice(0, 20)].includes(line.slice(0, 20)) && !text.includes(line),
      ),
    )
    expect(lost).toEqual([])
  })

  it('is not edited by what was learnt of it since', async () => {
    for (const at of [0, 4, 5, 29]) {
      const { id, text } = articles[at] ?? { id: 0, text: '' }
      const again = await revisitArticle(contextOf(at), { articleId: id, round: 1 }, never)
      expect(again).toMatchObject({ outcome: 'unchanged', version: 1 })
      expect((await store.loadArticle(id))?.text).toBe(text)
    }
  })
})
