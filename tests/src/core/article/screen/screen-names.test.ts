import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../../../src/config/load-lexicon.ts'
import { compileScreen, screenPage } from '../../../../../src/core/article/screen/screen-page.ts'
import type { TermsByLanguage } from '../../../../../src/core/cooperation/cooperation-lexicon.ts'
import type { Actor } from '../../../../../src/core/lexicon/actors.ts'
import { compileActors } from '../../../../../src/core/lexicon/compile-actors.ts'
import { findActor } from '../../../../../src/core/lexicon/find-actor.ts'
import { splitName } from '../../../../../src/core/lexicon/name-key.ts'
import { declineName } from '../../../../../src/core/lexicon/decline-russian.ts'

const loaded = await loadLexicon(join(import.meta.dirname, '../../../../../config'))
if (!loaded.ok) throw new Error('the shipped lexicon has faults')
const { statements, cooperation } = loaded.value
const screen = compileScreen(loaded.value, [])
const actors = compileActors(statements)
const FACTS = { source: null, sourceTags: [], country: null }
const OTHER_SIDE = { RU: 'Tehran', IR: 'Moscow' } as const
type Side = keyof typeof OTHER_SIDE

const inside = (text: string, between: string): string => {
  const at = Math.max(1, Math.floor(text.length / 2))
  return text.slice(0, at) + between + text.slice(at)
}
const eachLetter = (text: string, write: (code: number) => string): string =>
  Array.from(text, (char) => write(char.codePointAt(0) ?? 0)).join('')
const spell = (text: string, letters: Readonly<Record<string, string>>): string =>
  Array.from(text, (char) => letters[char] ?? char).join('')
