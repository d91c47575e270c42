import type { LexiconData } from '../core/lexicon/lexicon-data.ts'
import { formatFault, type Fault } from './fault.ts'
import { loadCooperationLexicon } from './lexicon/load-cooperation-lexicon.ts'
import { loadStatementLexicon } from './lexicon/load-statement-lexicon.ts'
import { loadSites } from './load-sites.ts'

/** Reads `lexicon/` and `sites.yaml` of a configuration folder, what the reading threads know: all of it right, or every fault. */
export async function loadLexicon(
  directory: string,
): Promise<
  { readonly ok: true; readonly value: LexiconData } | { readonly ok: false; readonly faults: readonly Fault[] }
> {
  const [statements, cooperation, sites] = await Promise.all([
    loadStatementLexicon(directory),
    loadCooperationLexicon(directory),
    loadSites(directory),
  ])
  const told = [
    ...('faults' in statements ? statements.faults : []),
    ...('faults' in cooperation ? cooperation.faults : []),
    ...('faults' in sites ? sites.faults : []),
  ]
  // Statements and cooperation both read the gazetteer: a fault in it is told once.
  const faults = [...new Map(told.map((fault) => [formatFault(fault), fault])).values()]
  if ('faults' in statements || 'faults' in cooperation || 'faults' in sites) return { ok: false, faults }
  return { ok: true, value: { statements: statements.value, cooperation: cooperation.value, sites: sites.value } }
}
