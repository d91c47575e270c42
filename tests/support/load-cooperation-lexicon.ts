import { join } from 'node:path'
import { loadCooperationLexicon } from '../../src/config/lexicon/load-cooperation-lexicon.ts'
import { compileCooperationLexicon } from '../../src/core/cooperation/compile-cooperation-lexicon.ts'
import type { CooperationLexicon } from '../../src/core/cooperation/cooperation-lexicon.ts'

/** The shipped cooperation lexicon, compiled. */
export async function loadTestLexicon(): Promise<CooperationLexicon> {
  const loaded = await loadCooperationLexicon(join(import.meta.dirname, '../../config'))
  if ('faults' in loaded)
    throw new Error(loaded.faults.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  return compileCooperationLexicon(loaded.value)
}
