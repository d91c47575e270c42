import type { FollowUp } from '../statement/decide-follow-ups.ts'
import type { Speaker } from '../statement/statement.ts'
import type { Alert, AlertChange, AlertReason, AlertStatement } from './alert.ts'
import { cutText, flattenText } from './cut-text.ts'

/** What happened, in words. */
export const REASON_WORDS: Readonly<Record<AlertReason, string>> = {
  'new-article': 'New article',
  'new-statement': 'New statement',
  'statement-changed': 'Changed statement',
  'statement-withdrawn': 'Withdrawn statement',
}

/** What became of a statement, in words. */
export const FOLLOW_UP_WORDS: Readonly<Record<FollowUp['kind'], string>> = {
  changed: 'changed',
  restored: 'stands again',
  withdrawn: 'withdrawn',
}

const ARABIC_SCRIPT = /\p{Script=Arabic}/u
/** Longest title of an article that is shown, in UTF-16 units. */
const LONGEST_TITLE = 120

/** Names a speaker as far as known: `Ned Price (spokesperson, State Department, US)`. */
export function describeSpeaker(speaker: Speaker): string {
  const known = [speaker.role, speaker.organization, speaker.country].flatMap((part) =>
    part === null ? [] : flattenText(part),
  )
  const comma = known.some((part) => ARABIC_SCRIPT.test(part)) ? '، ' : ', '
  if (speaker.name !== null) return `${flattenText(speaker.name)}${known.length > 0 ? ` (${known.join(comma)})` : ''}`
  return known.length > 0 ? known.join(comma) : 'unknown speaker'
}

/**
 * The words of a statement in quotation marks; an indirect statement is a paraphrase and stands without. What an indirect
 * statement denies would read as its opposite, so it says so first.
 */
export function quoteStatement(statement: AlertStatement, limit: number): string {
  const words = cutText(flattenText(statement.text), limit)
  if (statement.kind !== 'indirect') return `“${words}”`
  return statement.modality === 'denied' ? `denies: ${words}` : words
}

/** The event that an alert's article tells of, where others had told of it by then. */
export function describeStory({ story }: Alert): string | null {
  if (story === undefined || story.articles < 2) return null
  const title = story.title === null ? '' : `: ${cutText(flattenText(story.title), LONGEST_TITLE)}`
  return `${story.articles} articles on this event${title}`
}

/** Where an article stands: site, day and title, as far as known. */
export function describeArticle(article: Alert['article']): string {
  const site = article.siteName ?? URL.parse(article.url)?.hostname ?? null
  const parts = [site, article.publishedAt, article.title === null ? null : cutText(article.title, LONGEST_TITLE)]
  return parts.flatMap((part) => (part === null || part === '' ? [] : flattenText(part))).join(' · ')
}

/** What happened, in words, and which alert it updates. */
export function describeReason({ reason, updates }: Alert): string {
  return updates === undefined
    ? REASON_WORDS[reason]
    : `${REASON_WORDS[reason]} (updates the alert of ${updates.createdAt})`
}

/** The words before a change and who said them, with what went in brackets as `[-word-]` and what came as `[+word+]`. */
export function describeChange({ because, before, words }: AlertChange, limit: number): readonly string[] {
  const who = because === 'other words' ? 'Before' : `Before, by ${describeSpeaker(before.speaker)}`
  const quoted = `${who}: ${quoteStatement(before, limit)}`
  if (because === 'other speaker') return [quoted]
  const marked = words.map(({ kind, text }) => {
    return kind === 'kept' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`
  })
  return [quoted, `Changed: ${cutText(flattenText(marked.join(' ')), limit)}`]
}
