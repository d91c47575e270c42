import type { AlertReason } from '../../core/alert/alert.ts'
import type { Area, Modality } from '../../core/cooperation/cooperation.ts'
import type { SourceState } from '../../core/source/source.ts'
import type { StatementKind } from '../../core/statement/statement.ts'

export const REASON_WORDS: Readonly<Record<AlertReason, string>> = {
  'new-article': 'New article',
  'new-statement': 'New statement',
  'statement-changed': 'Statement changed',
  'statement-withdrawn': 'Statement withdrawn',
}

export const AREA_WORDS: Readonly<Record<Area, string>> = {
  arms: 'Arms',
  diplomacy: 'Diplomacy',
  economy: 'Economy',
  energy: 'Energy',
  military: 'Military',
  nuclear: 'Nuclear',
  security: 'Security',
  society: 'Society',
  space: 'Space',
  transport: 'Transport',
}

export const MODALITY_WORDS: Readonly<Record<Modality, string>> = {
  alleged: 'alleged',
  asserted: 'stated as fact',
  denied: 'denied',
  prospective: 'planned or feared',
}

export const KIND_WORDS: Readonly<Record<StatementKind, string>> = {
  direct: 'in their own words',
  indirect: 'as the outlet reports it',
  mixed: 'partly in their own words',
}

/** `trouble`: a person should look. */
export const STATE_WORDS: Readonly<
  Record<SourceState, { readonly label: string; readonly meaning: string; readonly trouble: boolean }>
> = {
  blocked: {
    label: 'Blocked',
    meaning: 'the site answers with a challenge, a consent page or a refusal',
    trouble: true,
  },
  failing: { label: 'Failing', meaning: 'the last polls failed; it is tried again, ever less often', trouble: true },
  gone: { label: 'Gone', meaning: 'the site says that it is gone for good', trouble: true },
  moved: { label: 'Moved', meaning: 'the site says that it lives at another address now', trouble: false },
  new: {
    label: 'Not polled yet',
    meaning: 'its first poll is to come; what it holds then is the baseline',
    trouble: false,
  },
  ok: { label: 'OK', meaning: 'the last poll was read', trouble: false },
  silent: {
    label: 'Silent',
    meaning: 'it answers, and has had nothing new for longer than is usual for it',
    trouble: true,
  },
  slow: { label: 'Slow', meaning: 'it answers, later than it should', trouble: false },
  unchanged: { label: 'Unchanged', meaning: 'nothing new since the last poll', trouble: false },
}
