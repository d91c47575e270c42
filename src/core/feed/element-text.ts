import type { XmlElement, XmlNode } from './read-xml-tree.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const TEXT_SPECIAL = /[&<>]/g
const VALUE_SPECIAL = /[&<>"]/g

/** Elements of an element, in document order. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** First child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name)
}

/** All words inside an element, markup dropped, trimmed. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : collect(element).trim()
}

function collect(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : collect(child))).join('')
}

/** Escapes text so that it is itself again as HTML. */
export function escapeText(text: string): string {
  return text.replace(TEXT_SPECIAL, (char) => ESCAPES[char] ?? char)
}

/** What stands inside an element, as HTML: inline markup kept without its namespaces, text escaped. */
export function markupOf(element: XmlElement): string {
  return element.children
    .map((node) => markupOfNode(node))
    .join('')
    .trim()
}

function markupOfNode(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node)
  const name = node.writtenName.slice(node.writtenName.indexOf(':') + 1)
  const attributes = Object.entries(node.writtenAttributes)
    .filter(([key]) => !key.startsWith('xmlns') && !key.startsWith('xml:'))
    .map(([key, value]) => ` ${key}="${value.replace(VALUE_SPECIAL, (char) => ESCAPES[char] ?? char)}"`)
    .join('')
  const inside = node.children.map((child) => markupOfNode(child)).join('')
  return inside === '' && VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${inside}</${name}>`
}

/** HTML's elements without content: https://html.spec.whatwg.org/#void-elements */
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
