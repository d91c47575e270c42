/** A page without what no reader sees, and the scripts it held. */
export interface CutPage {
  readonly html: string
  /** Contents of `<script type="application/ld+json">`, in page order. */
  readonly jsonLd: readonly string[]
  /** The other scripts, each with the rest of its opening tag. */
  readonly scripts: readonly string[]
}

const NOISE_START = /<!--|<(script|style|svg|noscript|template|iframe|canvas|video|audio|map)(?=[\s>/])/gi
const JSON_LD_TYPE = /^[^>]*application\/ld\+json/i
const JSON_LD_TYPE_CHARS = 300
/** Longer pages are cut here: no article needs more, and every later step stays bounded. */
const MAX_CHARS = 6_000_000

/**
 * Cuts comments, scripts, styles, drawings and the like out of HTML by pattern, before any tree is built: this leaves about
 * a third of a news page. One pass, linear also where closing tags are missing (what has no end is left to the parser).
 *
 * @example cutNoise('<p>a<script>x</script></p>').html // '<p>a</p>'
 */
export function cutNoise(html: string): CutPage {
  const source = html.length > MAX_CHARS ? html.slice(0, MAX_CHARS) : html
  const kept: string[] = []
  const jsonLd: string[] = []
  const scripts: string[] = []
  const endless = new Set<string>()
  let from = 0
  NOISE_START.lastIndex = 0
  for (let start = NOISE_START.exec(source); start !== null; start = NOISE_START.exec(source)) {
    const name = start[1]?.toLowerCase() ?? '!--'
    if (endless.has(name)) continue
    const end = findEnd(source, name, NOISE_START.lastIndex)
    if (end === undefined) {
      endless.add(name)
      continue
    }
    kept.push(source.slice(from, start.index))
    if (name === 'script') {
      const script = source.slice(NOISE_START.lastIndex, end.contentEnd)
      if (JSON_LD_TYPE.test(script.slice(0, JSON_LD_TYPE_CHARS))) jsonLd.push(script.slice(script.indexOf('>') + 1))
      else scripts.push(script)
    }
    from = end.next
    NOISE_START.lastIndex = end.next
  }
  kept.push(source.slice(from))
  return { html: kept.join(''), jsonLd, scripts }
}

const CLOSING: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'svg', 'noscript', 'template', 'iframe', 'canvas', 'video', 'audio', 'map'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s>/])`, 'iy'),
  ]),
)

function findEnd(source: string, name: string, from: number): { contentEnd: number; next: number } | undefined {
  const closing = CLOSING.get(name)
  if (closing === undefined) {
    const at = source.indexOf('-->', from)
    return at < 0 ? undefined : { contentEnd: at, next: at + 3 }
  }
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    closing.lastIndex = at
    if (!closing.test(source)) continue
    const close = source.indexOf('>', closing.lastIndex)
    return { contentEnd: at, next: close < 0 ? source.length : close + 1 }
  }
  return undefined
}
