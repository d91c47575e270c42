import { describe, expect, it } from 'vitest'
import { parseFeed } from 'feedsmith'
import { renderAtom } from '../../../src/console/render-atom.ts'
import { changedAlertOf } from '../core/alert/alert-of.ts'
import { buildAlert, NOW } from './fake-reads.ts'

const options = { base: 'http://localhost:8080', now: NOW }

describe('renderAtom', () => {
  it('is read by a feed reader as what it is', () => {
    const older = buildAlert({
      id: 'al_2',
      createdAt: '2026-03-01T00:00:00.000Z',
      statements: [],
      reason: 'new-article',
    })
    const { format, feed } = parseFeed(renderAtom([buildAlert(), older], options))
    expect(format).toBe('atom')
    expect(feed).toMatchObject({
      id: 'urn:entente:alerts',
      updated: '2026-03-02T11:58:00.000Z',
      entries: [
        {
          id: 'urn:entente:alert:al_1',
          title: { value: '[high] Dana Whitfield: We have seen the drone deliveries continue, and we will respond.' },
          updated: '2026-03-02T11:58:00.000Z',
          links: [
            { rel: 'alternate', href: 'http://localhost:8080/alerts/al_1' },
            { rel: 'related', href: 'https://news.example/a/1' },
          ],
          categories: [{ term: 'us-officials' }],
        },
        {
          id: 'urn:entente:alert:al_2',
          title: { value: '[high] US officials on Russia–Iran ties: Washington warns on drones' },
        },
      ],
    })
  })

  it('says of an update what it is, with both wordings', () => {
    const update = changedAlertOf()
    const { feed } = parseFeed(renderAtom([update], options))
    expect(feed).toMatchObject({
      entries: [{ title: { value: '[high] Changed: Dana Whitfield: We open four ports' } }],
    })
    expect(JSON.stringify(feed)).toContain('We open forty ports')
  })

  it('is valid without an alert', () => {
    expect(parseFeed(renderAtom([], options)).feed).toMatchObject({ updated: NOW.toISOString() })
  })
})
