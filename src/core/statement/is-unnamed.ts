import type { Run } from './find-source.ts'
import type { Item } from './read-units.ts'

/** Nouns of unnamed speakers in Russian and Persian, folded. */
const UNNAMED = /^(?:источник|собеседник|منبع|منابع)/u

/** Whether a subject is an unnamed source: where it sits belongs to it: «источник в правительстве», «منبع آگاه در دولت». */
export function isUnnamed(items: readonly Item[], { from }: Pick<Run, 'from'>): boolean {
  return items.slice(from, from + 2).some((item) => UNNAMED.test(item.lower))
}
