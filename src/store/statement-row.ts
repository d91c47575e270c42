import type { Selectable } from 'kysely'
import type { Area, Modality } from '../core/cooperation/cooperation.ts'
import type { Speaker, StatementKind } from '../core/statement/statement.ts'
import type { Span } from '../core/text/span.ts'
import type { Tables } from './tables.ts'

/** A statement in the archive, with where it was first seen. */
export interface ArchivedStatement {
  readonly id: string
  readonly kind: StatementKind
  readonly text: string
  readonly lang: string | null
  readonly speaker: Speaker
  readonly cooperation: boolean
  readonly areas: readonly Area[]
  readonly modality: Modality | null
  readonly firstSeenAt: Date
  readonly baseline: boolean
  /** The first statement of which it is the wording in another language. */
  readonly wordingOf: string | null
  /** Where its words stand in the text of the article's version. */
  readonly content: readonly Span[]
}

/** Reads a statement's row. */
export function toStatement(row: Selectable<Tables['statement']>): Omit<ArchivedStatement, 'content'> {
  return {
    id: row.id,
    kind: row.kind as StatementKind,
    text: row.text,
    lang: row.lang,
    speaker: row.speaker,
    cooperation: row.cooperation,
    areas: row.areas as Area[],
    modality: row.modality as Modality | null,
    firstSeenAt: row.first_seen_at,
    baseline: row.baseline,
    wordingOf: row.wording_of,
  }
}
