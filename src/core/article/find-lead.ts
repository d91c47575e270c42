import { keyOf } from './key-of.ts'
import type { TextBlock } from './collect-blocks.ts'
import { parentElement } from './parse-page.ts'
import { SENTENCE_END } from './rate-text.ts'

const LEAD_NAME =
  /(?:^|[\s_-])(?:teaser|intro|introduction|excerpt|vorspann|anrei(?:ß|ss)er|chapo|entradilla|ingress|manchet|perex|lid)(?:$|[\s_-])/i
const LEAST_CHARS = 50
const MOST_BLOCKS = 4
const LEAST_HEADLINE_CHARS = 10

/**
 * Finds the lead of an article where it stands between the headline and the body that was chosen, as blocks that are named so.
 * Empty where the page has none there, or the body begins with it. What stands as a subtitle, a comment on the headline, is none.
 *
 * @param live the blocks of the page that are believed to be no junk, in reading order
 * @param body the blocks that were chosen
 * @param documentTitle the `<title>` of the page
 */
export function findLead(
  live: readonly TextBlock[],
  body: readonly TextBlock[],
  documentTitle: string | null,
): readonly TextBlock[] {
  const [first] = body
  const end = first === undefined ? -1 : live.indexOf(first)
  if (!live.slice(0, Math.max(0, end)).some(isLead)) return []
  const start = findHeadline(live.slice(0, end), documentTitle)
  if (start < 0) return []
  const begins = keyOf(
    body
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
  )
  const lead = live.slice(start + 1, end).filter((block) => isLead(block) && !begins.includes(keyOf(block.text)))
  return lead.length > MOST_BLOCKS ? [] : lead
}

function isLead({ kind, text, gain, element }: TextBlock): boolean {
  if (kind !== 'paragraph' || gain < LEAST_CHARS || !SENTENCE_END.test(text)) return false
  return [element, parentElement(element)].some((each) => LEAD_NAME.test(each?.attribs['class'] ?? ''))
}

/** The last heading that the document title repeats, or the last title. */
function findHeadline(before: readonly TextBlock[], documentTitle: string | null): number {
  const title = keyOf(documentTitle ?? '')
  const named = before.findLastIndex(
    ({ kind, text }) =>
      (kind === 'title' || kind === 'heading') && text.length >= LEAST_HEADLINE_CHARS && title.includes(keyOf(text)),
  )
  return named >= 0 ? named : before.findLastIndex(({ kind }) => kind === 'title')
}
