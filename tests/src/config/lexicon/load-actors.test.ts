import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadActors } from '../../../../src/config/lexicon/load-actors.ts'
import { formatFault } from '../../../../src/config/fault.ts'
import type { Actor } from '../../../../src/core/lexicon/actors.ts'
import { compileActors } from '../../../../src/core/lexicon/compile-actors.ts'
import { findActor } from '../../../../src/core/lexicon/find-actor.ts'

const made: string[] = []
afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function writeActors(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-'))
  made.push(folder)
  await mkdir(join(folder, 'lexicon'))
  await writeFile(join(folder, 'lexicon', 'actors.yaml'), text)
  return folder
}

const shipped = await loadActors(join(import.meta.dirname, '../../../../config'))
const data = shipped.ok ? shipped.value : { actors: [] }
const index = compileActors(data)

function dayInOffice({ roles = [] }: Actor): string | undefined {
  const ends = roles.flatMap(({ to }) => to ?? [])
  return ends.length < roles.length
    ? undefined
    : ends
        .toSorted((a, b) => a.localeCompare(b))
        .at(-1)
        ?.padEnd(10, '-01')
}

describe('the shipped actors', () => {
  it('have no faults', () => {
    expect(shipped.ok ? [] : shipped.faults.map(formatFault)).toEqual([])
  })

  it('are at least 620, most of them named in English, Russian and Persian', () => {
    const inAll = data.actors.filter(({ names }) => ['en', 'ru', 'fa'].every((lang) => lang in names))
    expect(data.actors.length).toBeGreaterThanOrEqual(620)
    expect(inAll.length / data.actors.length).toBeGreaterThan(0.95)
  })

  it('share hardly any surname that is meant to stand alone', () => {
    expect(index.ambiguous.length).toBeLessThanOrEqual(10)
  })

  it('are each found by every one of their names, those who left office on a day when they held it', () => {
    const lost = data.actors.flatMap((actor) =>
      Object.entries(actor.names).flatMap(([lang, names]) =>
        names
          .filter((name) => findActor(index, name, lang, dayInOffice(actor))?.actor !== actor)
          .map((name) => `${actor.id}: ${name}`),
      ),
    )
    expect(lost).toEqual([])
  })

  it.each([
    ['Лаврова', 'ru', '2024-05-01', 'sergey-lavrov', 'foreign minister', 'RU'],
    ['Марии Захаровой', 'ru', '2024-05-01', 'maria-zakharova', 'spokeswoman', 'RU'],
    ['Шойгу', 'ru', '2023-05-01', 'sergei-shoigu', 'defense minister', 'RU'],
    ['Шойгу', 'ru', '2024-06-01', 'sergei-shoigu', 'secretary of the Security Council', 'RU'],
    ['Хоссейна Амира Абдоллахиана', 'ru', '2023-01-01', 'hossein-amir-abdollahian', 'foreign minister', 'IR'],
    ['سید عباس عراقچی', 'fa', '2025-02-01', 'abbas-araghchi', 'foreign minister', 'IR'],
    ['Abbas Araqchi', 'en', '2015-07-14', 'abbas-araghchi', 'deputy foreign minister', 'IR'],
    ['John Kirby', 'en', '2022-12-09', 'john-kirby', 'strategic communications coordinator', 'US'],
    ['Rafael Mariano Grossi', 'en', '2023-03-01', 'rafael-grossi', 'director general', undefined],
    ['Ali Larijani', 'en', '2010-01-01', 'ali-larijani', 'speaker', 'IR'],
  ])('say that %s (%s) on %s is %s, %s', (name, lang, at, id, role, country) => {
    const found = findActor(index, name, lang, at)
    expect([found?.actor.id, found?.role?.role, found?.role?.country]).toEqual([id, role, country])
  })
})

describe('loadActors', () => {
  it('reads a bare year as a date', async () => {
    const folder = await writeActors(
      'actors:\n  - { id: a, kind: body, side: RU, names: { en: [Duma] }, roles: [{ role: seat, from: 2012 }] }\n',
    )
    const loaded = await loadActors(folder)
    expect(loaded.ok ? loaded.value.actors[0]?.roles : loaded.faults).toEqual([{ role: 'seat', from: '2012' }])
  })

  it('places every fault in the file', async () => {
    const folder = await writeActors(
      'actors:\n  - { id: b, kind: body, side: RU, names: { en: [Duma] } }\n  - { id: a, kind: body, side: ZZZ, names: { en: [Duma] } }\n',
    )
    const loaded = await loadActors(folder)
    expect(loaded.ok ? [] : loaded.faults.map(({ line, path }) => [line, path])).toEqual([
      [3, 'actors[1].id'],
      [3, 'actors[1].side'],
      [3, 'actors[1].names.en[0]'],
    ])
  })

  it('refuses unknown keys and empty lists of names', async () => {
    const folder = await writeActors('actors:\n  - { id: a, kind: body, side: RU, names: { en: [] }, rank: 1 }\n')
    const loaded = await loadActors(folder)
    expect(loaded.ok ? [] : loaded.faults.map(({ path }) => path).sort()).toEqual([
      'actors[0].names.en',
      'actors[0].rank',
    ])
  })

  it('says that a missing file cannot be read', async () => {
    const loaded = await loadActors('/nowhere')
    expect(loaded.ok ? [] : loaded.faults.map(({ file }) => file)).toEqual(['/nowhere/lexicon/actors.yaml'])
  })
})
