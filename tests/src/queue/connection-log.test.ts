import { describe, expect, test } from 'vitest'
import { createConnectionLog, isConnectionLoss } from '../../../src/queue/connection-log.ts'

const coded = (code: string) => Object.assign(new Error(`failed with ${code}`), { code })

function recorded() {
  const said: [string, object][] = []
  const say = (data: object, message: string) => void said.push([message, data])
  let time = 0
  const log = createConnectionLog('redis', { debug: say, info: say, warn: say, error: say }, () => time)
  return { said, log, wait: (ms: number) => (time += ms) }
}

describe('createConnectionLog', () => {
  test('says a loss once and its end once, with how long it took', () => {
    const { said, log, wait } = recorded()
    log.answered()
    for (let i = 0; i < 5; i++) log.report(coded('ECONNREFUSED'))
    wait(3000)
    for (let i = 0; i < 5; i++) log.answered()
    expect(said).toEqual([
      ['queue connection lost', { backend: 'redis', error: 'failed with ECONNREFUSED' }],
      ['queue connection restored', { backend: 'redis', ms: 3000 }],
    ])
  })

  test('says any other error at most once a minute', () => {
    const { said, log, wait } = recorded()
    for (let i = 0; i < 5; i++) log.report(new Error('could not renew lock'))
    log.report('just words')
    wait(60_000)
    log.report(new Error('could not renew lock'))
    expect(said.map(([message]) => message)).toEqual(['queue error', 'queue error', 'queue error'])
  })
})

describe('isConnectionLoss', () => {
  test.each([
    coded('ECONNRESET'),
    coded('57P01'),
    new Error("Stream isn't writeable and enableOfflineQueue options is false"),
    new Error('Connection terminated unexpectedly'),
  ])('knows %o', (error) => {
    expect(isConnectionLoss(error)).toBe(true)
  })

  test.each([coded('23505'), new Error('Missing lock for job'), 'Connection is closed'])('leaves %o alone', (error) => {
    expect(isConnectionLoss(error)).toBe(false)
  })
})