const inJsonLd = (text: string): string => {
  const escaped = text.replace(/[^ -~]|["\\]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<script type="application/ld+json">{"articleBody":"${escaped}"}</script>`
}

/** How pages write the same name. */
const DISGUISES: readonly (readonly [how: string, write: (name: string) => string])[] = [
  ['plainly', (name) => name],
  ['in capitals', (name) => name.toUpperCase()],
  ['in small letters', (name) => name.toLowerCase()],
  ['in decimal references', (name) => eachLetter(name, (code) => `&#${code};`)],
  [
    'in hexadecimal references without an end',
    (name) => eachLetter(name, (code) => `&#x${code.toString(16)} `).replaceAll(' ', ';'),
  ],
  ['in references encoded twice', (name) => eachLetter(name, (code) => `&amp;#${code};`)],
  ['with a soft hyphen', (name) => inside(name, '&shy;')],
  ['with a zero-width space', (name) => inside(name, '&#8203;')],
  ['with a direction mark', (name) => inside(name, '\u200f')],
  ['with markup inside', (name) => inside(name, '<span title="a > b">') + '</span>'],
  ['with a drop cap', (name) => `<b>${name.slice(0, 1)}</b>${name.slice(1)}`],
  ['with a comment inside', (name) => inside(name, '<!-- > " -->')],
  ['with a line break allowed inside', (name) => inside(name, '<wbr>')],
  ['decomposed', (name) => name.normalize('NFD')],
  [
    'in full-width letters',
    (name) => name.replace(/[A-Za-z0-9]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  ],
  ['in Arabic letters', (name) => spell(name, { ی: 'ي', ک: 'ك', ه: 'ة' }).replace(/ة(?!$)/g, 'ه')],
  ['stretched and voweled', (name) => name.replace(/[\u0628-\u06cc]/g, (char) => `${char}\u0640\u064e`)],
  ['in Turkish capitals', (name) => name.toLocaleUpperCase('tr')],
  ['in guillemets', (name) => `«${name}»`],
  ['with an ending behind an apostrophe', (name) => `${name}’s`],
  ['between blocks', (name) => `</p><h2>${name}</h2><p>`],
  ['in JSON-LD escapes', inJsonLd],
  ['in a description', (name) => `<meta name="description" content="${name}">`],
]

const keeps = (side: Side, written: string): boolean =>
  screenPage(screen, {
    html: `<p>In ${OTHER_SIDE[side]}, ${written} was named.</p>`,
    url: null,
    feed: null,
    facts: FACTS,
  }).keep

/** What a page holds where a term of the lexicon stands: the shortest word that it means, and one with a regular ending. */
function wordsOf(terms: TermsByLanguage): readonly string[] {
  return Object.entries(terms).flatMap(([lang, patterns]) =>
    patterns.flatMap((pattern) => {
      const plain = pattern.replaceAll(/[=*]/g, '')
      const regular = !/[=*]/.test(pattern) && /\p{L}{3}$/u.test(pattern)
      return regular && lang === 'en'
        ? [plain, `${plain}s`]
        : regular && lang === 'fa'
          ? [plain, `${plain}\u200cها`]
          : [plain]
    }),
  )
}

function namesOf({ kind, names, surname = {} }: Actor): readonly string[] {
  return [...Object.entries(names), ...Object.entries(surname)].flatMap(([lang, list]) =>
    list.flatMap((name) =>
      lang === 'ru'
        ? [
            name,
            ...declineName(
              splitName(name).map(({ text }) => text),
              kind,
            ).map((words) => words.join(' ')),
          ]
        : [name],
    ),
  )
}

const speaksFor = (actor: Actor, side: Side): boolean =>
  actor.side === side || (actor.roles ?? []).some(({ country }) => country === side)

const NAMES: Readonly<Record<Side, readonly string[]>> = { RU: namesFor('RU'), IR: namesFor('IR') }

function namesFor(side: Side): readonly string[] {
  const parties = cooperation.parties.filter((party) => party.side === side && party.kind !== 'pair')
  const areas = cooperation.areas.filter((area) => area.side === side)
  const terms = [...parties, ...areas].flatMap((entry) => wordsOf(entry.terms))
  const states = wordsOf(statements.countries[side] ?? {})
  return [
    ...new Set([...terms, ...states, ...statements.actors.filter((actor) => speaksFor(actor, side)).flatMap(namesOf)]),
  ]
}

describe('screenPage', () => {
  it.each(Object.entries(NAMES) as [Side, readonly string[]][])(
    'keeps a page that names %s by any name of the lexicon',
    (side, names) => {
      expect(names.length).toBeGreaterThan(1_000)
      const plain = names.filter((name) => !keeps(side, name))
      expect(plain).toEqual([])
      // Every name in some disguise, every disguise on many names.
      const disguised = names.flatMap((name, at) => {
        const [how, write] = DISGUISES[at % DISGUISES.length] ?? ['', String]
        return keeps(side, write(name)) ? [] : [`${name} ${how}`]
      })
      expect(disguised).toEqual([])
    },
  )

  it('keeps a page that names a side by any spelling that the gazetteer knows', () => {
    const missed = statements.actors.flatMap((actor) =>
      (['RU', 'IR'] as const)
        .filter((side) => speaksFor(actor, side))
        .flatMap((side) =>
          Object.entries(actor.names).flatMap(([lang, names]) =>
            names.flatMap((name) =>
              spellingsOf(name, lang).filter((spelling) => {
                const found = findActor(actors, spelling, lang)
                return found !== undefined && speaksFor(found.actor, side) && !keeps(side, spelling)
              }),
            ),
          ),
        ),
    )
    expect(missed).toEqual([])
  })
})

/** How writers change a name: middle names, initials, honorifics, other romanisations, words parted or joined. */
function spellingsOf(name: string, lang: string): readonly string[] {
  const [first = '', ...rest] = name.split(' ')
  if (rest.length === 0) return [name]
  const last = rest.join(' ')
  const middle =
    { ru: ['Викторович', 'В.', 'Сейед'], fa: ['علی', 'سید'], en: ['Viktorovich', 'V.', 'Seyed'] }[lang] ?? []
  return [
    ...middle.map((word) => `${first} ${word} ${last}`),
    `${first[0]}. ${last}`,
    ...(lang === 'fa' ? [first + last, `${first.slice(0, 2)} ${first.slice(2)} ${last}`, `${first}\u200c${last}`] : []),
    ...(lang === 'en' ? [roman(name), `${first.slice(0, 1)}<i>${roman(first).slice(1)}</i> ${roman(last)}`] : []),
  ]
}

function roman(name: string): string {
  return name.toLowerCase().replaceAll('kh', 'h').replaceAll('v', 'w').replaceAll('i', 'ee').replaceAll('q', 'gh')
}
