import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttp } from '../../../src/http/create-http.ts'
import type { Http } from '../../../src/http/create-http.ts'
import { createRobots } from '../../../src/http/create-robots.ts'
import { startSite } from '../../support/site.ts'
import type { Site } from '../../support/site.ts'

const HOUR = 3_600_000
let site: Site
let http: Http
beforeEach(async () => {
  site = await startSite()
  http = createHttp({ allowPrivateHosts: [site.host], userAgent: 'Entente/1' })
})
afterEach(async () => {
  await http.close()
  await site.close()
})

describe('createRobots', () => {
  it('asks a site once a day', async () => {
    site.on('/robots.txt', { body: 'User-agent: *\nDisallow: /private\nCrawl-delay: 3' })
    let now = 0
    const robots = createRobots(http, 'Entente', () => now)
    const verdicts = await Promise.all([robots.check(`${site.url}/a`), robots.check(`${site.url}/private/b`)])
    expect(verdicts).toMatchObject([{ allowed: true, crawlDelayMs: 3000 }, { allowed: false }])
    expect(site.requests).toHaveLength(1)
    now += 25 * HOUR
    await robots.check(`${site.url}/a`)
    expect(site.requests).toHaveLength(2)
  })

  it('takes a missing file for leave', async () => {
    expect(await createRobots(http, 'Entente').check(`${site.url}/a`)).toMatchObject({ allowed: true })
  })

  it('stays away while the server fails, and asks again soon', async () => {
    site.on('/robots.txt', { status: 503 })
    let now = 0
    const robots = createRobots(http, 'Entente', () => now)
    expect(await robots.check(`${site.url}/a`)).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('503'),
    })
    site.on('/robots.txt', { body: '' })
    now += HOUR
    expect(await robots.check(`${site.url}/a`)).toMatchObject({ allowed: true })
  })
})
