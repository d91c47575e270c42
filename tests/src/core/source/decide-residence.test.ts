import { describe, expect, it } from 'vitest'
import { decideResidence, describeResidence, type Residence } from '../../../../src/core/source/decide-residence.ts'

const HOME: Residence = { resolvedUrl: null, resolvedWhy: null, movedTo: null, movedSightings: 0 }
const NEW = 'https://new.example/rss'
const well = { well: true, failures: 0, permanentUrl: null, discoveredUrl: null }
const redirected = { ...well, permanentUrl: NEW }
const failed = (failures: number) => ({ ...well, well: false, failures })
const times = (count: number, before = HOME) =>
  Array.from({ length: count }).reduce<Residence>((residence) => decideResidence(residence, redirected), before)

describe('decideResidence', () => {
  it('believes a permanent redirect once three polls in a row have met it', () => {
    expect(times(2)).toMatchObject({ resolvedUrl: null, movedTo: NEW, movedSightings: 2 })
    expect(times(3)).toMatchObject({ resolvedUrl: NEW, resolvedWhy: 'moved' })
  })

  it('forgets a redirect that was not there again, and counts another one anew', () => {
    expect(decideResidence(times(2), well)).toEqual(HOME)
    expect(decideResidence(times(2), { ...well, permanentUrl: 'https://third.example/' }).movedSightings).toBe(1)
  })

  it('stays at the new address, which redirects no more', () => {
    expect(decideResidence(times(3), well)).toEqual(times(3))
  })

  it('reads the feed that a page names from then on', () => {
    expect(decideResidence(HOME, { ...well, discoveredUrl: NEW })).toMatchObject({
      resolvedUrl: NEW,
      resolvedWhy: 'discovered',
    })
  })

  it('goes back to the configured address when the one it found keeps failing', () => {
    expect(decideResidence(times(3), failed(2)).resolvedUrl).toBe(NEW)
    expect(decideResidence(times(3), failed(3))).toEqual(HOME)
  })

  it('keeps the sightings of a move through a failure', () => {
    expect(decideResidence(times(2), failed(5)).movedSightings).toBe(2)
  })
})

describe('describeResidence', () => {
  it.each([
    ['moved', times(3), /lives for good at https:\/\/new\.example\/rss.*sources\.yaml/],
    ['redirected', times(1), /moved for good .*seen 1 of 3/],
    ['discovered', decideResidence(HOME, { ...well, discoveredUrl: NEW }), /web page; the feed that it names/],
  ])('says of a source that is %s what to do', (_, residence, words) => {
    expect(describeResidence(residence)).toMatch(words)
  })

  it('says nothing of a source at its own address', () => {
    expect(describeResidence(HOME)).toBeNull()
  })
})
