import { dropComments } from './drop-comments.ts'

/** What a downloaded text is, as far as its beginning tells. */
export type DocumentKind = 'empty' | 'json' | 'feed' | 'html' | 'xml' | 'other'

const FEED_ROOT = /<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf|channel|entry|item)(?=[\s>/])/i
const HTML_ROOT = /<(?:html|head|body)(?=[\s>/])|<!doctype\s+html\b/i
const DOCTYPE_HTML = /<!doctype\s+html\b[^>]*>/i
const TAG = /<[a-z?!]/i

/** A feed starts here or not at all; what comes later is content. */
const HEAD_LENGTH = 65_536

/**
 * Tells feeds, web pages and the rest apart. A feed with a page's doctype before it is a feed; a page that speaks of
 * feeds is a page.
 */
export function sniffDocument(text: string): DocumentKind {
  const head = dropComments(text.slice(0, HEAD_LENGTH)).trimStart()
  if (head === '') return 'empty'
  if (head.startsWith('{') || head.startsWith('[')) return 'json'
  const feed = FEED_ROOT.exec(head)?.index ?? Infinity
  const html = HTML_ROOT.exec(head.replace(DOCTYPE_HTML, ''))?.index ?? Infinity
  if (feed < html) return 'feed'
  if (html < Infinity || HTML_ROOT.test(head)) return 'html'
  return TAG.test(head) ? 'xml' : 'other'
}
