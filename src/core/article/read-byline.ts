import { isElement, isText, type PageElement } from './parse-page.ts'

/** A line that a page's markup calls a byline. */
export interface Byline {
  readonly text: string
  /** How sure the markup is: 0 says who the author is, 1 names a byline, 2 only links to a person's page. */
  readonly rank: 0 | 1 | 2
}

const CAMEL = /([a-z])([A-Z])/g
const BYLINE_NAME =
  /(?:^|[\s_-])(?:by-?lines?|authors?|author-?names?|contributors?|writers?|autor(?:en|in)?|auteurs?|autore|yazar)(?:$|[\s_-])/i
/** What every alternative holds: most names of elements have none of it. */
const BYLINE_HINT = /line|auth?or|auteur|contributor|writer|yazar/i
/** Pages of people on news sites. */
const PERSON_PAGE =
  /\/(?:authors?|by|staff|people|person|profiles?|contributors?|journalists?|reporters?|autor(?:en|es|i)?|auteurs?|yazar(?:lar)?)\/[^/?#]{4,}/i
const SPACES = /\s+/g
const MAX_CHARS = 160

/** Reads an element that is called a byline by its attributes: the people it links to, else its text; undefined where it is none. */
export function readByline(element: PageElement): Byline | undefined {
  const rank = rankOf(element)
  if (rank === undefined) return undefined
  const people = rank === 1 ? peopleIn(element) : []
  const text = people.length > 0 ? [...new Set(people)].join(', ') : wordsOf(element)
  return text === '' || text.length > MAX_CHARS ? undefined : { text, rank }
}

function rankOf({ name, attribs }: PageElement): Byline['rank'] | undefined {
  if (name === 'meta' || name === 'link') return undefined
  if (attribs['rel'] === 'author' || attribs['itemprop'] === 'author') return 0
  const classes = attribs['class'] ?? ''
  if (classes.length < 200 && BYLINE_HINT.test(classes) && BYLINE_NAME.test(classes.replace(CAMEL, '$1-$2'))) return 1
  return name === 'a' && PERSON_PAGE.test(attribs['href'] ?? '') ? 2 : undefined
}

function peopleIn(element: PageElement): readonly string[] {
  return element.children.filter(isElement).flatMap((child) => {
    const { rel, itemprop, href } = child.attribs
    const isPerson = rel === 'author' || itemprop === 'name' || (child.name === 'a' && PERSON_PAGE.test(href ?? ''))
    const words = isPerson ? wordsOf(child) : ''
    return words === '' ? peopleIn(child) : [words]
  })
}

/** The text of an element, what stands in different elements apart. */
function wordsOf(element: PageElement): string {
  const parts: string[] = []
  const visit = (parent: PageElement): void => {
    for (const node of parent.children) {
      if (isText(node)) parts.push(node.data)
      else if (isElement(node)) {
        parts.push(' ')
        visit(node)
        parts.push(' ')
      }
    }
  }
  visit(element)
  return parts.join('').replace(SPACES, ' ').trim()
}
