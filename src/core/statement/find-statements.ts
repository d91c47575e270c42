import type { Span } from '../text/span.ts'
import { splitSentences } from '../text/split-sentences.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Attribution } from './attribution.ts'
import { attributeUnit } from './attribute-unit.ts'
import { findNested } from './find-nested.ts'
import { findQuotations } from './find-quotations.ts'
import { dropDatelines } from './drop-datelines.ts'
import type { Run } from './find-source.ts'
import { goesOnSpeaking, opensSpeech } from './go-on-speaking.ts'
import { goesFurther, readBackReference, wholeSentence } from './refer-back.ts'
import { readUnits, type Item, type Unit } from './read-units.ts'
import type { CueLexicon, KnownActor, StatementLexicon } from './statement-lexicon.ts'
import { contentKey, statementKey } from './content-key.ts'
import { DASHES, isDialogue, trimRun } from './item-runs.ts'
import { isEmptySaying } from './is-empty-saying.ts'
import { isQuestion } from './is-question.ts'
import { joinUnits } from './join-units.ts'
import { collectPeople } from './people.ts'
import { type Turn, readTranscript } from './read-transcript.ts'
import { renderText } from './render-text.ts'
import { NOBODY, type SpeakerContext, resolveNamed, resolveSpeaker } from './resolve-speaker.ts'
import { speakerKey } from './speaker-key.ts'
import { splitInterrupted } from './split-interrupted.ts'
import type { Speaker, Statement, StatementKind } from './statement.ts'

/** An article as `findStatements` reads it; offsets of the result count in `text`. */
export interface StatementInput {
  readonly text: string
  readonly title: string | null
  readonly lang: string | null
  /** Day or time of the article, for offices that change hands; absent: today's offices. */
  readonly publishedAt?: string | null
}

/**
 * Finds who said what in an article: direct, mixed and indirect speech, in text order. Text that the article repeats gives each
 * statement once. Linear in the text's length.
 *
 * @example findStatements({ text: '"It works," Ann Hale said.', title: null, lang: 'en' }, lexicon)[0]?.speaker.name // 'Ann Hale'
 */
export function findStatements(input: StatementInput, lexicon: StatementLexicon): readonly Statement[] {
  const { text } = input
  const lang = (input.lang ?? 'en').slice(0, 2).toLowerCase()
  const cues = lexicon.cues.get(lang) ?? lexicon.cues.get('en')
  const roles = lexicon.roles.get(lang) ?? lexicon.roles.get('en')
  if (!cues || !roles) return []
  const quotations = splitInterrupted(text, findQuotations(text), cues)
  const tokens = tokenise(text)
  const read = readUnits(text, splitSentences(text, lang), tokens, quotations)
  const units = joinUnits(dropDatelines(read, text), cues)
  const people = collectPeople(units, text, roles)
  const day = input.publishedAt?.slice(0, 10)
  const looked = new Map<string, KnownActor | undefined>()
  const findActor = (name: string) => {
    if (!looked.has(name)) looked.set(name, lexicon.findActor(name, lang, day))
    return looked.get(name)
  }
  const drafts: StatementDraft[] = []
  const nested: StatementDraft[] = []
  let quoted: StatementDraft | undefined
  const after = (last: StatementDraft | undefined): SpeakerContext => ({ text, people, roles, findActor, last })
  const turns = readTranscript(units, text)
  for (const [index, unit] of units.entries()) {
    const turn = turns?.[index]
    if (turn) {
      takeTurn(drafts, unit, turn, after(undefined))
      quoted = undefined
      continue
    }
    const back = readBackReference(unit.items, cues)
    const all = attributeUnit(unit, cues)
    const attributions = back ? all.filter((each) => goesFurther(each, back)) : all
    const more = attributions.length === 0 && quoted ? readContinuation(unit, quoted, cues) : undefined
    if (more && quoted) {
      quoted.content.push(...more)
      quoted.paragraph = unit.paragraph
      continue
    }
    const open = drafts.at(-1)
    const end = open?.content.at(-1)
    if (all.length === 0 && !back && open?.open && end && open.paragraph === unit.paragraph && goesOnSpeaking(unit)) {
      open.content[open.content.length - 1] = [end[0], runSpan(unit.items, { from: 0, to: unit.items.length })[1]]
      continue
    }
    const told = back ? sentencesBefore(units, index, drafts) : []
    if (back && told.length > 0) {
      const whole = { from: 0, to: told.length }
      drafts.push({
        kind: kindOf(told, [whole]),
        content: [runSpan(told, whole)],
        cue: [runSpan(unit.items, back.cue)],
        source: [runSpan(unit.items, back.source)],
        speaker: resolveSpeaker(unit, back.source, after(drafts.at(-1))),
        paragraph: unit.paragraph,
        unit: index,
      })
    }
    const first = drafts.length
    for (const attribution of attributions) {
      if (isQuestion(unit.items, attribution, roles)) continue
      if (cues.inflection === 'english' && isEmptySaying(unit.items, attribution)) continue
      const before = drafts.at(-1)
      const near = attribution.unsourced && before?.paragraph !== unit.paragraph
      const speaker = near ? NOBODY : resolveSpeaker(unit, attribution.source, after(before))
      if (cues.inflection === 'russian' && isTopic(unit.items, attribution, speaker)) continue
      const direct = isDialogue(unit) && attribution.content[0]?.from === 1
      const open = opensSpeech(unit.items, attribution, cues)
      drafts.push({ ...draftOf(unit, attribution, speaker, index), ...(direct ? { kind: 'direct' } : {}), open })
    }
    const last = drafts.at(-1)
    for (const inner of findNested(unit, attributions, { text, tokens }, cues)) {
      const speaker = resolveSpeaker(inner.unit, inner.attribution.source, after(last))
      nested.push(draftOf(inner.unit, inner.attribution, speaker, index))
    }
    quoted = drafts.slice(first).findLast((draft) => draft.kind !== 'indirect')
  }
  return dropRepeats(
    inOrder(drafts, nested).map((draft) => finish(text, lang, draft)),
    lang,
  )
}

