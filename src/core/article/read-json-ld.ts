/** One object of a page's JSON-LD that describes an article or page, reduced to what Entente reads. */
export interface LinkedArticle {
  readonly types: readonly string[]
  readonly headline: string | null
  readonly articleBody: string | null
  readonly datePublished: string | null
  readonly dateModified: string | null
  readonly authors: readonly string[]
  readonly publisher: string | null
  readonly url: string | null
  readonly paywalled: boolean
}

const ARTICLE_TYPE = /article|posting|report|review|webpage|analysis|opinion|claimreview|recipe/i
const MAX_OBJECTS = 500
const CONTROL = /\p{Cc}+/gu
const CDATA = /^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/g
const TRAILING_COMMA = /,(\s*[}\]])/g

/** Reads the article objects of a page's JSON-LD scripts, articles proper before pages. Broken scripts are skipped. */
export function readJsonLd(scripts: readonly string[]): readonly LinkedArticle[] {
  const found: LinkedArticle[] = []
  const budget = { left: MAX_OBJECTS }
  for (const script of scripts) collect(parseLoosely(script), found, budget, 0)
  return found.sort((a, b) => rank(a) - rank(b))
}

function rank(item: LinkedArticle): number {
  if (item.types.some((type) => /newsarticle|reportage|blogposting|^article$|analysis|opinion/i.test(type))) return 0
  return item.types.some((type) => /webpage/i.test(type)) ? 2 : 1
}

function parseLoosely(script: string): unknown {
  const text = script.replace(CDATA, '').replace(CONTROL, ' ')
  try {
    return JSON.parse(text)
  } catch {
    try {
      return JSON.parse(text.replace(TRAILING_COMMA, '$1'))
    } catch {
      return undefined
    }
  }
}

function collect(value: unknown, found: LinkedArticle[], budget: { left: number }, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 6 || budget.left <= 0) return
  budget.left -= 1
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found, budget, depth + 1)
    return
  }
  const types = strings(field(value, '@type'))
  if (types.some((type) => ARTICLE_TYPE.test(type))) found.push(readArticle(value, types))
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'hasPart', 'liveBlogUpdate']) {
    if (key === 'itemListElement' || key === 'liveBlogUpdate') continue
    collect(field(value, key), found, budget, depth + 1)
  }
}

function readArticle(value: object, types: readonly string[]): LinkedArticle {
  const free = field(value, 'isAccessibleForFree')
  return {
    types,
    headline: text(field(value, 'headline')) ?? text(field(value, 'name')),
    articleBody: text(field(value, 'articleBody')),
    datePublished: text(field(value, 'datePublished')),
    dateModified: text(field(value, 'dateModified')),
    authors: names(field(value, 'author')),
    publisher: names(field(value, 'publisher'))[0] ?? null,
    url: text(field(value, 'url')) ?? text(field(value, 'mainEntityOfPage')),
    paywalled: free === false || (typeof free === 'string' && free.toLowerCase() === 'false'),
  }
}

function field(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0])
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function strings(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string')
}

function names(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value]
  return list.flatMap((item) => {
    const name = typeof item === 'object' && item !== null ? text(field(item, 'name')) : text(item)
    return name === null ? [] : [name]
  })
}
