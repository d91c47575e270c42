import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadLexicon } from '../../../src/config/load-lexicon.ts'
import { loadSites } from '../../../src/config/load-sites.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-sites-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function faultsOf(text: string): Promise<readonly string[]> {
  await writeFile(join(folder, 'sites.yaml'), text)
  const loaded = await loadSites(folder)
  return loaded.ok ? [] : loaded.faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('loadSites', () => {
  it('loads the shipped rules', async () => {
    const loaded = await loadSites(resolve(import.meta.dirname, '../../../config'))
    expect(loaded.ok && loaded.value.map(({ host }) => host)).toContain('rferl.org')
  })

  it('is part of what the reading threads know', async () => {
    const loaded = await loadLexicon(resolve(import.meta.dirname, '../../../config'))
    expect(loaded.ok && loaded.value.sites?.map(({ host }) => host)).toContain('rferl.org')
  })

  it('takes a folder without the file for one without rules', async () => {
    expect(await loadSites(folder)).toEqual({ ok: true, value: [] })
  })

  it.each([
    ['what is no selector', 'sites:\n  - { host: a.example, body: "p[" }', /^2:30 "p\[" is not a CSS selector: /],
    [
      'what is no selector to drop',
      'sites:\n  - host: a.example\n    drop: [p, "::::"]',
      /^3:15 "::::" is not a CSS selector: /,
    ],
    [
      'rules out of order',
      'sites:\n  - { host: b.example, body: p }\n  - { host: a.example, body: p }',
      /^3:13 .*belongs before b\.example/,
    ],
    [
      'a second rule of one host',
      'sites:\n  - { host: a.example, body: p }\n  - { host: A.example, body: b }',
      /^3:13 a\.example has a rule already/,
    ],
    ['a rule that says nothing', 'sites:\n  - { host: a.example }', /^2:5 this rule says nothing/],
    ['an unknown key', 'sites:\n  - { host: a.example, bodies: p }', /^2:24 .*bodies.*body/],
    [
      'a host that is an address',
      'sites:\n  - { host: "https://a.example", body: p }',
      /^2:13 a host name is written as/,
    ],
  ])('names %s at its place', async (_, text, expected) => {
    expect(await faultsOf(text)).toEqual([expect.stringMatching(expected)])
  })
})
