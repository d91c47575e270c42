import type { AlertReason } from '../../core/alert/alert.ts'
import type { Area, Modality } from '../../core/cooperation/cooperation.ts'
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
