import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/load-config.ts'
import { JOB_NAMES } from '../../src/queue/catalog.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md']
const text = (name: string) => readFileSync(join(ROOT, name), 'utf8')
const README = text('README.md')

const CODE = /`([^`\n]+)`/g
/** Of the folders that a document may name; a word in capitals or angle brackets stands for many names. */
const PATH = /^(?:config|jobs|src|tests)\/[a-z0-9./_-]*$/
const LINK = /\]\(([^)#]+)[^)]*\)/g
const FILE = /^[A-Za-z][A-Za-z0-9.-]*\.(?:json|md|ts|yaml|yml)$/
const VARIABLE = /read(?:List|Address)?\('([A-Z_]+)'\)/g

const found = (pattern: RegExp, within: string): readonly string[] =>
  [...within.matchAll(pattern)].map((match) => match[1] ?? '')
/** What the first column of the table under a heading names. */
function firstColumn(heading: string): readonly string[] {
  const rows = README.slice(README.indexOf(heading)).split('\n').slice(1)
  const table = rows.slice(rows.findIndex((row) => row.startsWith('| `')))
  const end = table.findIndex((row) => !row.startsWith('|'))
  return table.slice(0, end).flatMap((row) => found(CODE, row.split(' | ')[0] ?? ''))
}

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names only paths that exist', (name) => {
    const named = found(CODE, text(name)).filter((each) => PATH.test(each) || FILE.test(each))
    const links = found(LINK, text(name)).filter((link) => !link.includes(':'))
    const everywhere = new Set(
      ['config', 'src'].flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((each) => basename(each)),
      ),
    )
    const missing = [...named, ...links].filter(
      (path) => !existsSync(join(ROOT, dirname(name), path)) && !everywhere.has(path),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })

  it('README.md has every job', () => {
    expect(firstColumn('## Jobs').toSorted()).toEqual([...JOB_NAMES].toSorted())
  })

  it('README.md has every command', () => {
    const commands = readdirSync(join(ROOT, 'src/commands')).flatMap((file) =>
      /^export const \w+: Command = /m.test(text(`src/commands/${file}`)) ? [file.replace(/\.ts$/, '')] : [],
    )
    const told = firstColumn('## The command line').map((usage) => usage.split(' ')[0])
    expect(new Set(told)).toEqual(new Set(commands))
  })

  it('README.md has every variable of the environment', () => {
    const read = found(VARIABLE, text('src/config/env.ts'))
    expect(read.length).toBeGreaterThan(5)
    expect(firstColumn('## Running it').toSorted()).toEqual([...new Set(read)].toSorted())
  })

  it('README.md counts what is shipped', async () => {
    const loaded = await loadConfig(join(ROOT, 'config'), { allowPrivateHosts: [] })
    if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('\n'))
    const { sources, topics } = loaded.value
    expect(README).toContain(
      `${sources.length} public sources in English, Russian and Persian and ${topics.length} topics`,
    )
  })
})
