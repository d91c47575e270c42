import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SHIPPED = new URL('../../config/', import.meta.url).pathname

/** A configuration of a test's own. */
export interface ConfigFolder {
  readonly dir: string
  write(name: string, text: string): Promise<void>
  remove(): Promise<void>
}

/** What a test's configuration says; the lexicon is the shipped one. */
export interface ConfigTexts {
  readonly sources: string
  readonly alerts: string
  /** File names without their ending, to their text. */
  readonly topics: Readonly<Record<string, string>>
}

/** Writes a configuration folder. */
export async function createConfigFolder(texts: ConfigTexts): Promise<ConfigFolder> {
  const dir = await mkdtemp(join(tmpdir(), 'entente-config-'))
  const write = (name: string, text: string) => writeFile(join(dir, name), text)
  await mkdir(join(dir, 'topics'))
  await symlink(join(SHIPPED, 'lexicon'), join(dir, 'lexicon'))
  await write('sources.yaml', texts.sources)
  await write('alerts.yaml', texts.alerts)
  for (const [id, text] of Object.entries(texts.topics)) await write(`topics/${id}.yaml`, text)
  return { dir, write, remove: () => rm(dir, { recursive: true, force: true }) }
}

/** A topic on what US officials say of the cooperation. */
export const US_TOPIC = `id: us-officials
title: US officials on ties between Russia and Iran
watch: statement
match: 'cooperation:true AND speaker.country:US'
severity: high
notify: [desk]
examples: { match: [], ignore: [] }
`

/** One webhook that takes everything; its secret comes from DESK_SECRET. */
export function deskAlerts(url: string): string {
  return `channels:
  desk: { kind: webhook, url: "${url}", secret: { env: DESK_SECRET } }
route: { notify: [desk] }
`
}

/** Feeds polled every second, with no pause between the requests to a host. */
export function feedSources(urls: Readonly<Record<string, string>>, revisit = '[]'): string {
  const sources = Object.entries(urls).map(
    ([id, url]) => `  - { id: ${id}, name: ${id}, every: 1s, kind: feed, url: "${url}", lang: en, country: US }\n`,
  )
  return `defaults: { pace: 0s, revisit: ${revisit} }\nsources:\n${sources.join('')}`
}
