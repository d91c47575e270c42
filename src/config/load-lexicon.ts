import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import type { Fault } from './fault.ts'
import { loadCooperationLexicon } from './lexicon/load-cooperation-lexicon.ts'
import { loadStatementLexicon } from './lexicon/load-statement-lexicon.ts'

/** Reads `lexicon/` of a configuration folder: all of it right, or every fault. */
export async function loadLexicon(
  directory: string,
): Promise<
  { readonly ok: true; readonly value: LexiconData } | { readonly ok: false; readonly faults: readonly Fault[] }
> {
  const [statements, cooperation] = await Promise.all([
    loadStatementLexicon(directory),
    loadCooperationLexicon(directory),
  ])
  const faults = [
    ...('faults' in statements ? statements.faults : []),
    ...('faults' in cooperation ? cooperation.faults : []),
  ]
  if ('faults' in statements || 'faults' in cooperation) return { ok: false, faults }
  return { ok: true, value: { statements: statements.value, cooperation: cooperation.value } }
}
