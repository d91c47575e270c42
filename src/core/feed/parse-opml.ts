import { Failure } from '../../errors.ts'
import { elementsOf } from './element-text.ts'
import { mendEntities } from './mend-entities.ts'
import { readXmlTree } from './read-xml-tree.ts'
import type { XmlElement } from './read-xml-tree.ts'

/** A feed as a subscription list names it. */
export interface OpmlFeed {
  readonly title: string | null
  readonly url: string
  readonly siteUrl: string | null
  readonly lang: string | null
  /** Folders that the feed lies in, outermost first, then its own categories. */
  readonly categories: readonly string[]
}

/**
 * The feeds of an OPML subscription list (http://opml.org/spec2.opml), nested folders included, each address once.
 * Throws `Failure('input', 'not-opml')` when the text is something else.
 */
export function parseOpml(text: string): readonly OpmlFeed[] {
  const opml = elementsOf(readXmlTree(mendEntities(text))).find(({ name }) => name === 'opml')
  if (opml === undefined) throw new Failure('input', 'not-opml', 'This is not an OPML file: it has no <opml> element.')
  const feeds = elementsOf(opml)
    .filter(({ name }) => name === 'body')
    .flatMap((body) => outlines(body, []))
  return [...new Map(feeds.toReversed().map((feed) => [feed.url, feed])).values()].reverse()
}

function outlines(parent: XmlElement, folders: readonly string[]): readonly OpmlFeed[] {
  return elementsOf(parent)
    .filter(({ name }) => name === 'outline')
    .flatMap((outline) => {
      const feed = feedOf(outline, folders)
      if (feed !== undefined) return [feed]
      const name = nameOf(outline)
      return outlines(outline, name === null ? folders : [...folders, name])
    })
}

function feedOf(outline: XmlElement, folders: readonly string[]): OpmlFeed | undefined {
  const url = URL.parse((outline.attributes['xmlurl'] ?? '').trim())
  if (url === null || !url.protocol.startsWith('http')) return undefined
  const site = URL.parse((outline.attributes['htmlurl'] ?? '').trim())
  const own = (outline.attributes['category'] ?? '').split(/[,/]/).map((category) => category.trim())
  return {
    title: nameOf(outline),
    url: url.href,
    siteUrl: site?.protocol.startsWith('http') ? site.href : null,
    lang: outline.attributes['language']?.trim() || null,
    categories: [...new Set([...folders, ...own.filter((category) => category !== '')])],
  }
}

function nameOf({ attributes }: XmlElement): string | null {
  return (attributes['title'] ?? '').trim() || (attributes['text'] ?? '').trim() || null
}
