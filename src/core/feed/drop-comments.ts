const OPEN = '<!--'
const CLOSE = '-->'

/** A text without its `<!-- … -->` comments; one that is never closed stays. Takes time linear in the text's length. */
export function dropComments(text: string): string {
  let kept = ''
  let from = 0
  for (let start = text.indexOf(OPEN); start >= 0; start = text.indexOf(OPEN, from)) {
    const end = text.indexOf(CLOSE, start + OPEN.length)
    if (end < 0) break
    kept += text.slice(from, start)
    from = end + CLOSE.length
  }
  return kept + text.slice(from)
}
