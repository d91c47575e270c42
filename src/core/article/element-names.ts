import { JUNK_WORDS, type JunkReason } from './junk-words.ts'

const CAMEL = /([a-z])([A-Z])/g
const SEPARATORS = /[^a-z0-9-]+/
const HAS_DIGIT_AND_CAPITAL = /\d.*[A-Z]|[A-Z].*\d/
const MIXED_WORD = /[A-Za-z0-9]{6,}/g
const SAME_KIND = /[a-z]+|[A-Z]+|\d+/g
const LEAST_RANDOM_RUNS = 4
const BODY_NAME =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|page|main|blog|text|content|detail|artikel|noticia|materia)[\s_-]{0,2}(?:body|content|text|inner|copy|main|container|wrapper|page|detail|full)|articlebody|storybody|entry|postarea|fulltext|hentry|h-entry|e-content|body-copy|bodytext|body-text|rich-?text|prose|zn-body__paragraph)(?:$|[\s_-])/
const STRONG_BODY_NAME =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news)[\s_-]{0,2}(?:body|content|text|copy|main-?content|bodytext|fulltext)|articlebody|storybody|e-content|body-copy|bodytext|fulltext)(?:$|\s)/

const reasonByWord: ReadonlyMap<string, JunkReason> = new Map(
  JUNK_WORDS.flatMap(([reason, words]) => words.map((word): [string, JunkReason] => [word, reason])),
)

/** What an element's class and id say of it. */
export interface ElementName {
  readonly junk: JunkReason | undefined
  /** The name is one that publishing systems give to the article's own text. */
  readonly body: boolean
  readonly strongBody: boolean
}

/**
 * Reads the class and id of an element.
 *
 * @example readElementName({ class: 'related-posts' }).junk // 'related'
 */
export function readElementName({ class: classes = '', id = '' }: Readonly<Record<string, string>>): ElementName {
  const classAndId = id === '' ? classes : classes === '' ? id : `${classes} ${id}`
  if (classAndId === '') return NAMELESS
  const known = readNames.get(classAndId)
  if (known !== undefined) return known
  if (readNames.size >= MAX_READ_NAMES) readNames.clear()
  const name = readName(classAndId.slice(0, MAX_NAME_CHARS))
  if (classAndId.length <= MAX_NAME_CHARS) readNames.set(copyOf(classAndId), name)
  return name
}

/** The same letters in a string of their own: V8 keeps the whole page alive for a part of it. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

const NAMELESS: ElementName = { junk: undefined, body: false, strongBody: false }

/** Sites use the same names on every page: reading them once saves a tenth of the time. */
const readNames = new Map<string, ElementName>()
const MAX_READ_NAMES = 20_000
const MAX_NAME_CHARS = 400
/** A name of more words is a headline in the form of an address. */
const MOST_WORDS = 6

function readName(classAndId: string): ElementName {
  const name = withoutRandom(classAndId).replace(CAMEL, '$1-$2').toLowerCase()
  const body = BODY_NAME.test(name)
  const strongBody = body && STRONG_BODY_NAME.test(name)
  // "sidebar-grid__content article__content" is laid out beside a side bar, and is none.
  return { junk: strongBody ? undefined : findJunk(name), body, strongBody }
}

/** Drops keys that content systems draw at random ("n1AuAdJlVL"): no words are in them. */
function withoutRandom(name: string): string {
  return HAS_DIGIT_AND_CAPITAL.test(name) ? name.replace(MIXED_WORD, (word) => (isRandom(word) ? '' : word)) : name
}

/** Case and kind of character change every letter or two. */
function isRandom(word: string): boolean {
  const runs = word.match(SAME_KIND)?.length ?? 0
  return runs >= LEAST_RANDOM_RUNS && runs * 2 > word.length
}

function findJunk(name: string): JunkReason | undefined {
  for (const token of name.split(SEPARATORS)) {
    const whole = reasonByWord.get(token)
    if (whole !== undefined) return whole
    const words = token.split('-').filter(Boolean)
    if (words.length > MOST_WORDS) continue
    for (const [at, word] of words.entries()) {
      // A layout note such as "has-sidebar", "with-gallery" or "no-comments" speaks of the page, not of the element.
      if (word === 'has' || word === 'with' || word === 'no' || word === 'without') break
      const reason = reasonByWord.get(word) ?? reasonByWord.get(`${word}-${words[at + 1] ?? ''}`)
      // "label-hidden" hides something else.
      if (reason === 'hidden' && words.length > 1) continue
      // An embedded post ("social-embed", "twitter-tweet") is quoted by the article.
      if (reason === 'share' && (words.includes('embed') || words.includes('tweet'))) continue
      if (reason !== undefined) return reason
    }
  }
  return undefined
}
