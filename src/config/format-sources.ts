import { stringify } from 'yaml'
import type { SourceKind } from '../core/source/source.ts'

/** What an entry of `sources.yaml` needs at least. */
export interface SourceLines {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  readonly url: string
}

/** Writes sources as entries that can be pasted under `sources:` in `sources.yaml`; nothing for none. */
export function formatSources(sources: readonly SourceLines[]): string {
  if (sources.length === 0) return ''
  const entries = sources.map(({ id, name, kind, url }) => ({ id, name, kind, url }))
  return stringify(entries, { lineWidth: 0 }).replaceAll(/^(?=.)/gm, '  ')
}
