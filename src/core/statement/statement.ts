import type { Area, Modality } from '../cooperation/cooperation.ts'
import type { Span } from '../text/span.ts'

export type StatementKind = 'direct' | 'indirect' | 'mixed'

/** Who said it, as far as the article and the gazetteer tell; `country` is ISO 3166 alpha-2. */
export interface Speaker {
  readonly name: string | null
  readonly role: string | null
  readonly organization: string | null
  readonly country: string | null
  /** Id of the speaker in the gazetteer (config/lexicon/actors.yaml), where it is known there. */
  readonly actor?: string
}

/** One statement found in an article. All spans are UTF-16 offsets into the article's text. */
export interface Statement {
  /** Stable within the article: derived from speaker and content. */
  readonly id: string
  readonly kind: StatementKind
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
  /** The content's words, spans joined by a space. */
  readonly text: string
  readonly speaker: Speaker
}

/** What a statement, or an article, says of cooperation between Russia and Iran, without the evidence. */
export interface CooperationTag {
  readonly found: boolean
  readonly areas: readonly Area[]
  readonly modality: Modality | null
}

/** A statement with its cooperation tag: the unit that topics watch and alerts carry. */
export interface TaggedStatement extends Statement {
  readonly cooperation: CooperationTag
  /** What it speaks of in no language (see `findKeyTerms`), where it is about cooperation and the gazetteer knows the speaker. */
  readonly terms?: readonly string[]
}
