import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { compileSelector } from '../core/article/compile-site-rules.ts'
import type { SiteRule } from '../core/article/site-rule.ts'
import type { Fault } from './fault.ts'
import { parseYaml } from './parse-yaml.ts'
import { readConfigText } from './read-config-text.ts'
import { sitesSchema } from './sites-schema.ts'

export type LoadedSites =
  | { readonly ok: true; readonly value: readonly SiteRule[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads `sites.yaml` of a configuration folder: schema, selectors, order, double hosts. Without the file there are no rules. */
export async function loadSites(configDir: string): Promise<LoadedSites> {
  const file = join(configDir, 'sites.yaml')
  if (!(await exists(file))) return { ok: true, value: [] }
  const read = await readConfigText(file)
  if ('fault' in read) return { ok: false, faults: [read.fault] }
  const parsed = parseYaml(file, read.text, sitesSchema)
  if (!parsed.ok) return parsed
  const { sites } = parsed.value
  const faults: Fault[] = []
  for (const [at, site] of sites.entries()) {
    const before = sites[at - 1]?.host ?? ''
    if (site.host === before) faults.push(parsed.locate(['sites', at, 'host'], `${site.host} has a rule already`))
    else if (site.host < before)
      faults.push(parsed.locate(['sites', at, 'host'], `rules are sorted by host: this one belongs before ${before}`))
    for (const { path, selector } of selectorsOf(site)) {
      const message = explainSelector(selector)
      if (message !== undefined) faults.push(parsed.locate(['sites', at, ...path], message))
    }
    if (selectorsOf(site).length === 0)
      faults.push(parsed.locate(['sites', at], 'this rule says nothing: give body, title, byline, date or drop'))
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: sites }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

function selectorsOf(site: SiteRule): readonly { readonly path: readonly PropertyKey[]; readonly selector: string }[] {
  const taken = (['body', 'title', 'byline', 'date'] as const).flatMap((key) =>
    site[key] === undefined ? [] : [{ path: [key], selector: site[key] }],
  )
  return [...taken, ...(site.drop ?? []).map((selector, at) => ({ path: ['drop', at], selector }))]
}

function explainSelector(selector: string): string | undefined {
  try {
    compileSelector(selector)
    return undefined
  } catch (error) {
    return `"${selector}" is not a CSS selector: ${error instanceof Error ? error.message : String(error)}`
  }
}
