import { decodeHTML } from 'entities'
import { cutNoise, findJsonLd, findNoiseAt, MAX_PAGE_CHARS } from '../cut-noise.ts'
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
const SEMICOLON = 59
const SMALL_A = 97
const SMALL_Z = 122
/** The bit that makes an ASCII letter small. */
const SMALL = 32

/** A character reference, and what an encoder that ran twice made of one. */
const ENTITY = /&(?:amp;){0,3}(?:#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{0,31});?/iy
const META = /meta(?=[\s/>])/iy
/** Elements in which `<` is a character like others, to htmlparser2. */
const RAW_NAMES = ['noembed', 'noframes', 'plaintext', 'textarea', 'title', 'xmp']
const RAW = new RegExp(`(${RAW_NAMES.join('|')})(?=[\\s/>])`, 'iy')
const RAW_END: ReadonlyMap<string, RegExp> = new Map(
  RAW_NAMES.map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
)

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
 * in `<meta>`; what `cutNoise` cuts is left out. Tags end where htmlparser2 ends them. More than the text is fine, less is not.
 * Linear.
 *
 * @returns the contents of the JSON-LD scripts
 */
export function addMarkup(sink: LetterSink, html: string): readonly string[] {
  const start = sink.length
  const jsonLd = html.length > MAX_PAGE_CHARS ? undefined : addAll(sink, html, true)
  if (jsonLd !== undefined) return jsonLd
  sink.length = start
  const page = cutNoise(html)
  addAll(sink, page.html, false)
  return page.jsonLd
}

/** Undefined where a tag or a reference would be another one if the noise were cut out first. */
function addAll(sink: LetterSink, html: string, noisy: boolean): readonly string[] | undefined {
  const source = spellOut(html)
  const { length } = html
  const jsonLd: string[] = []
  const endless = new Set<string>()
  let open = true
  let raw = true
  let endlessAt = length
  let brokenAt = -1
  for (let at = 0; at < length; at += 1) {
    const unit = source[at] ?? 0
    if (unit === AMPERSAND) {
      at = addReference(sink, html, at) - 1
      if (source[at] !== SEMICOLON) brokenAt = at
    } else if (unit !== LESS) addUnit(sink, unit)
    else {
      const noise = mayBeNoise(source, at) ? findNoiseAt(html, at, endless) : undefined
      if (noise !== undefined && noisy) {
        if (at > 0 && (source[at - 1] === LESS || brokenAt === at - 1)) return undefined
        const script = noise.script === null ? undefined : findJsonLd(noise.script)
        if (script !== undefined) jsonLd.push(script)
        addGap(sink, JOINT)
        at = noise.end - 1
        continue
      }
      if (noise !== undefined || endless.size > 0) endlessAt = Math.min(endlessAt, at)
      const end = open ? findTagEnd(source, at) : NO_TAG
      // A tag without an end swallows the rest of the page: it is kept as text, and so is all that follows.
      if (end === ENDLESS) open = false
      if (noisy && end !== NO_TAG && holdsNoise(html, at, end < 0 ? length : end, endless)) return undefined
      if (end < 0) {
        addGap(sink, OTHER)
        continue
      }
      addGap(sink, JOINT)
      const pair = pairOf(source[at + 1] ?? 0, source[at + 2] ?? 0)
      if (pair === META_PAIR && testAt(META, html, at + 1)) addApart(sink, html, at, end)
      else if (RAW_PAIRS[pair] === 1 && raw) raw = addRaw(sink, html, at + 1, end)
      at = end - 1
    }
  }
  // A script without end is text to the parser, with all tags that follow.
  addApart(sink, html, endlessAt, length)
  return jsonLd
}

/** Whether the two characters after a `<` are such as noise has there. */
function mayBeNoise(source: Uint16Array, at: number): boolean {
  return NOISE_PAIRS[pairOf(source[at + 1] ?? 0, source[at + 2] ?? 0)] === 1
}

/** Two ASCII characters as one number, capitals and small letters alike. */
function pairOf(first: number, second: number): number {
  return ((first & 0x5f) << 7) | (second & 0x5f)
}

/** Whether noise begins inside the tag `[start, end)`. */
function holdsNoise(html: string, start: number, end: number, endless: Set<string>): boolean {
  for (let at = html.indexOf('<', start + 1); at >= 0 && at < end; at = html.indexOf('<', at + 1))
    if (findNoiseAt(html, at, endless) !== undefined) return true
  return false
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
  // Encoded twice, or in a style without end, it is what a reader sees, and no letter of the word that it stands in.
  addGap(sink, JOINT)
  addText(sink, text)
  addGap(sink, JOINT)
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

/** Adds the text of an element at a place if it is one of the raw ones. Whether there may be more: none where it has no end. */
function addRaw(sink: LetterSink, html: string, nameAt: number, from: number): boolean {
  RAW.lastIndex = nameAt
  const closing = RAW_END.get(RAW.exec(html)?.[1]?.toLowerCase() ?? '')
  if (closing === undefined) return true
  closing.lastIndex = from
  const end = closing.exec(html)?.index ?? html.length
  const next = html.indexOf('<', from)
  if (next >= 0 && next < end) addApart(sink, html, from, end)
  return end < html.length
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

/** 1 for the beginnings of what `cutNoise` cuts, and of raw elements. */
const NOISE_PAIRS = markPairs(['!-', 'au', 'ca', 'if', 'ma', 'no', 'sc', 'st', 'sv', 'te', 'vi'])
const RAW_PAIRS = markPairs(['no', 'pl', 'te', 'ti', 'xm'])
const META_PAIR = pairOf('m'.charCodeAt(0), 'e'.charCodeAt(0))

function markPairs(pairs: readonly string[]): Uint8Array {
  const marks = new Uint8Array(0x4000)
  for (const pair of pairs) marks[pairOf(pair.charCodeAt(0), pair.charCodeAt(1))] = 1
  return marks
}

/** 1 for the units that end the name of an attribute. */
const ENDS_NAME = new Uint8Array(0x10000)
for (const unit of [GREATER, SLASH, EQUALS, 9, 10, 12, 13, 32]) ENDS_NAME[unit] = 1
