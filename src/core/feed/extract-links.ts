import { selectAll } from 'css-select'
import { innerText } from 'domutils'
import { parseDocument } from 'htmlparser2'
import { Failure } from '../../errors.ts'
import { canonicalizeUrl } from '../url/canonicalize-url.ts'
import { registrableHost } from '../url/registrable-host.ts'

/** A link of a page that lists articles. */
export interface PageLink {
  readonly url: string
  /** Words of the link, or of its picture; null when it has none. */
  readonly title: string | null
}

/** Which links of a page are meant; see `extractLinks` for none. */
export interface LinkRules {
  /** CSS selector of the links, or of parts of the page that hold them. */
  readonly selector?: string | undefined
  /** What an address must look like: `*` stands for anything, as in `https://example.org/news/*`. */
  readonly pattern?: string | undefined
}

type Dom = ReturnType<typeof parseDocument>
type DomNode = Dom['children'][number]
type DomElement = Extract<DomNode, { attribs: unknown }>

const LONGEST_URL = 2000
/** Pages that list without a rule: what looks like an article has a number or a long slug in its path. */
const ARTICLE_PATH = /\/(?=[^/]*(?:\d{4,}|-[^/]*-[^/]*-))[^/]+\/?$|\/\d{4}\/\d{1,2}\//
const SPECIAL = /[\\^$.+?()[\]{}|]/g
const WHITE = /\s+/g

/**
 * The links of a page, each address once, in the order of the page. With rules, the links that meet them; without, the
 * links within the site that look like articles. Throws `Failure('config', 'bad-selector')`.
 */
export function extractLinks(html: string, url: string, rules: LinkRules = {}): readonly PageLink[] {
  const dom = parseDocument(html)
  const base = URL.parse(select('base[href]', dom)[0]?.attribs['href'] ?? '', url)?.href ?? url
  const scope = rules.selector === undefined ? select('a[href]', dom) : linksWithin(select(rules.selector, dom))
  const matches = matcher(rules, url)
  const links = new Map<string, PageLink>()
  for (const anchor of scope) {
    const target = URL.parse((anchor.attribs['href'] ?? '').trim(), base)?.href
    const key = target === undefined || target.length > LONGEST_URL ? undefined : canonicalizeUrl(target)
    if (target === undefined || key === undefined || !matches(target)) continue
    const title = wordsOf(anchor)
    const known = links.get(key)
    // A picture and a headline often link to the same article; the longer words are the headline.
    if (known === undefined || (title?.length ?? 0) > (known.title?.length ?? 0))
      links.set(key, { url: known?.url ?? target, title })
  }
  return [...links.values()]
}

function select(selector: string, dom: Dom): readonly DomElement[] {
  try {
    return selectAll<DomNode, DomElement>(selector, dom)
  } catch (cause) {
    throw new Failure('config', 'bad-selector', `"${selector}" is not a CSS selector.`, { cause })
  }
}

function linksWithin(elements: readonly DomElement[]): readonly DomElement[] {
  const found = elements.flatMap((element) =>
    element.name === 'a' ? [element] : selectAll<DomNode, DomElement>('a[href]', element.children),
  )
  return [...new Set(found)]
}

function matcher({ pattern, selector }: LinkRules, url: string): (target: string) => boolean {
  if (pattern !== undefined) {
    const expression = new RegExp(`^${pattern.replace(SPECIAL, '\\$&').replace(/\*+/g, '.*')}$`)
    const prefix = pattern.startsWith('/') ? new URL(url).origin : ''
    return (target) =>
      expression.test(prefix !== '' && target.startsWith(prefix) ? target.slice(prefix.length) : target)
  }
  if (selector !== undefined) return () => true
  const host = registrableHost(url)
  return (target) => registrableHost(target) === host && ARTICLE_PATH.test(new URL(target).pathname)
}

function wordsOf(anchor: DomElement): string | null {
  const words = innerText(anchor).replace(WHITE, ' ').trim()
  const pictures = selectAll<DomNode, DomElement>('img[alt]', anchor.children)
  return words || anchor.attribs['title']?.trim() || pictures[0]?.attribs['alt']?.trim() || null
}
