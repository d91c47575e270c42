import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { CueData, StatementLexiconData } from '../../core/statement/statement-lexicon.ts'
import type { Fault } from '../fault.ts'
import { parseYaml } from '../parse-yaml.ts'
import { loadActors } from './load-actors.ts'
import { countriesSchema, cueSchema, rolesSchema } from './statement-schema.ts'

export type LoadedStatementLexicon =
  | { readonly ok: true; readonly value: StatementLexiconData }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const EXTENSION = '.yaml'

/**
 * Reads the words that statements and speakers are found by: `lexicon/attribution/*.yaml`, `roles.yaml`,
 * `countries.yaml` and `actors.yaml`; all faults at once.
 */
export async function loadStatementLexicon(configDir: string): Promise<LoadedStatementLexicon> {
  const folder = join(configDir, 'lexicon')
  const faults: Fault[] = []
  const roles = await readPart(join(folder, 'roles.yaml'), rolesSchema, faults)
  const countries = await readPart(join(folder, 'countries.yaml'), countriesSchema, faults)
  const languages: Record<string, CueData> = {}
  for (const file of await listFiles(join(folder, 'attribution'), faults)) {
    const cues = await readPart(file, cueSchema, faults)
    if (cues) languages[basename(file, EXTENSION)] = cues
  }
  const actors = await loadActors(configDir)
  if (!actors.ok) faults.push(...actors.faults)
  if (!roles || !countries || !actors.ok || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: { languages, roles: roles.roles, countries: countries.countries, actors: actors.value.actors },
  }
}

async function readPart<T>(file: string, schema: z.ZodType<T>, faults: Fault[]): Promise<T | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    faults.push(unreadable(file, cause))
    return undefined
  }
  const parsed = parseYaml(file, text, schema)
  if (parsed.ok) return parsed.value
  faults.push(...parsed.faults)
  return undefined
}

async function listFiles(folder: string, faults: Fault[]): Promise<readonly string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter((name) => name.endsWith(EXTENSION))
      .sort()
      .map((name) => join(folder, name))
  } catch (cause) {
    faults.push(unreadable(folder, cause))
    return []
  }
}

function unreadable(file: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return { file, line: 1, column: 1, path: '', message: `cannot be read: ${reason}` }
}
