/** The rules of a robots.txt that hold for one crawler. */
export interface RobotsRules {
  readonly rules: readonly { readonly allow: boolean; readonly path: string }[]
  /** Seconds between two requests that the site asks for; not part of the standard, often written. */
  readonly crawlDelaySeconds: number | null
  /** Sitemaps that the file names, for whomever. */
  readonly sitemaps: readonly string[]
}

/** Google reads so much of a file and no more: https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt */
const MAX_LENGTH = 500 * 1024
const LINE = /^\s*([a-z-]+)\s*:\s*(.*?)\s*$/i
const COMMENT = /#.*$/

/**
 * Reads a robots.txt by RFC 9309 and Google's rules: the groups that name the crawler (by the longest product token that
 * its name begins with), all of them together, or those of `*`.
 *
 * @param agent product token of the crawler, such as "Entente"
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const groups: { agents: string[]; rules: { allow: boolean; path: string }[]; delay: number | null }[] = []
  const sitemaps: string[] = []
  let collecting = false
  for (const line of text.slice(0, MAX_LENGTH).split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = LINE.exec(line.replace(COMMENT, '')) ?? []
    const field = key.toLowerCase()
    if (field === 'sitemap') sitemaps.push(value)
    if (field === 'user-agent') {
      if (!collecting) groups.push({ agents: [], rules: [], delay: null })
      collecting = true
      groups.at(-1)?.agents.push(value.toLowerCase())
    }
    if (field === 'allow' || field === 'disallow' || field === 'crawl-delay') collecting = false
    const group = groups.at(-1)
    if ((field === 'allow' || field === 'disallow') && value !== '')
      group?.rules.push({ allow: field === 'allow', path: value })
    if (field === 'crawl-delay' && group && value !== '' && Number(value) >= 0) group.delay = Number(value)
  }
  const token = chooseToken(
    groups.flatMap(({ agents }) => agents),
    agent.toLowerCase(),
  )
  const chosen = groups.filter(({ agents }) => token !== undefined && agents.includes(token))
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelaySeconds: chosen.find(({ delay }) => delay !== null)?.delay ?? null,
    sitemaps,
  }
}

function chooseToken(tokens: readonly string[], agent: string): string | undefined {
  const fitting = tokens.filter((token) => token !== '*' && token !== '' && agent.startsWith(token))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? tokens.find((token) => token === '*')
}

/** Whether the rules let a URL be fetched: the longest matching path wins, `allow` on a tie, and no match allows. */
export function isAllowedByRobots({ rules }: RobotsRules, url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null || parsed.pathname === '/robots.txt') return true
  const path = uniform(`${parsed.pathname}${parsed.search}`)
  const matching = rules.filter((rule) => matchesPath(uniform(rule.path), path))
  const longest = Math.max(0, ...matching.map((rule) => rule.path.length))
  const strongest = matching.filter((rule) => rule.path.length === longest)
  return strongest.length === 0 || strongest.some(({ allow }) => allow)
}

/** Matches a path with `*` and a final `$`, greedily from part to part, so that no pattern can take long. */
function matchesPath(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return !anchored || path.length === first.length
  let at = first.length
  for (const [index, part] of rest.entries()) {
    if (anchored && index === rest.length - 1) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}

/** Both sides in the same escapes (RFC 9309 §2.2.2). */
function uniform(path: string): string {
  return path
    .replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())
    .replace(/\P{ASCII}+/gu, (letters) => encodeURIComponent(letters))
}
