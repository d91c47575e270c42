import { decodeHTMLStrict } from 'entities'

const NAMED = /&([A-Za-z][A-Za-z0-9]{1,31});/g
const XML_NAMES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])
const DOCTYPE_START = /<!DOCTYPE\b/i
const DOCTYPE = /<!DOCTYPE\b[^[>]{0,2000}(?:\[([^\]]{0,100000})\]\s*)?>/iy
const ENTITY = /<!ENTITY\s+([A-Za-z][\w.-]{0,60})\s+(?:"([^"]{0,200})"|'([^']{0,200})')\s*>/g
/** Entities that only stand for characters: no markup and no further entities, so that nothing can multiply. */
const PLAIN_VALUE = /^(?:[^&<]|&#x?[0-9a-f]{1,6};)*$/i
const SPECIAL = /[&<>]/g
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Puts characters in place of the entities that XML does not know of: HTML's names (`&nbsp;`, which feeds use without
 * declaring it) and the plain ones of the document's own DTD, which is taken out. Entities that are made of entities
 * are left alone, as are those of files elsewhere.
 */
export function mendEntities(xml: string): string {
  DOCTYPE.lastIndex = Math.max(0, xml.search(DOCTYPE_START))
  const doctype = DOCTYPE.exec(xml)
  const own = new Map<string, string>()
  for (const [, name = '', double, single] of (doctype?.[1] ?? '').matchAll(ENTITY)) {
    const value = double ?? single ?? ''
    if (PLAIN_VALUE.test(value)) own.set(name, value)
  }
  const body = doctype === null ? xml : xml.slice(0, doctype.index) + xml.slice(doctype.index + doctype[0].length)
  if (!body.includes('&')) return body
  return body.replace(NAMED, (whole, name: string) => {
    const declared = own.get(name)
    if (declared !== undefined) return declared
    if (XML_NAMES.has(name)) return whole
    const decoded = decodeHTMLStrict(whole)
    return decoded === whole ? whole : decoded.replace(SPECIAL, (char) => ESCAPED[char] ?? char)
  })
}
