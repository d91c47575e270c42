import { STATE_WORDS } from '../source/state-words.ts'
import { cutText, flattenText } from './cut-text.ts'
import { escapeHtml, renderHtmlDocument, renderHtmlLink } from './html-parts.ts'
import { describeSourceAlert, type SourceAlert, type ToldSource } from './source-alert.ts'

/** More sources than this are named in the console alone. */
const MOST_NAMED = 4
const LONGEST_NAMES = 160

const headOf = (alert: SourceAlert): string => `[${alert.severity.toUpperCase()}] ${describeSourceAlert(alert)}`

/** What a source is called in a line: its name, and the trouble it is or was in. */
function nameOf({ name, trouble }: ToldSource): string {
  return `${flattenText(name)} (${STATE_WORDS[trouble.state].label.toLowerCase()})`
}

/** Renders a message to ops in one line: how grave, how many, which. */
export function renderSourceAlertLine(alert: SourceAlert): string {
  const { sources } = alert
  const named = sources.slice(0, MOST_NAMED).map(nameOf).join(', ')
  const more = sources.length > MOST_NAMED ? ` and ${sources.length - MOST_NAMED} more` : ''
  return `${headOf(alert)}: ${cutText(named, LONGEST_NAMES)}${more}`
}

/** Renders a message to ops as plain text: what happened, then each source with its state, the reason and what to do. */
export function renderSourceAlertText(alert: SourceAlert): string {
  return [
    headOf(alert),
    ...alert.why.map(flattenText),
    '',
    ...alert.sources.flatMap((source) => [
      nameOf(source),
      `  ${flattenText(source.url)}`,
      ...linesOf(source).map((line) => `  ${flattenText(line)}`),
      '',
    ]),
    ...(alert.consoleUrl === null ? [] : [`More: ${alert.consoleUrl}`]),
  ].join('\n')
}

/** Renders a message to ops as a small HTML document without outside resources. */
export function renderSourceAlertHtml(alert: SourceAlert): string {
  return renderHtmlDocument(headOf(alert), [
    ...alert.why.map((reason) => `<p dir="auto">${escapeHtml(reason)}</p>`),
    ...alert.sources.map(
      (source) =>
        `<h2 style="font-size:1em" dir="auto">${renderHtmlLink(source.url, nameOf(source))}</h2>${linesOf(source)
          .map((line) => `<p dir="auto">${escapeHtml(line)}</p>`)
          .join('')}`,
    ),
    ...(alert.consoleUrl === null ? [] : [`<p>${renderHtmlLink(alert.consoleUrl, 'Open in the console')}</p>`]),
  ])
}

function linesOf({ says, advice }: ToldSource): readonly string[] {
  return advice === null ? says : [...says, `To do: ${advice}`]
}
