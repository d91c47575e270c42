import { readFileSync } from 'node:fs'

/** An article of the demo site as its file holds it. Everybody who speaks in one is invented. */
export interface DemoArticle {
  readonly title: string
  readonly by: string
  readonly lang: string
  readonly section: string
  readonly summary: string
  readonly caption: string
  readonly paragraphs: readonly string[]
}

const LINE = /^([a-z]+): (.*)$/

/** Reads `articles/<name>.txt`: `key: value` lines, a blank line, then paragraphs parted by blank lines. */
export function loadArticle(name: string): DemoArticle {
  return parseArticle(readFileSync(new URL(`articles/${name}.txt`, import.meta.url), 'utf8'))
}

/** Reads the text of such a file; throws where a line that every article has is missing. */
export function parseArticle(text: string): DemoArticle {
  const [head = '', ...paragraphs] = text.trim().split('\n\n')
  const fields = new Map(head.split('\n').map((line) => toField(line)))
  const take = (key: string): string => {
    const value = fields.get(key)
    if (value === undefined) throw new TypeError(`the article has no "${key}" line`)
    return value
  }
  return {
    title: take('title'),
    by: take('by'),
    lang: take('lang'),
    section: take('section'),
    summary: take('summary'),
    caption: take('caption'),
    paragraphs,
  }
}

function toField(line: string): readonly [key: string, value: string] {
  const [, key, value] = LINE.exec(line) ?? []
  if (key === undefined || value === undefined) throw new TypeError(`"${line}" is no "key: value" line`)
  return [key, value]
}
