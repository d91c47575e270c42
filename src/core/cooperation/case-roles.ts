import type { Mention, Sentence } from './annotate-text.ts'
import type { Role } from './cooperation-lexicon.ts'

/** Arabic and Hebrew write "and" and "to" together with the name. */
const CLITICS: Readonly<Record<string, Readonly<Partial<Record<Role, string>>>>> = {
  ar: { and: 'و', to: 'ل' },
  he: { and: 'ו', to: 'ל' },
}

/** Whether a small word of a role is written together with a name, as Arabic and Hebrew do. */
export function hasClitic({ lang, tokens }: Sentence, mention: Mention, role: Role): boolean {
  const letter = CLITICS[lang]?.[role]
  return letter !== undefined && mention.kind !== 'person' && tokens[mention.first]?.text.startsWith(letter) === true
}

/** Turkish cases behind the apostrophe: "Rusya'ya", "İran'dan". */
const TURKISH_CASES: readonly (readonly [ending: RegExp, role: Role])[] = [
  [/^'(?:y?[ea])$/u, 'to'],
  [/^'[dt][ea]n$/u, 'from'],
  [/^'[dt][ea]$/u, 'in'],
  [/^'(?:y?l[ea])$/u, 'with'],
]

/** Turkish postpositions right behind a name, folded: "Rusya ile". */
const TURKISH_POSTPOSITIONS: ReadonlyMap<string, Role> = new Map([
  ['hakkinda', 'about'],
  ['icin', 'for'],
  ['ile', 'with'],
  ['tarafindan', 'by'],
])
const TURKISH_GENITIVE = /^'n?[iu]n$/u
/** They stand behind the noun that a name belongs to: "Suriye meselesi ile ilgili". */
const TURKISH_MATTERS = new Set(['hakkinda', 'icin', 'ilgili', 'konulu', 'konusunda'])
const MATTER_REACH = 4

/** The role that a case ending, a postposition or a clitic gives a name; `alone`: nobody is named together with it. */
export function caseOf(sentence: Sentence, name: Mention, alone: boolean): Role | null {
  if (hasClitic(sentence, name, 'to')) return 'to'
  if (sentence.lang !== 'tr') return null
  const ending = sentence.tokens[name.end]
  const role =
    ending?.kind === 'ending'
      ? TURKISH_CASES.find(([pattern]) => pattern.test(ending.text))?.[1]
      : TURKISH_POSTPOSITIONS.get(ending?.text ?? '')
  return role ?? (alone && name.side === 'other' && isMatter(sentence, name) ? 'about' : null)
}

/** Whether a third party in Turkish is only a place or a matter: "Katar'ın başkenti Doha'da", "Suriye zirvesi için". */
function isMatter({ tokens }: Sentence, { end }: Mention): boolean {
  if (TURKISH_GENITIVE.test(tokens[end]?.text ?? '')) return true
  const behind = tokens.slice(end, end + MATTER_REACH)
  const mark = behind.findIndex(({ kind }) => kind === 'mark')
  return (mark < 0 ? behind : behind.slice(0, mark)).some(({ text }) => TURKISH_MATTERS.has(text))
}
