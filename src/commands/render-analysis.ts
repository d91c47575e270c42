import { styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import type { Article } from '../core/article/article.ts'
import type { Cooperation, CooperationEvidence } from '../core/cooperation/cooperation.ts'
import { describeRule } from '../core/cooperation/describe-rule.ts'
import type { TaggedStatement } from '../core/statement/statement.ts'
import { type Mark, markText } from './mark-text.ts'

/** Which topics a document meets, and why. */
export interface TopicAnswer {
  readonly id: string
  readonly matched: boolean
  readonly why: readonly string[]
}

/** What a person is shown: the analysis as far as it went. */
export interface ShownAnalysis {
  readonly article: Article
  readonly statements?: readonly TaggedStatement[] | undefined
  readonly cooperation?: Cooperation | undefined
  readonly topics?: readonly TopicAnswer[]
}

/** How it is shown: `columns` is the width of the terminal, `colors` whether it has any. */
export interface Shown {
  readonly columns: number
  readonly colors: boolean
}

type Kind = 'content' | 'cue' | 'source' | 'tie'
type Style = Parameters<typeof styleText>[0]

const STYLES: Readonly<Record<Kind, Style>> = { content: 'cyan', cue: 'yellow', source: 'bold', tie: 'underline' }
/** Longer lines are hard to read, however wide the terminal is. */
const MOST_COLUMNS = 100
const LEAST_COLUMNS = 20
/** What a terminal would obey: C0 and C1 but for the line break, and delete. */
const CONTROLS = /(?!\n)\p{Cc}/gu

/** The analysis of a document for reading in a terminal: the text with its statements marked, then who, what and why. */
export function renderAnalysis(document: ShownAnalysis, { columns, colors }: Shown): string {
  const style = (format: Style, text: string) => (colors ? styleText(format, text, { validateStream: false }) : text)
  const width = Math.min(columns, MOST_COLUMNS)
  const block = (lines: readonly string[], indent: number) =>
    lines.map((line) => indented(wrapAnsi(line, Math.max(LEAST_COLUMNS, width - indent)), indent))
  const { article, statements, cooperation, topics } = withoutControls(document)
  const sections = [
    describeArticle(article, style),
    markArticle({ article, statements, cooperation }, style),
    ...(statements === undefined ? [] : [describeStatements(statements, style)]),
    ...(cooperation === undefined ? [] : [describeCooperation(article.text, cooperation, style)]),
    ...(topics === undefined ? [] : [describeTopics(topics, style)]),
  ]
  return `${sections.map((lines) => lines.flatMap(({ indent, text }) => block([text], indent)).join('\n')).join('\n\n')}\n`
}

/** Every control replaced by a character of the same length, so that offsets hold: the words come from strangers' pages. */
function withoutControls(document: ShownAnalysis): ShownAnalysis {
  const clean = (_key: string, value: unknown) => (typeof value === 'string' ? value.replace(CONTROLS, ' ') : value)
  return JSON.parse(JSON.stringify(document), clean) as ShownAnalysis
}

interface Line {
  readonly indent: number
  readonly text: string
}

type Styler = (format: Style, text: string) => string

const line = (text: string, indent = 0): Line => ({ indent, text })

function indented(text: string, indent: number): string {
  return text
    .split('\n')
    .map((each) => (each === '' ? '' : `${' '.repeat(indent)}${each}`))
    .join('\n')
}

function describeArticle({ title, quality, ...article }: Article, style: Styler): readonly Line[] {
  const facts = [article.siteName, article.byline, article.publishedAt, article.lang, article.url].filter(Boolean)
  const warned = quality.warnings.length === 0 ? '' : `: ${quality.warnings.join(', ')}`
  return [
    line(style('bold', title ?? 'Untitled')),
    line(style('dim', [...facts, `quality ${quality.score} by ${quality.method}${warned}`].join(' · '))),
  ]
}

function markArticle({ article, statements = [], cooperation }: ShownAnalysis, style: Styler): readonly Line[] {
  const marks: readonly Mark<Kind>[] = [
    ...statements.flatMap(({ content, cue, source }, at) => [
      { kind: 'content' as const, spans: content, label: String(at + 1) },
      { kind: 'cue' as const, spans: cue },
      { kind: 'source' as const, spans: source },
    ]),
    ...(cooperation?.evidence ?? []).map(({ links = [] }) => ({
      kind: 'tie' as const,
      spans: links.map(({ start, end }) => [start, end] as const),
    })),
  ]
  const parts = markText(article.text, marks).map(({ text, kinds, opens, closes }) => {
    const styled = [...kinds].reduce((shown, kind) => style(STYLES[kind], shown), text)
    return `${opens.map((label) => style('dim', `[${label} `)).join('')}${styled}${closes.map((label) => style('dim', ` ${label}]`)).join('')}`
  })
  return parts
    .join('')
    .trimEnd()
    .split('\n')
    .map((text) => line(text, 2))
}

function describeStatements(statements: readonly TaggedStatement[], style: Styler): readonly Line[] {
  const told = statements.flatMap(({ kind, text, speaker, cooperation: { found, areas, modality } }, at) => {
    const { name, role, organization, country } = speaker
    const who = [name, role, organization, country].filter(Boolean).join(', ') || 'nobody named'
    const about = found ? `cooperation: ${areas.join(', ')}, ${modality}` : 'not on cooperation'
    return [line(`${at + 1}  ${style('bold', who)} (${kind})`, 2), line(`“${text}”`, 5), line(about, 5)]
  })
  return [line(style('bold', `Statements: ${statements.length}`)), ...told]
}

function describeCooperation(text: string, found: Cooperation, style: Styler): readonly Line[] {
  if (!found.found) return [line(style('bold', 'Cooperation between Russia and Iran: none found'))]
  const { score, areas, modality, evidence } = found
  return [
    line(style('bold', `Cooperation between Russia and Iran: ${areas.join(', ')}, ${modality} (score ${score})`)),
    ...evidence.flatMap((each) => describeEvidence(text, each)),
  ]
}

const NAMES = { RU: 'Russia', IR: 'Iran' } as const

function describeEvidence(text: string, evidence: CooperationEvidence): readonly Line[] {
  const { start, end, russia, iran, from, to, rules = [], links = [] } = evidence
  const ties = links.map((link) => `“${text.slice(link.start, link.end)}” (${link.areas.join(', ')}, ${link.modality})`)
  return [
    line(`“${text.slice(start, end)}”`, 2),
    line(
      `Russia: ${russia.join(', ') || 'from the text before'} · Iran: ${iran.join(', ') || 'from the text before'}`,
      5,
    ),
    ...(from === undefined || to === undefined ? [] : [line(`from ${NAMES[from]} to ${NAMES[to]}`, 5)]),
    line(`tied by ${[...new Set(ties)].join('; ')}`, 5),
    line(`since ${[...new Set(rules.map(describeRule))].join('; ')}`, 5),
  ]
}

function describeTopics(topics: readonly TopicAnswer[], style: Styler): readonly Line[] {
  const met = topics.filter(({ matched }) => matched)
  return [
    line(style('bold', `Topics: ${met.length} of ${topics.length} match`)),
    ...met.flatMap(({ id, why }) => [line(style('bold', id), 2), ...why.map((each) => line(each, 5))]),
  ]
}
