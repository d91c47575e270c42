import type { Item } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'

/** Capital words that are a body's, whatever stands about them. */
export const ACRONYM = /^\p{Lu}{3,6}$/u
/** Most words that are one person's name, in languages with capitals and without. */
const LONGEST_NAME = { cased: 6, uncased: 4 }

/** Words before a name that tell nothing of who it is. */
export const DETERMINERS = new Set([
  'a',
  'an',
  'the',
  'its',
  'his',
  'her',
  'their',
  'one',
  'another',
  'some',
  'two',
  'three',
  'several',
  'many',
  'این',
  'آن',
  'دو',
  'سه',
  'یک',
  'چند',
  'برخی',
])

/** State of one pass over the words of a mention: what is known, the modifiers and capital words collected, and whether these are a body. */
export interface Draft {
  name: string | null
  role: string | null
  organization: string | null
  country: string | null
  mods: Item[]
  piece: Item[]
  afterRole: boolean
  isBody: boolean
}

export function openDraft(): Draft {
  return {
    name: null,
    role: null,
    organization: null,
    country: null,
    mods: [],
    piece: [],
    afterRole: false,
    isBody: false,
  }
}

/** Puts the collected capital words where they belong: a body's name, or a person's. */
export function flush(draft: Draft, text: string, lexicon: RoleLexicon): void {
  const { piece } = draft
  draft.piece = []
  const body = draft.isBody
  draft.isBody = false
  if (piece.length === 0) return
  const words = sliceText(text, piece)
  if (body || ACRONYM.test(words)) {
    draft.organization ??= words
    return
  }
  if (draft.name === null && piece.length <= (lexicon.capitals ? LONGEST_NAME.cased : LONGEST_NAME.uncased))
    draft.name = words
}

/** Takes the collected words for the organization, whatever they are. */
export function closeBody(draft: Draft, text: string): void {
  draft.organization ??= sliceText(text, draft.piece)
  draft.piece = []
  draft.isBody = false
}

/** The words as the text has them, on one line. */
export function sliceText(text: string, items: readonly Item[]): string {
  return text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0).replaceAll('\n', ' ')
}
