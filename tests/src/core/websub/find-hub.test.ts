import { describe, expect, it } from 'vitest'
import { findHub } from '../../../../src/core/websub/find-hub.ts'

const FEED = 'https://paper.example/feed'
const HUB = 'https://hub.example/'
const NONE = { hub: null, self: null }

describe('findHub', () => {
  it('takes the hub that the document names, for the address by which the feed names itself', () => {
    const named = { hub: HUB, self: 'https://paper.example/rss' }
    expect(findHub(undefined, named, FEED)).toEqual({ hub: HUB, topic: 'https://paper.example/rss' })
  })

  it('prefers what the Link header says to what the document says', () => {
    const header = '<https://first.example/hub>; rel="hub", </own>; rel=self'
    expect(findHub(header, { hub: HUB, self: FEED }, FEED)).toEqual({
      hub: 'https://first.example/hub',
      topic: 'https://paper.example/own',
    })
  })

  it('knows a feed that does not name itself by the address that answered', () => {
    expect(findHub(`<${HUB}>; rel=hub`, NONE, FEED)).toEqual({ hub: HUB, topic: FEED })
  })

  it('finds none where none is offered', () => {
    expect(findHub('<https://paper.example/next>; rel="next"', { hub: null, self: FEED }, FEED)).toBeNull()
  })
})
