/** The areas that cooperation between Russia and Iran may touch. */
export const AREAS = [
  'arms',
  'military',
  'nuclear',
  'space',
  'energy',
  'economy',
  'transport',
  'security',
  'diplomacy',
  'society',
] as const

export type Area = (typeof AREAS)[number]

/** How sure the text is: stated as fact, hedged or accused, planned or feared, or denied. */
export type Modality = 'asserted' | 'alleged' | 'prospective' | 'denied'

/** Who gives and who takes, as ISO 3166 alpha-2 codes: drones that Tehran sells to Moscow go from IR to RU. */
export interface Direction {
  readonly from: 'RU' | 'IR'
  readonly to: 'RU' | 'IR'
}

/**
 * One place in the text that speaks of cooperation: UTF-16 offsets of the sentence, the words that name each side, and, where one
 * gives and the other takes, which way.
 */
export interface CooperationEvidence extends Partial<Direction> {
  readonly start: number
  readonly end: number
  readonly areas: readonly Area[]
  readonly modality: Modality
  readonly russia: readonly string[]
  readonly iran: readonly string[]
  /** Names of the rules that fired, for explanations. */
  readonly rules?: readonly string[]
  /** The words that tie the two sides, as offsets into the text, and what each says. */
  readonly links?: readonly CooperationLink[]
}

/** One word or phrase that ties the two sides: UTF-16 offsets into the text, and which way it goes where it goes one way. */
export interface CooperationLink extends Partial<Direction> {
  readonly start: number
  readonly end: number
  readonly areas: readonly Area[]
  readonly modality: Modality
}

/** Whether a text says that Russia and Iran work together, in which areas, and how sure; `score` is 0..1. */
export interface Cooperation {
  readonly found: boolean
  readonly score: number
  readonly areas: readonly Area[]
  readonly modality: Modality | null
  readonly evidence: readonly CooperationEvidence[]
}
