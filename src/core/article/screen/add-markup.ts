import { decodeHTML } from 'entities'
import type { LetterSink } from './letters.ts'

const LESS = 60
const GREATER = 62
const AMPERSAND = 38
const SLASH = 47
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39
const BANG = 33
const QUESTION = 63

/** A character reference, and what an encoder that ran twice made of one. */
const ENTITY = /&(?:amp;){0,3}(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{0,31});?/iy
const META = /meta(?=[\s/>])/iy
const RAW = /(?:title|textarea)(?=[\s/>])/iy

/**
 * Adds all that a reader of a page may take for text: its characters with markup taken out, references decoded, and what stands
 * in `<meta>`. Tags end where htmlparser2 ends them. More than the text is fine, less is not. Linear.
 */
export function addMarkup(sink: LetterSink, html: string): void {
  let from = 0
  let open = true
  let raw = true
  for (let at = 0; at < html.length; at += 1) {
    const unit = html.charCodeAt(at)
    if (unit === AMPERSAND) {
      sink.add(html, from, at)
      from = addReference(sink, html, at)
      at = from - 1
    } else if (unit === LESS && open) {
      const end = findTagEnd(html, at)
      // A tag without an end swallows the rest of the page: it is kept as text, and so is all that follows.
      if (end === ENDLESS) open = false
      if (end < 0) continue
      sink.add(html, from, at)
      sink.joint()
      if (testAt(META, html, at + 1)) addApart(sink, html.slice(at, end))
      else if (raw && testAt(RAW, html, at + 1)) raw = addRaw(sink, html, end)
      from = end
      at = end - 1
    }
  }
  sink.add(html, from, html.length)
  sink.end()
}

const NO_TAG = -1
const ENDLESS = -2

function testAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

function addReference(sink: LetterSink, html: string, at: number): number {
  ENTITY.lastIndex = at
  const found = ENTITY.exec(html)?.[0]
  if (found === undefined) {
    sink.add(html, at, at + 1)
    return at + 1
  }
  let text = found
  for (let next = decodeHTML(text); next !== text; next = decodeHTML(text)) text = next
  sink.add(text, 0, text.length)
  return at + found.length
}

/** Attributes stand between the letters of a text and are none of them. */
function addApart(sink: LetterSink, tag: string): void {
  sink.end()
  for (let from = 0; from < tag.length;) {
    const next = tag.indexOf('&', from)
    sink.add(tag, from, next < 0 ? tag.length : next)
    from = next < 0 ? tag.length : addReference(sink, tag, next)
  }
  sink.end()
}

/** In a title `<` is a character like others. */
function addRaw(sink: LetterSink, html: string, from: number): boolean {
  const close = html.indexOf('</', from)
  const text = html.slice(from, close < 0 ? html.length : close)
  if (text.includes('<')) addApart(sink, text)
  return close >= 0
}

/** The place after a tag's end; negative where there is no tag, or no end of it. */
function findTagEnd(html: string, start: number): number {
  const first = html.charCodeAt(start + 1)
  if (first === SLASH || first === BANG || first === QUESTION) return after(html.indexOf('>', start + 2))
  if (!isAsciiLetter(first)) return NO_TAG
  let at = start + 2
  while (at < html.length && !endsName(html.charCodeAt(at))) at += 1
  while (at < html.length) {
    const unit = html.charCodeAt(at)
    if (unit === GREATER) return at + 1
    if (unit === SLASH || isSpace(unit)) {
      at += 1
      continue
    }
    at = skipAttribute(html, at)
    if (at < 0) return ENDLESS
  }
  return ENDLESS
}

/** The place after an attribute whose name begins at `start`, or -1 where its quotes do not close. */
function skipAttribute(html: string, start: number): number {
  let at = start + 1
  while (at < html.length && html.charCodeAt(at) !== EQUALS && !endsName(html.charCodeAt(at))) at += 1
  while (isSpace(html.charCodeAt(at))) at += 1
  if (html.charCodeAt(at) !== EQUALS) return at
  at += 1
  while (isSpace(html.charCodeAt(at))) at += 1
  const quote = html.charCodeAt(at)
  if (quote === QUOTE || quote === APOSTROPHE) {
    const close = html.indexOf(quote === QUOTE ? '"' : "'", at + 1)
    return close < 0 ? -1 : close + 1
  }
  while (at < html.length && html.charCodeAt(at) !== GREATER && !isSpace(html.charCodeAt(at))) at += 1
  return at
}

function after(at: number): number {
  return at < 0 ? ENDLESS : at + 1
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11)
}

function endsName(unit: number): boolean {
  return unit === GREATER || unit === SLASH || isSpace(unit)
}