/** Most sentences that one behind them attributes. */
const MOST_TOLD = 3

/** The items of the sentences that the unit at `index` points back at: those right before it in one line that nobody else has said. */
function sentencesBefore(units: readonly Unit[], index: number, drafts: readonly StatementDraft[]): readonly Item[] {
  const told: Item[] = []
  for (let at = index - 1; at >= Math.max(0, index - MOST_TOLD); at--) {
    const unit = units[at]
    const whole = unit && wholeSentence(unit.items)
    if (!unit || !whole || drafts.some((draft) => draft.unit === at)) break
    const joined = told.length > 0 ? unit.items.slice(whole.from) : unit.items.slice(whole.from, whole.to)
    told.unshift(...joined)
    if (unit.opensLine) break
  }
  return told
}

/** An attribution as a draft; offsets count in the text. */
function draftOf({ items, paragraph }: Unit, attribution: Attribution, speaker: Speaker, unit: number): StatementDraft {
  const { content, cue, source } = attribution
  return {
    kind: kindOf(items, content),
    content: content.map((run) => runSpan(items, run)),
    cue: [runSpan(items, cue)],
    source: source ? [runSpan(items, source)] : [],
    speaker,
    paragraph,
    unit,
  }
}

/** Statements in text order, each before those that it holds. */
function inOrder(drafts: readonly StatementDraft[], nested: readonly StatementDraft[]): readonly StatementDraft[] {
  if (nested.length === 0) return drafts
  return [...drafts, ...nested].toSorted((a, b) => (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0))
}

/** Adds what a unit of a transcript says: to the draft of the same turn and paragraph, or as a draft of its own. */
function takeTurn(drafts: StatementDraft[], unit: Unit, turn: Turn, context: SpeakerContext): void {
  const run = trimRun(unit.items, turn.content.from, unit.items.length)
  if (turn.name === null || !run) return
  const [from] = runSpan(unit.items, run)
  const span: Span = [from, unit.items.at(-1)?.end ?? from]
  const last = drafts.at(-1)
  const open = last?.content.at(-1)
  if (last && open && turn.label === undefined && last.turn === turn.name && last.paragraph === unit.paragraph) {
    last.content[last.content.length - 1] = [open[0], span[1]]
    return
  }
  const { label, name } = turn
  drafts.push({
    kind: 'direct',
    content: [span],
    cue: label ? [runSpan(unit.items, { from: label.to, to: label.to + 1 })] : [],
    source: label ? [runSpan(unit.items, label)] : [],
    speaker: resolveNamed(name, context),
    paragraph: unit.paragraph,
    unit: -1,
    turn: name,
  })
}

