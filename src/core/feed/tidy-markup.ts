const LINK = /(<[a-z][^<>]{0,4000}?\s(?:href|src|cite|poster)\s*=\s*)(?:"([^"<>]*)"|'([^'<>]*)')/gi
const RELATIVE = /^(?![a-z][a-z0-9+.-]*:|#|$)/i
/** Character references that HTML reads as windows-1252 letters: https://html.spec.whatwg.org/#numeric-character-reference-end-state */
const ODD_REFERENCE = /&#(?:0*(1[2-5]\d)|X([0-9a-f]{1,6}));/gi
const WINDOWS_1252 =
  '20ac 81 201a 192 201e 2026 2020 2021 2c6 2030 160 2039 152 8d 17d 8f 90 2018 2019 201c 201d 2022 2013 2014 2dc 2122 161 203a 153 9d 17e 178'.split(
    ' ',
  )

/** Markup of a feed with its links made absolute and its character references made such that any reader knows them. */
export function tidyMarkup(html: string, base: string | undefined): string {
  const known = html.includes('&#') ? html.replace(ODD_REFERENCE, tidyReference) : html
  if (base === undefined || !known.includes('<')) return known.trim()
  const absolute = known.replace(LINK, (whole, head: string, double?: string, single?: string) => {
    const href = (double ?? single ?? '').trim()
    const resolved = RELATIVE.test(href) ? URL.parse(href.replaceAll('&amp;', '&'), base)?.href : undefined
    return resolved === undefined ? whole : `${head}"${resolved.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`
  })
  return absolute.trim()
}

function tidyReference(whole: string, decimal: string | undefined, hexadecimal: string | undefined): string {
  if (hexadecimal !== undefined) return `&#x${hexadecimal.toLowerCase()};`
  const letter = WINDOWS_1252[Number(decimal) - 128]
  return letter === undefined ? whole : `&#x${letter};`
}
