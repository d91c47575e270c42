import { Cron } from 'croner'
import { extractLinks } from '../core/feed/extract-links.ts'
import type { Source } from '../core/source/source.ts'
import type { HttpConfig } from './config.ts'
import type { Fault } from './fault.ts'
import { parseYaml } from './parse-yaml.ts'
import { type SourceDefaults, sourcesSchema, type SourceEntry } from './sources-schema.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** A cron expression may run often at one time and seldom at another: so many runs ahead are looked at. */
const RUNS_CHECKED = 20

interface SourcesFile {
  readonly sources: readonly Source[]
  readonly http: HttpConfig
}

export type LoadedSources =
  | { readonly ok: true; readonly value: SourcesFile }
  | { readonly ok: false; readonly faults: readonly Fault[] }

interface Problem {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function isExempt(url: string, allowPrivateHosts: ReadonlySet<string>): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && (allowPrivateHosts.has(parsed.hostname) || allowPrivateHosts.has(parsed.host))
}

function checkCron(entry: SourceEntry, leastMs: number): Problem | undefined {
  if (entry.cron === undefined) {
    return entry.tz === undefined
      ? undefined
      : { path: ['tz'], message: 'a time zone belongs to cron, and there is none' }
  }
  if (entry.tz !== undefined && !Intl.supportedValuesOf('timeZone').includes(entry.tz) && entry.tz !== 'UTC') {
    return { path: ['tz'], message: `"${entry.tz}" is no IANA time zone, as Europe/Moscow or Asia/Tehran` }
  }
  let runs: readonly Date[]
  try {
    runs = new Cron(entry.cron, { paused: true, timezone: entry.tz ?? 'UTC' }).nextRuns(RUNS_CHECKED)
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error)
    return { path: ['cron'], message: `this is no cron expression: ${reason}` }
  }
  if (runs.length === 0) return { path: ['cron'], message: 'this never runs again' }
  const tooClose = runs.some((run, at) => {
    const next = runs[at + 1]
    return next !== undefined && next.getTime() - run.getTime() < leastMs
  })
  return tooClose ? { path: ['cron'], message: `this runs more often than every ${leastMs / SECOND} s` } : undefined
}

function checkRules(entry: SourceEntry): readonly Problem[] {
  const { kind, selector } = entry
  const given = (['selector', 'pattern'] as const).filter((key) => entry[key] !== undefined)
  if (kind !== 'page') {
    return given.map((key) => ({ path: [key], message: `only a page has a ${key}, and this is a ${kind}` }))
  }
  try {
    extractLinks('', entry.url, { selector })
    return []
  } catch (error) {
    return [{ path: ['selector'], message: error instanceof Error ? error.message : String(error) }]
  }
}

function checkEntry(entry: SourceEntry, leastMs: number): readonly Problem[] {
  const problems: Problem[] = [...checkRules(entry)]
  if (entry.every !== undefined && entry.cron !== undefined) {
    problems.push({ path: ['cron'], message: 'give either every or cron, not both' })
  }
  if (entry.every !== undefined && entry.every < leastMs) {
    const least = leastMs < MINUTE ? `${leastMs / SECOND}s` : `${leastMs / MINUTE}m`
    problems.push({ path: ['every'], message: `a source is polled at most every ${least}` })
  }
  const cron = checkCron(entry, leastMs)
  return cron === undefined ? problems : [...problems, cron]
}

function toSource(entry: SourceEntry, defaults: SourceDefaults): Source {
  const { id, name, kind, url, selector, pattern, cron, tz, lang, country, tags } = entry
  return {
    id,
    name,
    kind,
    url,
    ...(selector === undefined ? {} : { selector }),
    ...(pattern === undefined ? {} : { pattern }),
    paceMs: entry.pace ?? defaults.pace,
    ...((entry.robots ?? defaults.robots) === 'ignore' ? { robots: 'ignore' } : {}),
    maxCrawlDelayMs: entry.maxCrawlDelay ?? defaults.maxCrawlDelay,
    tags,
    revisitAfterMs: (entry.revisit ?? defaults.revisit).toSorted((a, b) => a - b),
    ...(cron === undefined ? { everyMs: entry.every ?? defaults.every } : { cron }),
    ...(tz === undefined ? {} : { tz }),
    ...(lang === undefined ? {} : { lang }),
    ...(country === undefined ? {} : { country }),
  }
}

/** Reads the text of `sources.yaml`: schema, double ids and addresses, schedules. Fills in the defaults. */
export function loadSources(file: string, text: string, allowPrivateHosts: readonly string[]): LoadedSources {
  const parsed = parseYaml(file, text, sourcesSchema)
  if (!parsed.ok) return parsed
  const { sources, defaults, http } = parsed.value
  const faults: Fault[] = []
  if (defaults.every < MINUTE) faults.push(parsed.locate(['defaults', 'every'], 'a source is polled at most every 1m'))
  const exempt = new Set(allowPrivateHosts)
  const seen = new Map<string, string>()
  for (const [at, entry] of sources.entries()) {
    const leastMs = isExempt(entry.url, exempt) ? SECOND : MINUTE
    for (const { path, message } of checkEntry(entry, leastMs)) {
      faults.push(parsed.locate(['sources', at, ...path], message, { key: true }))
    }
    for (const [key, value] of [
      ['id', entry.id],
      ['url', entry.url],
    ] as const) {
      const other = seen.get(`${key} ${value}`)
      if (other === undefined) seen.set(`${key} ${value}`, entry.name)
      else faults.push(parsed.locate(['sources', at, key], `${value} is already the ${key} of ${other}`))
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      sources: sources.map((entry) => toSource(entry, defaults)),
      http: { userAgent: http.userAgent ?? null, contact: http.contact ?? null },
    },
  }
}