interface StatementDraft {
  readonly kind: StatementKind
  readonly content: Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  readonly speaker: Speaker
  paragraph: number
  /** Index of the unit that it was found in; -1 in a transcript. */
  readonly unit: number
  /** Whether sentences behind it may go on with what is said. */
  readonly open?: boolean
  /** Whose turn of a transcript it is. */
  readonly turn?: string
}

/**
 * What a unit without a cue adds to the quotation before it: '"X," she said. "Y."' Only quotations may stand in it, or, in the same
 * paragraph, words that go on with one: '"Y" and other matters.'
 */
function readContinuation(unit: Unit, last: StatementDraft, cues: CueLexicon): readonly Span[] | undefined {
  const { items, paragraph } = unit
  const quotations = items.filter((item) => item.quote)
  if (paragraph === last.paragraph && DASHES.has(items[0]?.lower ?? '') && last.kind === 'direct') {
    const rest = trimRun(items, 1, items.length)
    return rest && [runSpan(items, rest)]
  }
  if (quotations.length === 0 || paragraph > last.paragraph + 1) return undefined
  if (items.every((item) => item.quote || item.kind === 'mark')) return quotations.map(spanOf)
  const lead = cues.words.coordinators.has(items[0]?.lower ?? '') ? 1 : 0
  if (paragraph !== last.paragraph || !items[lead]?.quote) return undefined
  return [runSpan(items, { from: 0, to: items.at(-1)?.kind === 'mark' ? items.length - 1 : items.length })]
}

/** Whether what stands before a colon names nobody, but a topic: «Курс валют: доллар подорожал». */
function isTopic(items: readonly Item[], { cue, source }: Attribution, speaker: Speaker): boolean {
  if (!source || items[cue.from]?.lower !== ':' || speaker.role !== null || speaker.organization !== null) return false
  return speaker.actor === undefined && !items.slice(source.from, source.to).every((item) => item.capital)
}

const COMMAS: ReadonlySet<string> = new Set([',', '،'])

/** The comma before a closing mark belongs to the sentence around the quotation. */
function dropLastComma(text: string, content: readonly Span[]): readonly Span[] {
  const last = content.at(-1)
  if (last === undefined || last[1] - last[0] < 2 || !COMMAS.has(text[last[1] - 1] ?? '')) return content
  return [...content.slice(0, -1), [last[0], last[1] - 1]]
}

/** Marks that a quotation opens with. */
const OPENING = /["“”«„‘'`]/u

function finish(text: string, lang: string, draft: StatementDraft): Statement {
  const { kind, cue, source, speaker } = draft
  const content = dropLastComma(text, draft.content)
  const words = renderText(
    content.map(([start, end]) => text.slice(start, end)),
    OPENING.test(text[(content[0]?.[0] ?? 0) - 1] ?? ''),
  )
  return {
    id: statementKey(speakerKey(speaker), contentKey(words, lang)),
    kind,
    content,
    cue,
    source,
    text: words,
    speaker,
  }
}

/** Keeps the first of statements with the same words: some pages print their lead or their whole text twice. */
function dropRepeats(statements: readonly Statement[], lang: string): readonly Statement[] {
  const seen = new Set<string>()
  return statements.filter((statement) => {
    const key = contentKey(statement.text, lang)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function spanOf(item: Item): Span {
  return item.quote ? item.quote.inner : [item.start, item.end]
}

function runSpan(items: readonly Item[], run: Run): Span {
  const first = items[run.from]
  const last = items[run.to - 1]
  if (!first || !last) return [0, 0]
  if (run.to === run.from + 1 && first.quote) return first.quote.inner
  return [first.start, last.end]
}

function kindOf(items: readonly Item[], runs: readonly Run[]): StatementKind {
  let quoted = 0
  let all = 0
  for (const run of runs) {
    for (const item of items.slice(run.from, run.to)) {
      all += item.end - item.start
      if (item.quote) quoted += item.end - item.start
    }
  }
  if (quoted === 0) return 'indirect'
  return quoted >= 0.8 * all ? 'direct' : 'mixed'
}
