/** A page without what no reader sees, and the JSON-LD scripts it held. */
export interface CutPage {
  readonly html: string
  /** Contents of `<script type="application/ld+json">`, in page order. */
  readonly jsonLd: readonly string[]
  /** Times of publication that data inside scripts tells, as it writes them. */
  readonly scriptDates: readonly string[]
  /** Characters of scripts that were cut: a page of scripts and little else is an empty shell. */
  readonly scriptChars: number
}

const NOISE_START = /<!--|<(script|style|svg|noscript|template|iframe|canvas|video|audio|map)(?=[\s>/])/gi
const JSON_LD_TYPE = /^[^>]*application\/ld\+json/i
const SCRIPT_DATE =
  /(?:published_?(?:at|on|date|time)|publish_?(?:date|time|ed)|date_?published|publication_?date)\\?["']?\s{0,3}[:=]\s{0,3}\\?["'](\d{4}-\d{2}-\d{2}[^"'\\]{0,25})/gi
const MAX_SCRIPT_DATES = 20
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
  const scriptDates: string[] = []
  const endless = new Set<string>()
  let scriptChars = 0
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
      const content = source.slice(NOISE_START.lastIndex, end.contentEnd)
      scriptChars += content.length
      if (JSON_LD_TYPE.test(content.slice(0, 300))) jsonLd.push(content.slice(content.indexOf('>') + 1))
      else collectDates(content, scriptDates)
    }
    from = end.next
    NOISE_START.lastIndex = end.next
  }
  kept.push(source.slice(from))
  return { html: kept.join(''), jsonLd, scriptDates, scriptChars }
}

function collectDates(script: string, found: string[]): void {
  if (!script.includes('ublish')) return
  for (const match of script.matchAll(SCRIPT_DATE)) {
    if (found.length >= MAX_SCRIPT_DATES) return
    if (match[1] !== undefined) found.push(match[1])
  }
}

const CLOSING: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'svg', 'noscript', 'template', 'iframe', 'canvas', 'video', 'audio', 'map'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s>/])`, 'gi'),
  ]),
)

function findEnd(source: string, name: string, from: number): { contentEnd: number; next: number } | undefined {
  const closing = CLOSING.get(name)
  if (closing === undefined) {
    const at = source.indexOf('-->', from)
    return at < 0 ? undefined : { contentEnd: at, next: at + 3 }
  }
  closing.lastIndex = from
  const found = closing.exec(source)
  if (found === null) return undefined
  const close = source.indexOf('>', closing.lastIndex)
  return { contentEnd: found.index, next: close < 0 ? source.length : close + 1 }
}
