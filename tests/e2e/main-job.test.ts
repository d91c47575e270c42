import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OKAFOR_WORDS, PENTAGON, publish, serveFeed, WASHINGTON, WHITFIELD_WORDS } from '../support/news.ts'
import { countHolding, isPoll, type Newsroom, openNewsroom, until } from '../support/newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const once = (words: readonly string[]) => Object.fromEntries(words.map((each) => [each, 1]))

describe('the main job', () => {
  it('alerts once for each new statement of a watched speaker, and never again', async () => {
    const entente = await room.start()
    await entente.waitForLog(isPoll('daily'))
    const item = publish(room.site, WASHINGTON)
    serveFeed(room.site, [item])
    await until(async () => room.words().length >= 2)
    await room.settle(entente)
    expect(countHolding(room.words(), WHITFIELD_WORDS)).toEqual(once(WHITFIELD_WORDS))
    expect(room.words()).toHaveLength(2)
    expect(room.receiver.forged).toBe(0)

    serveFeed(room.site, [{ ...item, guid: 'another-guid' }])
    await room.settle(entente)
    serveFeed(room.site, [{ ...item, guid: 'a-third-guid', url: `${item.url}?utm_source=rss&ref=feed` }])
    await room.settle(entente)
    serveFeed(room.mirror, [
      publish(room.mirror, { ...WASHINGTON, title: 'US alarmed by Moscow and Tehran' }, { siteName: 'The Mirror' }),
    ])
    await room.settle(entente)
    expect(room.words()).toHaveLength(2)
    const { rows } = await room.archive.database.pool.query<{ seen: number }>(
      'select count(*) as seen from sighting group by statement_id',
    )
    expect(rows.map((row) => row.seen)).toEqual([2, 2, 2])

    expect(await entente.end('SIGTERM')).toBe(0)
    const again = await room.start()
    await room.settle(again)
    expect(room.words()).toHaveLength(2)
    expect(room.receiver.deliveries).toHaveLength(2)
  })

  it('says of an alert who spoke, the words, the evidence and why', async () => {
    const entente = await room.start()
    await entente.waitForLog(isPoll('daily'))
    serveFeed(room.site, [publish(room.site, WASHINGTON)])
    await until(async () => room.words().length >= 2)
    const alert = room.receiver.alerts().find((each) => each.statements[0]?.text.includes('getting deeper'))
    expect(alert).toMatchObject({
      type: 'alert.created',
      severity: 'high',
      reason: 'new-statement',
      topic: { id: 'us-officials', version: 1 },
      article: {
        url: `${room.site.url}/news/washington-alarm`,
        title: WASHINGTON.title,
        siteName: 'The Daily Example',
      },
    })
    const statement = alert?.statements[0]
    expect(statement).toMatchObject({ kind: 'direct', lang: 'en', modality: 'asserted' })
    expect(statement?.speaker).toMatchObject({
      name: 'Dana Whitfield',
      role: 'spokesperson',
      organization: 'State Department',
      country: 'US',
    })
    const [passage] = statement?.evidence ?? []
    const marked = passage?.highlights.map(([from, to]) => passage.text.slice(from, to)).join(' ')
    expect(marked).toContain('getting deeper')
    expect(alert?.why.join(' ')).toMatch(/cooperation .*speaker\.country/)
    const shown = await (await fetch(`${entente.url}/api/alerts`)).json()
    expect((shown as { items: { id: string }[] }).items.map((each) => each.id)).toContain(alert?.id)
  })

  it('alerts of nothing that was there at the first poll', async () => {
    serveFeed(room.site, [publish(room.site, WASHINGTON)])
    const entente = await room.start()
    await room.settle(entente)
    expect(room.words()).toEqual([])
    serveFeed(room.site, [publish(room.site, WASHINGTON), publish(room.site, PENTAGON)])
    await until(async () => room.words().length >= 2)
    await room.settle(entente)
    expect(countHolding(room.words(), OKAFOR_WORDS)).toEqual(once(OKAFOR_WORDS))
    expect(room.words()).toHaveLength(2)
  })
})
