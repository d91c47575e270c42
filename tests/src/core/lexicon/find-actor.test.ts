import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../../src/core/lexicon/actors.ts'
import { compileActors } from '../../../../src/core/lexicon/compile-actors.ts'
import { findActor } from '../../../../src/core/lexicon/find-actor.ts'

function person(id: string, names: Actor['names'], surname: Actor['names'] = {}, roles: Actor['roles'] = []): Actor {
  return { id, kind: 'person', side: 'RU', names, surname, roles }
}

const ORLOV = person(
  'pavel-orlov',
  { en: ['Pavel Orlov'], ru: ['Павел Орлов'], fa: ['پاول اورلوف'] },
  { en: ['Orlov'], ru: ['Орлов'], fa: ['اورلوف'] },
  [
    { role: 'envoy', from: '2010', to: '2013' },
    { role: 'deputy minister', from: '2013-06', to: '2019-03' },
    { role: 'minister', organization: 'Ministry of Tests', country: 'RU', from: '2020-02' },
  ],
)
const ORLOVA = person('maria-orlova', { ru: ['Мария Орлова'] }, { ru: ['Орлова'] })
const actors = compileActors({
  actors: [
    ORLOV,
    ORLOVA,
    person('abbas-araghchi', { en: ['Abbas Araghchi'], fa: ['عباس عراقچی'] }, { en: ['Araghchi'] }),
    person('jane-roe', { en: ['Jane Roe', 'J.R. Roe'], ru: ['Джейн Роу'] }),
    person('ann-grey', { en: ['Ann Grey'] }, { en: ['Grey'] }),
    person('bob-grey', { en: ['Bob Grey'] }, { en: ['Grey'] }),
    person('old-amiri', { en: ['Ali Amiri', 'Ayatollah Amiri'] }, { en: ['Amiri'] }, [
      { role: 'leader', from: '1989-06', to: '2026-02' },
    ]),
    person('new-amiri', { en: ['Reza Amiri', 'Ayatollah Amiri'] }, { en: ['Amiri'] }, [
      { role: 'leader', from: '2026-03' },
    ]),
    person('kim-chen-yn', { ru: ['Ким Чен Ын'] }),
    person('angela-meier', { ru: ['Ангела Мейер'] }, { ru: ['Мейер'] }),
    person('dmitry-belsky', { ru: ['Дмитрий Бельский'], uk: ['Дмитро Бєльський'] }, { ru: ['Бельский'] }),
    person('javad-zarif', { fa: ['محمدجواد ظریف'] }, { fa: ['ظریف'] }),
    { id: 'duma', kind: 'body', side: 'RU', names: { en: ['State Duma'], ru: ['Государственная дума', 'МИД РФ'] } },
    { id: 'hill', kind: 'body', side: 'US', names: { en: ['The Hill'] } },
    { id: 'us-ministry', kind: 'body', side: 'US', names: { en: ['US Ministry of Tests'] } },
  ],
})
const idOf = (name: string, lang: string): string | undefined => findActor(actors, name, lang)?.actor.id

