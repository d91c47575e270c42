import { elementsOf, markupOf, textOf } from './element-text.ts'
import type { RawText, TextKind } from './raw-feed.ts'
import type { XmlElement } from './read-xml-tree.ts'

const BASE64 = /^[A-Za-z0-9+/=\s]+$/
const XML_TYPE = /(?:\+xml|\/xml|^xhtml)$/i

/**
 * The text of an element with what it is meant to be, by the type attributes of Atom 1.0 (RFC 4287 §3.1, §4.1.3), Atom
 * 0.3 (`mode`) and Media RSS. Elements inside it make it markup whatever it says. `untyped` holds where nothing is said.
 */
export function readTextConstruct(element: XmlElement, untyped: TextKind): RawText {
  const { type = '', mode = '' } = element.attributes
  const base = element.base
  const inline = elementsOf(element)
  if (inline.length > 0) return { value: markupOf(unwrapped(element, inline)), kind: 'html', base }
  const written = textOf(element)
  const binary = mode === 'base64' || (isMediaType(type) && !type.startsWith('text/') && !XML_TYPE.test(type))
  if (binary && BASE64.test(written)) return { value: fromBase64(written).trim(), kind: 'guess', base }
  return { value: written, kind: kindOf(type, mode, untyped), base }
}

/** XHTML text constructs are wrapped in one `div` that is not part of the text. */
function unwrapped(element: XmlElement, inline: readonly XmlElement[]): XmlElement {
  const [only] = inline
  const alone =
    inline.length === 1 && element.children.every((child) => typeof child !== 'string' || child.trim() === '')
  return alone && only?.name.endsWith('div') ? only : element
}

function kindOf(type: string, mode: string, untyped: TextKind): TextKind {
  const lower = type.toLowerCase()
  if (lower === 'html' || lower === 'text/html' || XML_TYPE.test(lower)) return mode === 'xml' ? 'guess' : 'html'
  if (lower === 'text' || lower === 'plain' || lower === 'text/plain') return 'text'
  return mode === 'escaped' ? 'guess' : untyped
}

function isMediaType(type: string): boolean {
  return type.includes('/')
}

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/]/g, '')), (char) => char.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}
