import type { Store } from '../../src/store/store.ts'

/** Stands for the process dying: nothing after it in the same run may have an effect. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** A store that dies at its n-th call: before the call has any effect, or just after. */
export function createDyingStore(store: Store, dieAt: number, when: 'before' | 'after'): Store {
  let calls = 0
  const dying = Object.entries(store).map(([name, ask]) => [
    name,
    async (...args: unknown[]) => {
      calls += 1
      if (calls > dieAt || (calls === dieAt && when === 'before')) throw new Crash()
      const answer: unknown = await (ask as (...all: unknown[]) => unknown)(...args)
      if (calls === dieAt) throw new Crash()
      return answer
    },
  ])
  return Object.fromEntries(dying) as Store
}
