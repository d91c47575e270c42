import type { Actor, ActorsData } from '../lexicon/actors.ts'
import { compileActors } from '../lexicon/compile-actors.ts'
import { findActor } from '../lexicon/find-actor.ts'
import type { FindKnownActor, KnownActor } from './statement-lexicon.ts'

/** Sides that are no state. */
const NO_STATE = new Set(['INT', 'EU'])

/** Makes the look-up of speakers in the gazetteer: who a name is, and the office held on a day. */
export function compileKnownActors(data: ActorsData): FindKnownActor {
  const index = compileActors(data)
  return (name, lang, at) => {
    const found = findActor(index, name, lang, at)
    if (!found) return undefined
    const { actor, role } = found
    return {
      id: actor.id,
      kind: actor.kind,
      name: nameIn(actor, lang),
      role: role?.role ?? null,
      organization: role?.organization ?? null,
      country: role?.country ?? (NO_STATE.has(actor.side) ? null : actor.side),
    } satisfies KnownActor
  }
}

/** The name that readers of the language are shown; undefined where the gazetteer has none in it. */
function nameIn(actor: Actor, lang: string): string | undefined {
  return actor.names[lang]?.[0]
}
