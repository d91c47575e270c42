interface Wrapper {
  readonly host: RegExp
  readonly path: RegExp
  /** Query parameters that hold the address inside, tried in order. */
  readonly parameters: readonly string[]
}

/**
 * Addresses that only lead to another, which stands in their query. Sources: ClearURLs' redirections
 * (https://rules2.clearurls.xyz/data.minify.json), and the services' own links.
 */
const WRAPPERS: readonly Wrapper[] = [
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, parameters: ['url', 'q'] },
  { host: /^(?:l|lm)\.(?:facebook|instagram)\.com$/, path: /^\/(?:l\.php)?$/, parameters: ['u'] },
  { host: /^(?:m\.|away\.)?vk\.com$/, path: /^\/away(?:\.php)?$/, parameters: ['to'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, parameters: ['q'] },
  { host: /^out\.reddit\.com$/, path: /^\//, parameters: ['url'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, parameters: ['z'] },
  { host: /^(?:www\.)?bing\.com$/, path: /^\/news\/apiclick\.aspx$/, parameters: ['url'] },
  { host: /^(?:[\w-]+\.)?safelinks\.protection\.outlook\.com$/, path: /^\//, parameters: ['url'] },
]

/** AMP caches and viewers carry the page's own address in their path: https://developers.google.com/amp/cache/overview */
const AMP_CACHE = /^[\w-]+\.cdn\.ampproject\.org$/
const AMP_CACHE_PATH = /^\/(?:[acivwr]|ii?)\/(s\/)?(.+)$/
const AMP_VIEWER = /^(?:www\.)?google\.[a-z.]{2,6}$/
const AMP_VIEWER_PATH = /^\/amp\/(s\/)?(.+)$/
const HTTP = /^https?:\/\//i

/** The address that a redirector, an AMP cache or an AMP viewer leads to; undefined when the URL is none of these. */
export function unwrapUrl(url: URL): URL | undefined {
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname))
  for (const parameter of wrapper?.parameters ?? []) {
    const inside = url.searchParams.get(parameter) ?? ''
    if (HTTP.test(inside)) return URL.parse(inside) ?? undefined
  }
  const carried = AMP_CACHE.test(url.hostname)
    ? AMP_CACHE_PATH.exec(url.pathname)
    : AMP_VIEWER.test(url.hostname)
      ? AMP_VIEWER_PATH.exec(url.pathname)
      : null
  if (carried === null) return undefined
  return URL.parse(`${carried[1] === undefined ? 'http' : 'https'}://${carried[2] ?? ''}${url.search}`) ?? undefined
}
