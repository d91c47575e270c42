import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../../src/http/create-http.ts'
import type { Http } from '../../../src/http/create-http.ts'
import { createRobots } from '../../../src/http/create-robots.ts'
import { never } from '../../support/context.ts'
import { silent, startSite } from '../../support/site.ts'
import type { Site } from '../../support/site.ts'

const HOUR = 3_600_000
let site: Site
let http: Http
let now: number
beforeEach(async () => {
  now = 0
  site = await startSite()
  http = createHttp({ allowPrivateHosts: [site.host], userAgent: 'Entente/1' })
})
afterEach(async () => {
  await http.close()
  await site.close()
})

/** The rules of the site, as a process that has just begun asks for them. */
function open() {
  const robots = createRobots('Entente', () => now)
  return {
    recall: (path: string) => robots.recall(`${site.url}${path}`),
    check: (path: string, signal = never) => robots.check(`${site.url}${path}`, http.fetch, signal),
  }
}

describe('createRobots', () => {
  it('asks a site once a day', async () => {
    site.on('/robots.txt', { body: 'User-agent: *\nDisallow: /private\nCrawl-delay: 3' })
    const robots = open()
    expect(await robots.check('/a')).toMatchObject({ allowed: true, crawlDelayMs: 3000 })
    expect(await robots.check('/private/b')).toMatchObject({ allowed: false })
    expect(site.requests).toHaveLength(1)
    now += 25 * HOUR
    await robots.check('/a')
    expect(site.requests).toHaveLength(2)
  })

  it('recalls what was read today, and nothing else', async () => {
    site.on('/robots.txt', { body: 'User-agent: *\nDisallow: /private' })
    const robots = open()
    expect(robots.recall('/a')).toBeUndefined()
    await robots.check('/a')
    expect([robots.recall('/a'), robots.recall('/private/b')]).toMatchObject([{ allowed: true }, { allowed: false }])
    now += 25 * HOUR
    expect(robots.recall('/a')).toBeUndefined()
  })

  it('takes a missing file for leave', async () => {
    expect(await open().check('/a')).toMatchObject({ allowed: true })
  })

  it('stays away while the server fails, and asks again soon', async () => {
    site.on('/robots.txt', { status: 503 })
    const robots = open()
    expect(await robots.check('/a')).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('503'),
    })
    site.on('/robots.txt', { body: '' })
    now += HOUR
    expect(await robots.check('/a')).toMatchObject({ allowed: true })
  })

  it('holds nothing against a site that we hung up on', async () => {
    site.on('/robots.txt', silent)
    const robots = open()
    const stop = new AbortController()
    const asked = robots.check('/a', stop.signal)
    stop.abort()
    expect(await asked).toMatchObject({ allowed: false })
    site.on('/robots.txt', { body: '' })
    expect(await robots.check('/a')).toMatchObject({ allowed: true })
  })
})
