import { decodeHTML } from 'entities'
import { dropComments } from './drop-comments.ts'
import type { RawText } from './raw-feed.ts'

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i
/** A closing tag, or a tag that stands alone, of those that feeds write: proof that a text is markup. */
const MARKUP =
  /<\/(?:a|abbr|acronym|b|big|blockquote|center|cite|code|del|div|em|font|h[1-6]|i|ins|li|nobr|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul)\s*>|<(?:br|hr|img|p|wbr)\b[^<>]{0,2000}>/i
const BREAK = /<(?:br|\/p|\/div|\/li|\/h[1-6])\b[^<>]*>/gi
const TAG = /<\/?[a-z][^<>]*>|<![a-z[][^<>]*>/gi
const WHITE = /\s+/g
/** What would read as a tag once more if it were decoded. */
const SPELT_TAG = /<(?=[a-z/!])[^<>]*>/gi

/** Whether a text that does not say what it is can only be HTML. */
function looksLikeHtml(text: string): boolean {
  return MARKUP.test(text) || ENTITY.test(text)
}

/**
 * The words of a text construct on one line, as a person reads them: markup dropped, entities decoded, white space
 * joined. A tag that the text spells out ("the &lt;blink&gt; tag") stays escaped, so that nobody downstream takes it
 * for markup and drops it.
 */
export function plainText({ value, kind }: RawText): string {
  const html = kind === 'html' || (kind === 'guess' && looksLikeHtml(value))
  if (html) return tidy(spell(decodeHTML(stripTags(value))))
  if (kind === 'loose' && ENTITY.test(value)) return tidy(spell(decodeHTML(value)))
  return tidy(value)
}

/** Drops the tags of HTML and leaves its entities; block ends become spaces. */
function stripTags(html: string): string {
  return html.includes('<') ? dropComments(html).replace(BREAK, ' ').replace(TAG, '') : html
}

function spell(text: string): string {
  return text.replace(SPELT_TAG, (tag) => `&lt;${tag.slice(1, -1)}&gt;`)
}

function tidy(text: string): string {
  return text.replace(WHITE, ' ').trim()
}
