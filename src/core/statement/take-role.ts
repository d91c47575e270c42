import { closeBody, DETERMINERS, type Draft, flush, sliceText } from './mention-draft.ts'
import { countFields, countOffice, endBody } from './mention-words.ts'
import type { Item } from './read-units.ts'
import type { RoleLexicon } from './statement-lexicon.ts'

const ENDS_ORGANIZATION = new Set([',', 'who', 'which', 'that', '(', 'said', 'during', 'on'])
const LEADS_ORGANIZATION = new Set(['of', 'for', 'at', 'with'])

/** Takes the role at `at` into the draft, with the office or organization behind it; gives how many words it took. */
export function takeRole(
  words: readonly Item[],
  at: number,
  text: string,
  lexicon: RoleLexicon,
  draft: Draft,
  role: { readonly length: number; readonly value: string },
): number {
  if (draft.piece.length > 0) {
    if (draft.isBody || (draft.name === null && lexicon.capitals && !isApart(words, at))) {
      closeBody(draft, text)
    } else flush(draft, text, lexicon)
  }
  const fields = countFields(words, at + role.length, lexicon)
  const behind = words.slice(at + role.length, at + role.length + fields).map((item) => item.lower)
  if (draft.role === null) draft.role = [...draft.mods.map((item) => item.lower), role.value, ...behind].join(' ')
  draft.mods = []
  draft.afterRole = true
  const next = words[at + role.length + fields]
  const office = next?.lower === 'of' ? countOffice(words, at + role.length + 1, lexicon) : 0
  if (office > 0) {
    const named = words.slice(at + role.length + 1, at + role.length + 1 + office)
    draft.role = `${draft.role} of ${named.map((item) => item.lower).join(' ')}`
    return role.length + 1 + office
  }
  if (next && LEADS_ORGANIZATION.has(next.lower)) {
    return role.length + 1 + takeOrganization(words, at + role.length + 1, text, lexicon, draft)
  }
  return role.length + fields
}

function isApart(words: readonly Item[], at: number): boolean {
  return words[at - 1]?.lower === ','
}

/** The organization behind "spokesman for …": up to a comma or a relative clause. */
function takeOrganization(
  words: readonly Item[],
  from: number,
  text: string,
  lexicon: RoleLexicon,
  draft: Draft,
): number {
  let to = from
  while (to < words.length && !ENDS_ORGANIZATION.has(words[to]?.lower ?? '')) to++
  let start = from
  while (start < to && DETERMINERS.has(words[start]?.lower ?? '')) start++
  if (draft.name === null) to = endBody(words, start, to, lexicon)
  const named = words.slice(start, to)
  if (named.length === 0) return to - from
  for (let index = 0; index < named.length; index++) {
    const country = lexicon.countries.find(named, index)
    if (!country) continue
    draft.country ??= country.value
    if (country.length === named.length && !lexicon.bodies.find(named, 0)) return to - from
    break
  }
  draft.organization ??= sliceText(text, named)
  return to - from
}
