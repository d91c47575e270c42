/** A page without what no reader sees, and the scripts it held. */
export interface CutPage {
  readonly html: string
  /** Contents of `<script type="application/ld+json">`, in page order. */
  readonly jsonLd: readonly string[]
  /** The other scripts, each with the rest of its opening tag. */
  readonly scripts: readonly string[]
}

const NOISE_NAMES = ['script', 'style', 'svg', 'noscript', 'template', 'iframe', 'canvas', 'video', 'audio', 'map']
const NOISE = `<!--|<(${NOISE_NAMES.join('|')})(?=[\\s>/])`
const NOISE_START = new RegExp(NOISE, 'gi')
const NOISE_HERE = new RegExp(NOISE, 'iy')
const JSON_LD_TYPE = /^[^>]*application\/ld\+json/i
const JSON_LD_TYPE_CHARS = 300
/** Longer pages are cut here: no article needs more, and every later step stays bounded. */
export const MAX_PAGE_CHARS = 6_000_000

/**
 * Cuts comments, scripts, styles, drawings and the like out of HTML by pattern, before any tree is built: this leaves about
 * a third of a news page. One pass, linear also where closing tags are missing (what has no end is left to the parser).
 *
 * @example cutNoise('<p>a<script>x</script></p>').html // '<p>a</p>'
 */
export function cutNoise(html: string): CutPage {
  const source = html.length > MAX_PAGE_CHARS ? html.slice(0, MAX_PAGE_CHARS) : html
  const kept: string[] = []
  const jsonLd: string[] = []
  const scripts: string[] = []
  const endless = new Set<string>()
  let from = 0
  NOISE_START.lastIndex = 0
  for (let start = NOISE_START.exec(source); start !== null; start = NOISE_START.exec(source)) {
    const noise = measureNoise(source, start, endless)
    if (noise === undefined) continue
    kept.push(source.slice(from, start.index))
    if (noise.script !== null) (isJsonLd(noise.script) ? jsonLd : scripts).push(noise.script)
    from = noise.end
    NOISE_START.lastIndex = from
  }
  kept.push(source.slice(from))
  return { html: kept.join(''), jsonLd: jsonLd.map(contentOf), scripts }
}

/** A stretch of a page that no reader sees: where it ends, and what it holds if it is a script, the rest of its tag before it. */
export interface Noise {
  readonly end: number
  readonly script: string | null
}

/**
 * The noise that begins at a place, as `cutNoise` cuts it; undefined where none does.
 *
 * @param endless what was found to have no end so far in this page, by name; added to
 */
export function findNoiseAt(html: string, at: number, endless: Set<string>): Noise | undefined {
  NOISE_HERE.lastIndex = at
  const start = NOISE_HERE.exec(html)
  return start === null ? undefined : measureNoise(html, start, endless)
}

/** The content of a script if it is JSON-LD, given with the rest of its opening tag. */
export function findJsonLd(script: string): string | undefined {
  return isJsonLd(script) ? contentOf(script) : undefined
}

function isJsonLd(script: string): boolean {
  return JSON_LD_TYPE.test(script.slice(0, JSON_LD_TYPE_CHARS))
}

function contentOf(script: string): string {
  return script.slice(script.indexOf('>') + 1)
}

const COMMENT = '!--'
const CLOSING: ReadonlyMap<string, RegExp> = new Map(
  NOISE_NAMES.map((name) => [name, new RegExp(`</${name}(?=[\\s>/])`, 'iy')]),
)

function measureNoise(source: string, start: RegExpExecArray, endless: Set<string>): Noise | undefined {
  const name = start[1]?.toLowerCase() ?? COMMENT
  if (endless.has(name)) return undefined
  const from = start.index + start[0].length
  const close = name === COMMENT ? source.indexOf('-->', from) : findClosing(source, name, from)
  if (close < 0) {
    endless.add(name)
    return undefined
  }
  if (name === COMMENT) return { end: close + 3, script: null }
  const end = source.indexOf('>', close)
  return { end: end < 0 ? source.length : end + 1, script: name === 'script' ? source.slice(from, close) : null }
}

function findClosing(source: string, name: string, from: number): number {
  const closing = CLOSING.get(name)
  if (closing === undefined) return -1
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    closing.lastIndex = at
    if (closing.test(source)) return at
  }
  return -1
}
