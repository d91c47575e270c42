const SCRIPT_DATE =
  /(?:published_?(?:at|on|date|time)|publish_?(?:date|time|ed)|date_?published|publication_?date)\\?["']?\s{0,3}[:=]\s{0,3}\\?["'](\d{4}-\d{2}-\d{2}[^"'\\]{0,25})/gi
/** What every alternative holds, in any case. */
const HINT = /publi[sc]/i
const MAX_DATES = 20

/**
 * Times of publication that data inside scripts tells, as it writes them; the first 20.
 *
 * @example findScriptDates(['var a = { publishedAt: "2024-05-14T10:00" }']) // ['2024-05-14T10:00']
 */
export function findScriptDates(scripts: readonly string[]): readonly string[] {
  const found: string[] = []
  for (const script of scripts) {
    if (!HINT.test(script)) continue
    for (const [, date] of script.matchAll(SCRIPT_DATE)) {
      if (found.length >= MAX_DATES) return found
      if (date !== undefined) found.push(date)
    }
  }
  return found
}
