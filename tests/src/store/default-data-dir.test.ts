import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { defaultDataDir, type Place } from '../../../src/store/default-data-dir.ts'

const place = (over: Partial<Place>): Place => ({
  env: {},
  home: '/home/ada',
  project: '/srv/entente',
  canWrite: () => true,
  ...over,
})

describe('defaultDataDir', () => {
  it('follows XDG_STATE_HOME, unless that is a relative path', () => {
    expect(defaultDataDir(place({ env: { XDG_STATE_HOME: '/state' } }))).toBe('/state/entente')
    expect(defaultDataDir(place({ env: { XDG_STATE_HOME: 'state' } }))).toBe('/home/ada/.local/state/entente')
  })

  it('goes to the checkout when the home is missing or cannot be written', () => {
    expect(defaultDataDir(place({ home: undefined }))).toBe('/srv/entente/data')
    expect(defaultDataDir(place({ canWrite: (folder) => !folder.startsWith('/home') }))).toBe('/srv/entente/data')
  })

  it('ends in the folder for temporary files, one for each user', () => {
    const folder = defaultDataDir(place({ env: { USER: 'ada' }, canWrite: () => false }))
    expect(folder).toBe(`${tmpdir()}/entente-ada`)
  })
})
