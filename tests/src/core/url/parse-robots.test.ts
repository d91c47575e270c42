import { describe, expect, it } from 'vitest'
import { isAllowedByRobots, parseRobots } from '../../../../src/core/url/parse-robots.ts'
import { startCpuTime } from '../../../support/cpu-time.ts'

const allowed = (robots: string, path: string, agent = 'Entente') =>
  isAllowedByRobots(parseRobots(robots, agent), `https://example.org${path}`)

describe('isAllowedByRobots', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /a', '/abc', false],
    ['User-agent: *\nDisallow: /a/', '/a', true],
    ['User-agent: *\nDisallow: /\nAllow: /news', '/news/1', true],
    ['User-agent: *\nAllow: /p\nDisallow: /p', '/p', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x=1', true],
    ['User-agent: *\nDisallow: /*/print*', '/a/b/print/7', false],
    ['User-agent: *\nDisallow: /caf%C3%A9', '/café', false],
    ['User-agent: *\nDisallow: /café', '/caf%c3%a9', false],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['Disallow: /', '/a', true],
    ['user-AGENT : *\r\nDISALLOW : /a # private\r\n', '/a', false],
  ])('%j decides on %s', (robots, path, answer) => {
    expect(allowed(robots, path)).toBe(answer)
  })

  it('obeys the group that names us, and only that', () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: GPTBot\nUser-agent: entente\nDisallow: /private'
    expect(allowed(robots, '/a')).toBe(true)
    expect(allowed(robots, '/private/a')).toBe(false)
    expect(allowed(robots, '/a', 'Other')).toBe(false)
  })

  it('joins groups of the same name', () => {
    const robots = 'User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b'
    expect([allowed(robots, '/a'), allowed(robots, '/b'), allowed(robots, '/c')]).toEqual([false, false, true])
  })

  it('takes no time for hostile patterns', () => {
    const robots = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}$`
    const spentMs = startCpuTime()
    expect(allowed(robots, `/${'a'.repeat(1900)}b`)).toBe(true)
    expect(spentMs()).toBeLessThan(1000)
  })
})

describe('parseRobots', () => {
  it('finds delay and sitemaps', () => {
    const robots = 'Sitemap: https://example.org/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x'
    expect(parseRobots(robots, 'Entente')).toEqual({
      rules: [{ allow: false, path: '/x' }],
      crawlDelaySeconds: 2.5,
      sitemaps: ['https://example.org/s.xml'],
    })
  })
})