describe('findActor', () => {
  it.each([
    ['Pavel Orlov', 'en', 'pavel-orlov'],
    ['PAVEL ORLOV', 'en', 'pavel-orlov'],
    ['Orlov’s', 'en', 'pavel-orlov'],
    ['Pavel N. Orlov', 'en', 'pavel-orlov'],
    ['Pavel Nikolai Orlov', 'en', 'pavel-orlov'],
    ['Pavel Orlov', 'de', 'pavel-orlov'],
    ['Orlov', 'fr', 'pavel-orlov'],
    ['Seyed Abbas Araghchi', 'en', 'abbas-araghchi'],
    ['Abbas Araqchi', 'en', 'abbas-araghchi'],
    ['JR Roe', 'en', 'jane-roe'],
    ['U.S. Ministry of Tests', 'en', 'us-ministry'],
    ['the State Duma', 'en', 'duma'],
    ['The Hill', 'en', 'hill'],
    ['سید عباس عراقچی', 'fa', 'abbas-araghchi'],
    ['عباس عراقچي', 'fa', 'abbas-araghchi'],
    ['محمد جواد ظریف', 'fa', 'javad-zarif'],
    ['محمد‌جواد ظريف', 'fa', 'javad-zarif'],
  ])('knows "%s" (%s) as %s', (name, lang, id) => {
    expect(idOf(name, lang)).toBe(id)
  })

  it.each([
    ['Павла Орлова', 'pavel-orlov'],
    ['Орловым', 'pavel-orlov'],
    ['Орлове', 'pavel-orlov'],
    ['Павлом Николаевичем Орловым', 'pavel-orlov'],
    ['П. Орлова', 'pavel-orlov'],
    ['П.Н.Орлов', 'pavel-orlov'],
    ['Орлова', 'maria-orlova'],
    ['Марией Орловой', 'maria-orlova'],
    ['Ангелы Мейер', 'angela-meier'],
    ['Мейера', 'angela-meier'],
    ['Ким Чен Ына', 'kim-chen-yn'],
    ['Дмитрия Бельского', 'dmitry-belsky'],
    ['Бельским', 'dmitry-belsky'],
    ['Джейн Роу', 'jane-roe'],
    ['Государственной думы', 'duma'],
    ['МИДом РФ', 'duma'],
  ])('knows the Russian case "%s" as %s', (name, id) => {
    expect(idOf(name, 'ru')).toBe(id)
  })

  it('knows a Ukrainian reader’s Russian name too', () => {
    expect(idOf('Бельский', 'uk')).toBe('dmitry-belsky')
    expect(idOf('Дмитро Бєльський', 'uk')).toBe('dmitry-belsky')
  })

  it.each([
    ['Grey', 'en'],
    ['Roe', 'en'],
    ['Hill', 'en'],
    ['Pavel', 'en'],
    ['Igor Orlov', 'en'],
    ['К. Орлов', 'ru'],
    ['Орлову', 'ru'],
    ['', 'en'],
    ['the', 'en'],
    ['—', 'ru'],
  ])('names nobody by "%s" (%s)', (name, lang) => {
    expect(idOf(name, lang)).toBeUndefined()
  })

  it('lets initials choose between people of one surname', () => {
    expect(idOf('B. Grey', 'en')).toBe('bob-grey')
  })

  it.each([
    ['2009-12-31', undefined],
    ['2010-01-01', 'envoy'],
    ['2013-05-31', 'envoy'],
    ['2013-06-01', 'deputy minister'],
    ['2013-12-31', 'deputy minister'],
    ['2019-03-31T10:00:00Z', 'deputy minister'],
    ['2019-04-01', undefined],
    ['2020-02-01', 'minister'],
    [undefined, 'minister'],
  ])('tells the office on %s', (at, role) => {
    expect(findActor(actors, 'Orlov', 'en', at)?.role?.role).toBe(role)
  })

  it.each([
    ['Amiri', '2025-12-31', 'old-amiri'],
    ['Ayatollah Amiri', '2026-02-27', 'old-amiri'],
    ['Amiri', '2026-03-10', 'new-amiri'],
    ['Ayatollah Amiri', '2026-11-22', 'new-amiri'],
    ['Ali Amiri', '2026-11-22', 'old-amiri'],
    ['Amiri', undefined, 'new-amiri'],
    ['Amiri', '1985-01-01', undefined],
    ['Grey', '2026-03-10', undefined],
  ])('knows "%s" on %s as whoever of that name is in office: %s', (name, at, id) => {
    expect(findActor(actors, name, 'en', at)?.actor.id).toBe(id)
  })
})

describe('compileActors', () => {
  it('lists the surnames that name several actors', () => {
    expect(actors.ambiguous).toEqual([
      { lang: 'en', surname: 'grey', ids: ['ann-grey', 'bob-grey'] },
      { lang: 'en', surname: 'amiri', ids: ['old-amiri', 'new-amiri'] },
    ])
  })
})
