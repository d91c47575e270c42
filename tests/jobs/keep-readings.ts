import type { DuplicateCandidate, Reading } from '../../src/store/article.ts'
import type { Store } from '../../src/store/store.ts'

/** Takes readings as the archive does: as article 1, new, unless the test says what they are to it. */
export function keepReadings(
  options: {
    readonly change?: 'new' | 'new-version' | 'unchanged'
    readonly version?: number
    readonly candidates?: readonly DuplicateCandidate[]
  } = {},
): { readonly saved: readonly Reading[]; readonly store: Pick<Store, 'saveArticle'> } {
  const { change = 'new', version = 1, candidates = [] } = options
  const saved: Reading[] = []
  return {
    saved,
    store: {
      saveArticle: async (reading, _now, decide, toSteps) => {
        saved.push(reading)
        const made = { id: 1, version, change, duplicateOf: decide(candidates) }
        return { ...made, steps: toSteps(made) }
      },
    },
  }
}
