import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadStatementLexicon } from '../../../../src/config/lexicon/load-statement-lexicon.ts'

const made: string[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

describe('loadStatementLexicon', () => {
  it('reads the lexicon that ships', async () => {
    const loaded = await loadStatementLexicon('config')
    expect(loaded.ok ? Object.keys(loaded.value.languages) : loaded.faults).toContain('en')
  })

  it('names the file of every fault at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-'))
    made.push(folder)
    await mkdir(join(folder, 'lexicon', 'attribution'), { recursive: true })
    await writeFile(join(folder, 'lexicon', 'countries.yaml'), 'countries: { russia: { en: [Russia] } }\n')
    await writeFile(join(folder, 'lexicon', 'attribution', 'en.yaml'), 'inflection: latin\n')
    const loaded = await loadStatementLexicon(folder)
    expect(loaded.ok).toBe(false)
    const files = loaded.ok ? [] : loaded.faults.map((fault) => fault.file)
    expect(files).toEqual(
      expect.arrayContaining([
        join(folder, 'lexicon', 'roles.yaml'),
        join(folder, 'lexicon', 'countries.yaml'),
        join(folder, 'lexicon', 'attribution', 'en.yaml'),
      ]),
    )
  })
})
