import { compileKnownActors } from './compile-known-actors.ts'
import { compileRoles } from './compile-roles.ts'
import { inflectVerb } from './inflect-verb.ts'
import { foldWord } from '../text/tokenise.ts'
import {
  FRAMES,
  type CueData,
  type CueForm,
  type CueLexicon,
  type CueWords,
  type Frame,
  type RoleData,
  type StatementLexicon,
  type StatementLexiconData,
} from './statement-lexicon.ts'

/** Makes the tables that `findStatements` looks words up in. Takes a few milliseconds; do it once. */
export function compileStatementLexicon(data: StatementLexiconData): StatementLexicon {
  const cues = new Map(
    Object.entries(data.languages).map(([lang, cue]) => [lang, compileCues(lang, cue, data.roles[lang])]),
  )
  const roles = new Map(
    Object.entries(data.roles).map(([lang, role]) => [lang, compileRoles(lang, role, data.countries)]),
  )
  return { cues, roles, findActor: compileKnownActors({ actors: data.actors }) }
}

function compileCues(lang: string, data: CueData, roles: RoleData | undefined): CueLexicon {
  return {
    lang,
    inflection: data.inflection,
    verbs: compileVerbs(data),
    prefixes: compilePrefixes(data.prefixes),
    heads: new Map(Object.entries(data.heads).map(([head, leads]) => [foldWord(head), foldWords(leads)])),
    offices: foldWords(Object.keys(roles?.roles ?? {})),
    words: compileWords(data.words),
  }
}

interface Draft {
  readonly lemma: string
  readonly frames: Set<Frame>
  forms: number
}

function compileVerbs(data: CueData): ReadonlyMap<string, readonly CueForm[]> {
  const drafts = new Map<string, Draft>()
  for (const frame of FRAMES) {
    for (const lemma of data.verbs[frame] ?? []) {
      for (const [written, bits] of inflectVerb(lemma, data.inflection, data.irregular)) {
        const form = foldWord(written)
        const draft = drafts.get(form) ?? { lemma, frames: new Set<Frame>(), forms: 0 }
        draft.frames.add(frame)
        draft.forms |= bits
        drafts.set(form, draft)
      }
    }
  }
  const nouns = foldWords(data.nouns)
  const byFirst = new Map<string, CueForm[]>()
  for (const [form, draft] of drafts) {
    const [first = form, ...tail] = form.split(' ')
    const list = byFirst.get(first) ?? []
    list.push({ ...draft, tail, noun: tail.length === 0 && nouns.has(form) })
    byFirst.set(first, list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tail.length - a.tail.length)
  return byFirst
}

function compilePrefixes(prefixes: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byFirst = new Map<string, (readonly string[])[]>()
  for (const prefix of prefixes) {
    const words = foldWord(prefix).split(' ')
    const first = words[0] ?? ''
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    )
  }
  return byFirst
}

function compileWords(words: CueWords<readonly string[]>): CueWords<ReadonlySet<string>> {
  return {
    complementizers: foldWords(words.complementizers),
    coordinators: foldWords(words.coordinators),
    subordinators: foldWords(words.subordinators),
    relatives: foldWords(words.relatives),
    be: foldWords(words.be),
    have: foldWords(words.have),
    modals: foldWords(words.modals),
    catenatives: foldWords(words.catenatives),
    adverbs: foldWords(words.adverbs),
    determiners: foldWords(words.determiners),
    pronouns: foldWords(words.pronouns),
    objects: foldWords(words.objects),
    listeners: foldWords(words.listeners),
    prepositions: foldWords(words.prepositions),
    abouts: foldWords(words.abouts),
    adjuncts: foldWords(words.adjuncts),
    circumstances: foldWords(words.circumstances),
    times: foldWords(words.times),
  }
}

function foldWords(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldWord))
}
