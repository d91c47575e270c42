import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OKAFOR_WORDS, PENTAGON, publish, serveFeed, WASHINGTON, WHITFIELD_WORDS } from '../support/news.ts'
import { countHolding, isPoll, type Newsroom, openNewsroom, until } from '../support/newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const status = async (url: string) => (await fetch(url)).status

describe('roles in processes of their own', () => {
  it('do the work together, each statement alerted once', async () => {
    const [scheduler, first, second, console] = await Promise.all([
      room.start(undefined, 'scheduler'),
      room.start(undefined, 'worker'),
      room.start(undefined, 'worker'),
      room.start(undefined, 'console'),
    ])
    await Promise.race([first.waitForLog(isPoll('daily')), second.waitForLog(isPoll('daily'))])
    await Promise.race([first.waitForLog(isPoll('mirror')), second.waitForLog(isPoll('mirror'))])
    const articles = [publish(room.site, WASHINGTON), publish(room.site, PENTAGON)]
    serveFeed(room.site, articles)
    serveFeed(room.mirror, [publish(room.mirror, WASHINGTON, { siteName: 'The Mirror' })])
    await until(async () => room.words().length >= 4)
    await until(async () => (await room.archive.database.pool.query('select 1 from step')).rowCount === 0)
    const words = [...WHITFIELD_WORDS, ...OKAFOR_WORDS]
    expect(countHolding(room.words(), words)).toEqual(Object.fromEntries(words.map((each) => [each, 1])))
    expect(room.receiver.deliveries).toHaveLength(4)

    const { items } = (await (await fetch(`${console.url}/api/alerts`)).json()) as { items: readonly unknown[] }
    expect(items).toHaveLength(4)
    expect(await status(`${scheduler.url}/readyz`)).toBe(200)
    expect(await status(`${first.url}/healthz`)).toBe(200)
    expect(await status(`${first.url}/api/alerts`)).toBe(404)
    expect(await Promise.all([scheduler, first, second, console].map((each) => each.end('SIGTERM')))).toEqual([
      0, 0, 0, 0,
    ])
  })
})
