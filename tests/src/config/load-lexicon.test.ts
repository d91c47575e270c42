import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, describe, onTestFinished } from 'vitest'
import { loadLexicon } from '../../../src/config/load-lexicon.ts'

const SHIPPED = join(import.meta.dirname, '../../../config')

describe('loadLexicon', () => {
  it('tells a fault of the gazetteer once, though two readers meet it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'entente-lexicon-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    await cp(SHIPPED, directory, { recursive: true })
    const file = join(directory, 'lexicon/actors.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('kind: person', 'kind: persoon'))
    const loaded = await loadLexicon(directory)
    expect(loaded.ok).toBe(false)
    expect(loaded.ok ? [] : loaded.faults.map(({ file, path }) => [file, path])).toEqual([[file, 'actors[0].kind']])
  })
})
