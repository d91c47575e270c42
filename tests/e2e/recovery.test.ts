import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { OKAFOR_WORDS, PENTAGON, publish, serveFeed, WASHINGTON, WHITFIELD_WORDS } from '../support/news.ts'
import { countHolding, isPoll, type Newsroom, openNewsroom, until } from '../support/newsroom.ts'
import { redisProgram, startRedis } from '../support/redis.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const once = (words: readonly string[]) => Object.fromEntries(words.map((each) => [each, 1]))

describe('a system that is cut off', () => {
  it('loses and repeats nothing when it is killed again and again', async () => {
    let entente = await room.start()
    await entente.waitForLog(isPoll('mirror'))
    await entente.waitForLog(isPoll('daily'))
    serveFeed(room.site, [publish(room.site, WASHINGTON), publish(room.site, PENTAGON)])
    for (const job of ['poll-source', 'read-article', 'find-statements', 'match-topics', 'send-alert']) {
      const from = entente.log.length
      await Promise.race([
        entente
          .waitForLog((line) => line['job'] === job && entente.log.indexOf(line) >= from, 5_000)
          .catch(() => undefined),
        until(async () => room.words().length >= 4, 5_000).catch(() => undefined),
      ])
      await entente.end('SIGKILL')
      entente = await room.start()
    }
    await until(async () => room.words().length >= 4, 150_000)
    await room.settle(entente)
    expect(countHolding(room.words(), [...WHITFIELD_WORDS, ...OKAFOR_WORDS])).toEqual(
      once([...WHITFIELD_WORDS, ...OKAFOR_WORDS]),
    )
    expect(room.words()).toHaveLength(4)
  }, 400_000)

  it.skipIf(redisProgram === undefined)(
    'loses and repeats nothing when Redis is emptied or stopped',
    async () => {
      const redis = await startRedis()
      onTestFinished(() => redis.end())
      const entente = await room.start(redis.url)
      await entente.waitForLog(isPoll('daily'))
      await entente.waitForLog(isPoll('mirror'))
      await redis.kill()
      await until(async () => (await fetch(`${entente.url}/readyz`)).status === 503)
      expect((await fetch(`${entente.url}/healthz`)).status).toBe(200)
      serveFeed(room.site, [publish(room.site, WASHINGTON), publish(room.site, PENTAGON)])
      await redis.restart()
      await until(async () => room.words().length >= 4, 120_000)
      await redis.kill()
      await redis.restart()
      await until(async () => (await fetch(`${entente.url}/readyz`)).status === 200)
      expect(countHolding(room.words(), [...WHITFIELD_WORDS, ...OKAFOR_WORDS])).toEqual(
        once([...WHITFIELD_WORDS, ...OKAFOR_WORDS]),
      )
      expect(room.words()).toHaveLength(4)
    },
    240_000,
  )
})
