import { explainSource, renderExplanation } from '../core/source/explain-source.ts'
import type { Source, SourceState } from '../core/source/source.ts'
import type { SourceRecord } from '../store/source.ts'
import type { Io } from './command.ts'
import { askRunningArchive } from './open-store.ts'

/** The configured sources that are not well in the archive of a running Entente, each with its state in words. */
export async function describeSources(io: Io, sources: readonly Source[]): Promise<readonly string[]> {
  const found = await askRunningArchive(io, (store) => store.listSources())
  if (found.kind === 'none') return [`how the sources fare is not known: ${found.reason}`]
  const wanted = new Set(sources.map(({ id }) => id))
  return describeRecords(
    found.answer.filter(({ source }) => wanted.has(source.id)),
    new Date(),
  )
}

const WELL: ReadonlySet<SourceState> = new Set(['new', 'ok', 'unchanged'])

function describeRecords(records: readonly SourceRecord[], now: Date): readonly string[] {
  const unwell = records.filter(({ state, gap }) => !WELL.has(state) || gap !== null)
  const unpolled = records.filter(({ state }) => state === 'new').length
  const rest = unpolled === 0 ? '' : ` (${unpolled} not polled yet)`
  if (unwell.length === 0) return [`all ${records.length} sources in the archive are well${rest}`]
  return [
    `${unwell.length} of ${records.length} sources in the archive need a look${rest}:`,
    ...unwell.flatMap((record) => [
      `  ${record.source.id} (${record.source.name})`,
      ...renderExplanation(explainSource(record, now)).map((line) => `    ${line}`),
    ]),
  ]
}
