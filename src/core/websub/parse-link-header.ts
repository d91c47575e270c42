/** A link of a Link header: where it leads, resolved, and what it is. */
export interface HeaderLink {
  readonly url: string
  /** Relation types in lower case. */
  readonly rels: readonly string[]
}

const LINK = /<([^<>]*)>([^<]*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i
const SPACE = /\s+/

/**
 * The http links of a Link header (RFC 8288), relative ones counted from `base`; those without a relation say nothing.
 *
 * @example parseLinkHeader('<https://hub.example/>; rel="hub"', 'https://paper.example/feed') // [{ url: 'https://hub.example/', rels: ['hub'] }]
 */
export function parseLinkHeader(header: string, base: string): readonly HeaderLink[] {
  return [...header.matchAll(LINK)].flatMap(([, target = '', parameters = '']) => {
    const url = URL.parse(target.trim(), base)
    const [, quoted, bare] = REL.exec(parameters) ?? []
    const rels = (quoted ?? bare ?? '').toLowerCase().split(SPACE).filter(Boolean)
    return url === null || !url.protocol.startsWith('http') || rels.length === 0 ? [] : [{ url: url.href, rels }]
  })
}
