import { decodeHTML } from 'entities'
import { addGap, addText, addUnit, JOINT, OTHER, type LetterSink } from './letters.ts'

const LESS = 60
const GREATER = 62
const AMPERSAND = 38
const SLASH = 47
const EQUALS = 61
const QUOTE = 34
const APOSTROPHE = 39
const BANG = 33
const QUESTION = 63
const SMALL_A = 97
const SMALL_M = 109
const SMALL_T = 116
const SMALL_Z = 122
/** The bit that makes an ASCII letter small. */
const SMALL = 32

/** A character reference, and what an encoder that ran twice made of one. */
const ENTITY = /&(?:amp;){0,3}(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{0,31});?/iy
const META = /meta(?=[\s/>])/iy
const RAW = /(?:title|textarea)(?=[\s/>])/iy

/** Pages are written here to be read unit by unit, which is quicker than from a string; larger ones get a place of their own. */
const desk = new Uint16Array(0x80000)

/** The UTF-16 units of a text, with a zero behind the last. */
function spellOut(text: string): Uint16Array {
  const units = text.length < desk.length ? desk.subarray(0, text.length + 1) : new Uint16Array(text.length + 1)
  Buffer.from(units.buffer).write(text, 'utf16le')
  units[text.length] = 0
  return units
}

/**
 * Adds all that a reader of a page may take for text: its characters with markup taken out, references decoded, and what stands
 * in `<meta>`. Tags end where htmlparser2 ends them. More than the text is fine, less is not. Linear.
 */
export function addMarkup(sink: LetterSink, html: string): void {
  const source = spellOut(html)
  const { length } = html
  let open = true
  let raw = true
  for (let at = 0; at < length; at += 1) {
    const unit = source[at] ?? 0
    if (unit === AMPERSAND) at = addReference(sink, html, at) - 1
    else if (unit !== LESS || !open) addUnit(sink, unit)
    else {
      const end = findTagEnd(source, at)
      // A tag without an end swallows the rest of the page: it is kept as text, and so is all that follows.
      if (end === ENDLESS) open = false
      if (end < 0) {
        addGap(sink, OTHER)
        continue
      }
      addGap(sink, JOINT)
      const first = (source[at + 1] ?? 0) | SMALL
      if (first === SMALL_M && testAt(META, html, at + 1)) addApart(sink, html, at, end)
      else if (first === SMALL_T && raw && testAt(RAW, html, at + 1)) raw = addRaw(sink, html, end)
      at = end - 1
    }
  }
  addGap(sink, OTHER)
}

const NO_TAG = -1
const ENDLESS = -2

function testAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** The place after the reference. */
function addReference(sink: LetterSink, html: string, at: number): number {
  ENTITY.lastIndex = at
  const found = ENTITY.exec(html)?.[0]
  if (found === undefined) {
    addGap(sink, OTHER)
    return at + 1
  }
  let text = found
  for (let next = decodeHTML(text); next !== text; next = decodeHTML(text)) text = next
  addText(sink, text)
  return at + found.length
}

/** Attributes stand between the letters of a text and are none of them. */
function addApart(sink: LetterSink, html: string, start: number, end: number): void {
  addGap(sink, OTHER)
  for (let at = start; at < end; at += 1) {
    const unit = html.charCodeAt(at)
    if (unit === AMPERSAND) at = addReference(sink, html, at) - 1
    else addUnit(sink, unit)
  }
  addGap(sink, OTHER)
}

/** In a title `<` is a character like others. Whether there may be another title: none where this one has no end. */
function addRaw(sink: LetterSink, html: string, from: number): boolean {
  const close = html.indexOf('</', from)
  const end = close < 0 ? html.length : close
  const next = html.indexOf('<', from)
  if (next >= 0 && next < end) addApart(sink, html, from, end)
  return close >= 0
}

/** The place after a tag's end; negative where there is no tag, or no end of it. `source` ends with a zero. */
function findTagEnd(source: Uint16Array, start: number): number {
  const first = source[start + 1] ?? 0
  let at = start + 2
  if (first === SLASH || first === BANG || first === QUESTION) {
    while (at < source.length && source[at] !== GREATER) at += 1
    return at < source.length ? at + 1 : ENDLESS
  }
  const small = first | SMALL
  if (small < SMALL_A || small > SMALL_Z) return NO_TAG
  while (at < source.length && !endsTagName(source[at] ?? 0)) at += 1
  while (at < source.length) {
    const unit = source[at] ?? 0
    if (unit === GREATER) return at + 1
    if (unit === SLASH || isSpace(unit)) at += 1
    else at = skipAttribute(source, at)
  }
  return ENDLESS
}

/** The place after an attribute whose name begins at `start`; behind the page where its quotes do not close. */
function skipAttribute(source: Uint16Array, start: number): number {
  const { length } = source
  let at = start + 1
  while (at < length && ENDS_NAME[source[at] ?? 0] === 0) at += 1
  while (isSpace(source[at] ?? 0)) at += 1
  if (source[at] !== EQUALS) return at
  at += 1
  while (isSpace(source[at] ?? 0)) at += 1
  const quote = source[at] ?? 0
  if (quote === QUOTE || quote === APOSTROPHE) {
    at += 1
    while (at < length && source[at] !== quote) at += 1
    return at + 1
  }
  while (at < length && source[at] !== GREATER && !isSpace(source[at] ?? 0)) at += 1
  return at
}

function endsTagName(unit: number): boolean {
  return unit === GREATER || unit === SLASH || isSpace(unit)
}

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11)
}

/** 1 for the units that end the name of an attribute. */
const ENDS_NAME = new Uint8Array(0x10000)
for (const unit of [GREATER, SLASH, EQUALS, 9, 10, 12, 13, 32]) ENDS_NAME[unit] = 1
