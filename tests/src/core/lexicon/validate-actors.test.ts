import { describe, expect, it } from 'vitest'
import type { Actor } from '../../../../src/core/lexicon/actors.ts'
import { validateActors } from '../../../../src/core/lexicon/validate-actors.ts'

const ORLOV: Actor = {
  id: 'pavel-orlov',
  kind: 'person',
  side: 'RU',
  names: { en: ['Pavel Orlov', 'P. Orlov'], ru: ['Павел Орлов'] },
  surname: { en: ['Orlov'], ru: ['Орлов'] },
  roles: [{ role: 'minister', country: 'RU', from: '2012', to: '2012-05' }],
}
const DUMA: Actor = { id: 'state-duma', kind: 'body', side: 'INT', names: { en: ['State Duma'] } }
const faultsOf = (...actors: readonly Actor[]) =>
  validateActors({ actors }).map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('validateActors', () => {
  it('finds nothing wrong with what is right', () => {
    expect(faultsOf(ORLOV, DUMA)).toEqual([])
  })

  it('lets people who were never in office together share a name', () => {
    const next = { ...ORLOV, id: 'petr-orlov', names: { en: ['P. Orlov', 'Pyotr Orlov'] }, surname: { en: ['Orlov'] } }
    expect(faultsOf(ORLOV, { ...next, roles: [{ role: 'minister', country: 'RU', from: '2012-06' }] })).toEqual([])
  })

  it.each<[string, readonly Actor[], string]>([
    ['ids out of order', [DUMA, ORLOV], 'actors.1.id: put "pavel-orlov" before "state-duma": actors are sorted by id'],
    [
      'an id that stands twice',
      [DUMA, { ...DUMA, names: { en: ['Duma'] } }],
      'actors.1.id: "state-duma" stands here twice: rename one',
    ],
    ['an unknown side', [{ ...DUMA, side: 'QZ' }], 'actors.0.side: "QZ" is no ISO 3166 alpha-2 country code'],
    [
      'an unknown country of a role',
      [{ ...DUMA, roles: [{ role: 'seat', country: 'Russia' }] }],
      'actors.0.roles.0.country: "Russia" is no ISO 3166 alpha-2 country code',
    ],
    [
      'a date that is none',
      [{ ...DUMA, roles: [{ role: 'seat', from: '2012-13' }] }],
      'actors.0.roles.0.from: "2012-13" is no year or month: write YYYY or YYYY-MM',
    ],
    [
      'an office that ends before it begins',
      [{ ...DUMA, roles: [{ role: 'seat', from: '2013-06', to: '2013-05' }] }],
      'actors.0.roles.0.to: ends in 2013-05, before it begins in 2013-06',
    ],
    [
      'a name of two actors',
      [ORLOV, { ...DUMA, names: { en: ['PAVEL ORLOV'] } }],
      'actors.1.names.en.0: "PAVEL ORLOV" is also a name of "pavel-orlov": tell them apart',
    ],
    [
      'a name of two who were in office in one month',
      [
        ORLOV,
        {
          ...ORLOV,
          id: 'petr-orlov',
          names: { en: ['Pavel Orlov'] },
          surname: {},
          roles: [{ role: 'aide', from: '2012-05' }],
        },
      ],
      'actors.1.names.en.0: "Pavel Orlov" is also a name of "pavel-orlov": tell them apart',
    ],
    [
      'a variant that makes no difference',
      [{ ...DUMA, names: { ru: ['Госдума', '«Госдума»'] } }],
      'actors.0.names.ru.1: "«Госдума»" reads as another name of this list: drop one',
    ],
    [
      'a surname that is in no name',
      [{ ...ORLOV, surname: { en: ['Orlof'] } }],
      'actors.0.surname.en.0: "Orlof" is in none of the names',
    ],
    ['a surname of a body', [{ ...DUMA, surname: { en: ['Duma'] } }], 'actors.0.surname: only a person has a surname'],
  ])('reports %s', (_, actors, fault) => {
    expect(faultsOf(...actors)).toEqual([fault])
  })
})
