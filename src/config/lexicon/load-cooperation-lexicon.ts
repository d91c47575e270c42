import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { CooperationLexiconData } from '../../core/cooperation/cooperation-lexicon.ts'
import { partiesOfActors } from '../../core/cooperation/parties-of-actors.ts'
import type { Fault } from '../fault.ts'
import { parseYaml } from '../parse-yaml.ts'
import { loadActors } from './load-actors.ts'
import { areasSchema, cuesSchema, grammarSchema, modalitySchema, sidesSchema } from './cooperation-schema.ts'

export type LoadedCooperationLexicon =
  | { readonly value: CooperationLexiconData }
  | { readonly faults: readonly Fault[] }

/** Reads `lexicon/{sides,cues,areas,modality,grammar,actors}.yaml` under the configuration folder; all faults of all files at once. */
export async function loadCooperationLexicon(configDir: string): Promise<LoadedCooperationLexicon> {
  const faults: Fault[] = []
  const load = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    const file = join(configDir, 'lexicon', name)
    let text: string
    try {
      text = await readFile(file, 'utf8')
    } catch (error) {
      faults.push({
        file,
        line: 1,
        column: 1,
        path: '',
        message: error instanceof Error ? error.message : String(error),
      })
      return undefined
    }
    const parsed = parseYaml(file, text, schema)
    if (!parsed.ok) {
      faults.push(...parsed.faults)
      return undefined
    }
    return parsed.value
  }
  const [sides, cues, areas, modality, grammar] = await Promise.all([
    load('sides.yaml', sidesSchema),
    load('cues.yaml', cuesSchema),
    load('areas.yaml', areasSchema),
    load('modality.yaml', modalitySchema),
    load('grammar.yaml', grammarSchema),
  ])
  const actors = await loadActors(configDir)
  if (!actors.ok) faults.push(...actors.faults)
  if (!actors.ok || !sides || !cues || !areas || !modality || !grammar || faults.length > 0) return { faults }
  const parties = [...sides.parties, ...partiesOfActors(actors.value.actors)]
  return { value: { parties, ...cues, ...areas, ...modality, ...grammar } }
}
