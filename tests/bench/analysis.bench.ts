import { loadLexicon } from '../../src/config/load-lexicon.ts'
import { analyzeText, type Lexicon } from '../../src/core/analyze-text.ts'
import { compileCooperationLexicon } from '../../src/core/cooperation/compile-cooperation-lexicon.ts'
import type { CooperationLexicon, CooperationLexiconData } from '../../src/core/cooperation/cooperation-lexicon.ts'
import { findCooperation } from '../../src/core/cooperation/find-cooperation.ts'
import type { Actor } from '../../src/core/lexicon/actors.ts'
import type { LexiconData } from '../../src/core/lexicon/lexicon-data.ts'
import { compileStatementLexicon } from '../../src/core/statement/compile-statement-lexicon.ts'
import { ENGLISH } from '../src/core/cooperation/cases/english.ts'
import { PERSIAN } from '../src/core/cooperation/cases/persian.ts'
import { RUSSIAN } from '../src/core/cooperation/cases/russian.ts'
import { hostileTexts } from '../support/hostile-texts.ts'
import { median, printFigure } from './figure.ts'

/** From an article's text to its statements and what it says of cooperation, in one thread. */
const ARTICLE_UNITS = 4096
const ARTICLES = 60
const ROUNDS = 7
const GROWN = 10
const HOSTILE = 10_000
/** A hostile text that takes longer is measured again. */
const SLOW_MS = 5

const FILLER =
  'The minister spoke to reporters after the meeting of the cabinet. “We will look at the figures again next week,” she said. Farmers in the north expect a dry autumn. '

/** Articles of one length: sentences on the subject with everyday ones between, as news has them. */
function makeArticles(units: number): readonly { text: string; lang: string }[] {
  const tables = [
    ['en', ENGLISH],
    ['ru', RUSSIAN],
    ['fa', PERSIAN],
  ] as const
  return Array.from({ length: ARTICLES }, (_, at) => {
    const [lang, cases] = tables[at % tables.length] ?? tables[0]
    let text = ''
    for (let next = at; text.length < units; next += 7) text += `${cases[next % cases.length]?.[0] ?? ''} ${FILLER}`
    return { text: text.slice(0, units), lang }
  })
}

function secondsFor(run: () => void): number {
  run()
  const times = Array.from({ length: ROUNDS }, () => {
    const before = performance.now()
    run()
    return (performance.now() - before) / 1000
  })
  return median(times)
}

const loaded = await loadLexicon('config')
if (!loaded.ok) throw new Error(loaded.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
const { value } = loaded
const lexicon = compile(value)
const articles = makeArticles(ARTICLE_UNITS)

const whole = secondsFor(() => analyzeAll(articles, lexicon))
const cooperation = secondsFor(() => find(articles, lexicon.cooperation))
printFigure({
  bench: 'analysis',
  figure: 'statements and cooperation, 4 KB articles',
  value: ARTICLES / whole,
  unit: 'articles/s',
})
printFigure({
  bench: 'analysis',
  figure: 'cooperation alone, 4 KB articles',
  value: ARTICLES / cooperation,
  unit: 'articles/s',
  versus: 'one pattern a term, names only',
  versusValue: ARTICLES / secondsFor(onePatternATerm(value.cooperation)),
})

const long = makeArticles(ARTICLE_UNITS * GROWN)
printFigure({
  bench: 'analysis',
  figure: 'time of a text ten times as long',
  value: secondsFor(() => analyzeAll(long, lexicon)) / whole,
  unit: 'times',
})
const grown = compile({
  statements: { ...value.statements, actors: growActors(value.statements.actors) },
  cooperation: growLexicon(value.cooperation),
})
printFigure({
  bench: 'analysis',
  figure: 'time with ten times the terms and actors',
  value: secondsFor(() => analyzeAll(articles, grown)) / whole,
  unit: 'times',
})

const hostile = [...hostileTexts(HOSTILE, ARTICLE_UNITS)].map((text) => {
  const time = (): number => {
    const before = performance.now()
    analyzeText({ text, title: null, lang: null }, lexicon)
    return performance.now() - before
  }
  const first = time()
  // One that met a collection, other programs or code not yet compiled is asked again: what is slow by itself is so each time.
  return first < SLOW_MS ? first : Math.min(first, time(), time())
})
printFigure({
  bench: 'analysis',
  figure: `slowest of ${HOSTILE} hostile texts, 4 KB`,
  value: Math.max(...hostile),
  unit: 'ms',
})
printFigure({
  bench: 'analysis',
  figure: `median of ${HOSTILE} hostile texts, 4 KB`,
  value: median(hostile),
  unit: 'ms',
})

function compile(data: LexiconData): Lexicon {
  return {
    statements: compileStatementLexicon(data.statements),
    cooperation: compileCooperationLexicon(data.cooperation),
  }
}

function analyzeAll(texts: readonly { text: string; lang: string }[], lexicon: Lexicon): void {
  for (const { text, lang } of texts) analyzeText({ text, title: null, lang }, lexicon)
}

/** Nine more people and bodies to each, whose names look alike and stand in no text. */
function growActors(actors: readonly Actor[]): readonly Actor[] {
  const copies = Array.from({ length: GROWN - 1 }, (_, copy) => copy)
  return [
    ...actors,
    ...actors.flatMap((actor) =>
      copies.map((copy) => ({
        ...actor,
        id: `${actor.id}-${copy}`,
        names: Object.fromEntries(
          Object.entries(actor.names).map(([lang, names]) => [lang, names?.map((name) => `${name}x${copy}`)]),
        ),
      })),
    ),
  ]
}

function find(texts: readonly { text: string; lang: string }[], lexicon: CooperationLexicon): void {
  for (const { text, lang } of texts) findCooperation(text, lang, lexicon)
}

/** The same lexicon with nine more terms to each, that look alike and match nothing. */
function growLexicon(data: CooperationLexiconData): CooperationLexiconData {
  const more = Array.from({ length: GROWN - 1 }, (_, copy) => `x${copy}`)
  const cues = data.cues.map((cue) => ({
    ...cue,
    terms: Object.fromEntries(
      Object.entries(cue.terms).map(([lang, terms]) => [
        lang,
        [...terms, ...terms.flatMap((term) => more.map((end) => `${term.replaceAll(/[=*]/gu, '')}${end}`))],
      ]),
    ),
  }))
  const parties = data.parties.map((party) => ({
    ...party,
    terms: Object.fromEntries(
      Object.entries(party.terms).map(([lang, terms]) => [
        lang,
        [...terms, ...terms.flatMap((term) => more.map((end) => `${term.replaceAll(/[=*]/gu, '')}${end}`))],
      ]),
    ),
  }))
  return { ...data, cues, parties }
}

/** What a script would do: a case-insensitive pattern for each name of a party, without inflection or judgement. */
function onePatternATerm(data: CooperationLexiconData): () => void {
  const patterns = data.parties
    .flatMap(({ terms }) => Object.values(terms).flat())
    .map((term) => new RegExp(term.replaceAll(/[=*]/gu, '').replaceAll(/[.()+?]/gu, String.raw`\$&`), 'iu'))
  return () => {
    for (const { text } of articles) patterns.filter((pattern) => pattern.test(text))
  }
}
