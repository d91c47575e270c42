import { parseLinkHeader } from './parse-link-header.ts'

/** A hub, and the address under which it knows a feed. */
export interface HubOffer {
  readonly hub: string
  readonly topic: string
}

/** What a document says of its own address and of the hub that tells of its changes. */
export interface NamedHub {
  readonly hub: string | null
  readonly self: string | null
}

/**
 * The hub that a feed offers (https://www.w3.org/TR/websub/#discovery), null for none: Link headers go before the document. Of
 * several hubs the first is taken. A feed that does not name its own address is known by the one that answered (`url`).
 *
 * @example findHub(undefined, { hub: 'https://hub.example/', self: null }, 'https://paper.example/feed')
 */
export function findHub(linkHeader: string | undefined, named: NamedHub, url: string): HubOffer | null {
  const links = parseLinkHeader(linkHeader ?? '', url)
  const linked = (rel: string) => links.find(({ rels }) => rels.includes(rel))?.url
  const hub = linked('hub') ?? named.hub
  return hub === null ? null : { hub, topic: linked('self') ?? named.self ?? url }
}
