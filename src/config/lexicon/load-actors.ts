import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActorsData } from '../../core/lexicon/actors.ts'
import { validateActors } from '../../core/lexicon/validate-actors.ts'
import type { Fault } from '../fault.ts'
import { parseYaml } from '../parse-yaml.ts'
import { actorsSchema } from './actors-schema.ts'

export type LoadedActors =
  | { readonly ok: true; readonly value: ActorsData }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** The last file read: speakers and parties are both made of the gazetteer, and parsing it takes most of the time of loading. */
let last: { readonly file: string; readonly text: string; readonly loaded: LoadedActors } | undefined

/** Reads the gazetteer, `lexicon/actors.yaml` under the configuration folder; all faults at once. */
export async function loadActors(configDir: string): Promise<LoadedActors> {
  const file = join(configDir, 'lexicon', 'actors.yaml')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return { ok: false, faults: [{ file, line: 1, column: 1, path: '', message: `cannot be read: ${reason}` }] }
  }
  if (last?.file !== file || last.text !== text) last = { file, text, loaded: parseActors(file, text) }
  return last.loaded
}

function parseActors(file: string, text: string): LoadedActors {
  const parsed = parseYaml(file, text, actorsSchema)
  if (!parsed.ok) return parsed
  const faults = validateActors(parsed.value).map(({ path, message }) => parsed.locate(path, message))
  return faults.length === 0 ? { ok: true, value: parsed.value } : { ok: false, faults }
}
