/** Where a source is asked, as far as that is not its configured address, and what permanent redirects have said of it. */
export interface Residence {
  /** The address that is asked in place of the configured one. */
  readonly resolvedUrl: string | null
  /** `discovered`: the configured address is a web page that names this feed; `moved`: the site has moved for good. */
  readonly resolvedWhy: 'discovered' | 'moved' | null
  /** Where the permanent redirect leads that the last polls met. */
  readonly movedTo: string | null
  /** How many polls in a row met it. */
  readonly movedSightings: number
}

/** What one poll says of where its source lives. */
export interface ResidenceFacts {
  /** Whether the source could be read. */
  readonly well: boolean
  /** Failed polls in a row, this one included. */
  readonly failures: number
  /** Where a permanent redirect led. */
  readonly permanentUrl: string | null
  /** The feed that a web page named and that could be read. */
  readonly discoveredUrl: string | null
}

/** A redirect is believed to be permanent once so many polls in a row have met it: sites say 301 lightly. */
export const SIGHTINGS_OF_A_MOVE = 3
/** After so many failures at an address that we found ourselves, the configured one is asked again. */
const FAILURES_TO_RETURN = 3

const HOME: Residence = { resolvedUrl: null, resolvedWhy: null, movedTo: null, movedSightings: 0 }

/**
 * Decides where a source is asked from now on: at the feed that its page names, at the address to which it has moved for good,
 * or at the configured address.
 *
 * @example decideResidence(before, { well: true, failures: 0, permanentUrl: 'https://new.example/rss', discoveredUrl: null })
 */
export function decideResidence(before: Residence, facts: ResidenceFacts): Residence {
  const { well, failures, permanentUrl, discoveredUrl } = facts
  if (!well) return before.resolvedUrl !== null && failures >= FAILURES_TO_RETURN ? HOME : before
  if (discoveredUrl !== null) return { ...HOME, resolvedUrl: discoveredUrl, resolvedWhy: 'discovered' }
  if (permanentUrl === null) return before.movedTo === null ? before : withoutSightings(before)
  const movedSightings = before.movedTo === permanentUrl ? before.movedSightings + 1 : 1
  const seen = { ...before, movedTo: permanentUrl, movedSightings }
  return movedSightings < SIGHTINGS_OF_A_MOVE ? seen : { ...seen, resolvedUrl: permanentUrl, resolvedWhy: 'moved' }
}

/** A source that is asked at its new address meets no redirect any more, and stays moved. */
function withoutSightings(before: Residence): Residence {
  return before.resolvedWhy === 'moved' ? before : { ...before, movedTo: null, movedSightings: 0 }
}

/** What a person should know of where a source is read; null for its configured address. */
export function describeResidence({ resolvedUrl, resolvedWhy, movedTo, movedSightings }: Residence): string | null {
  if (resolvedWhy === 'moved') {
    return `The site says that it lives for good at ${resolvedUrl}, and is read there: change its url in sources.yaml.`
  }
  if (movedTo !== null) {
    return `The site says that it has moved for good to ${movedTo} (seen ${movedSightings} of ${SIGHTINGS_OF_A_MOVE} times before it is believed).`
  }
  if (resolvedWhy === 'discovered') {
    return `The address in sources.yaml is a web page; the feed that it names is read instead: ${resolvedUrl}`
  }
  return null
}
