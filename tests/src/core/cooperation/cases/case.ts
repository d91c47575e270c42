import type { Area, Modality } from '../../../../../src/core/cooperation/cooperation.ts'

/** A text with what must be found in it: areas (each must be there, no other) and modality; or null, no cooperation. */
export type Case = readonly [
  text: string,
  expected: { readonly areas: readonly Area[]; readonly modality: Modality } | null,
]

export const no = null

export function asserted(...areas: readonly Area[]) {
  return { areas, modality: 'asserted' } as const
}
export function alleged(...areas: readonly Area[]) {
  return { areas, modality: 'alleged' } as const
}
export function prospective(...areas: readonly Area[]) {
  return { areas, modality: 'prospective' } as const
}
export function denied(...areas: readonly Area[]) {
  return { areas, modality: 'denied' } as const
}
