import type { Alert } from './alert.ts'
import { flattenText } from './cut-text.ts'
import { describeArticle, describeSpeaker, quoteStatement } from './describe-alert.ts'

/** Words of a statement in one line, in UTF-16 units. */
const LONGEST_QUOTE = 240

/** Renders an alert in one line: severity, topic, who, the words, where; of an update, what became of them. */
export function renderAlertLine(alert: Alert): string {
  const head = `[${alert.severity.toUpperCase()}] ${flattenText(alert.topic.title)}`
  const [first, ...more] = alert.statements
  const article = describeArticle(alert.article)
  if (first === undefined) return `${head}: ${article}`
  const others = more.length > 0 ? ` (and ${more.length} more)` : ''
  const said = `${describeSpeaker(first.speaker)}: ${quoteStatement(first, LONGEST_QUOTE)}`
  if (alert.change !== undefined) {
    const { because, before } = alert.change
    const was = because === 'other speaker' ? describeSpeaker(before.speaker) : quoteStatement(before, LONGEST_QUOTE)
    return `${head}: changed: ${said} (before: ${was}) — ${article}`
  }
  const withdrawn = alert.reason === 'statement-withdrawn' ? 'withdrawn: ' : ''
  return `${head}: ${withdrawn}${said}${others} — ${article}`
}
