import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadCooperationLexicon } from '../../../../src/config/lexicon/load-cooperation-lexicon.ts'
import { formatFault } from '../../../../src/config/fault.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

const ONE_ACTOR = `actors:
  - { id: jane-doe, kind: person, side: US, names: { en: [Jane Doe], ru: [Джейн Доу], fa: [جین دو] } }
`

async function faultsAfter(file: string, change: (text: string) => string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-lexicon-'))
  folders.push(folder)
  await cp('config/lexicon', join(folder, 'lexicon'), { recursive: true })
  await writeFile(join(folder, 'lexicon', 'actors.yaml'), ONE_ACTOR)
  const path = join(folder, 'lexicon', file)
  await writeFile(path, change(await readFile(path, 'utf8')))
  const loaded = await loadCooperationLexicon(folder)
  return 'faults' in loaded ? loaded.faults.map((fault) => formatFault(fault).replace(folder, '')) : []
}

describe('loadCooperationLexicon', () => {
  it('reads the shipped lexicon with the people of the gazetteer', async () => {
    const loaded = await loadCooperationLexicon('config')
    if ('faults' in loaded) throw new Error(loaded.faults.map(formatFault).join('\n'))
    const { parties, cues, areas } = loaded.value
    expect(parties.some(({ id, side }) => id === 'actor-sergey-lavrov' && side === 'RU')).toBe(true)
    expect(cues.length).toBeGreaterThan(30)
    expect(new Set(areas.map(({ area }) => area)).size).toBe(10)
  })

  it('has terms in eleven languages for every area', async () => {
    const loaded = await loadCooperationLexicon('config')
    if ('faults' in loaded) throw new Error('faults')
    for (const area of new Set(loaded.value.areas.map(({ area }) => area))) {
      const languages = new Set(
        loaded.value.areas.filter((entry) => entry.area === area).flatMap(({ terms }) => Object.keys(terms)),
      )
      expect([...languages].toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'ru', 'tr', 'uk', 'zh'])
    }
  })

  it.each([
    ['an unknown frame', 'cues.yaml', (text: string) => text.replace('frame: ally', 'frame: alley'), 'frame'],
    ['an unknown key', 'areas.yaml', (text: string) => text.replace('area: arms', 'aria: arms'), 'aria'],
    [
      'entries out of order',
      'modality.yaml',
      (text: string) => text.replace('id: denial-verbs', 'id: zeal-verbs'),
      'sorted',
    ],
    ['an entry twice', 'grammar.yaml', (text: string) => text.replace('id: against', 'id: about'), 'twice'],
  ])('names the place of %s', async (_, file, change, words) => {
    const faults = await faultsAfter(file, change)
    expect(faults.join('\n')).toMatch(new RegExp(`${file}:\\d+:\\d+: .*${words}`, 'u'))
  })

  it('names every file that is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-lexicon-'))
    folders.push(folder)
    const loaded = await loadCooperationLexicon(folder)
    expect('faults' in loaded && loaded.faults.length).toBeGreaterThanOrEqual(5)
  })
})
