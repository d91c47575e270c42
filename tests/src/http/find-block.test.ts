import { describe, expect, it } from 'vitest'
import { findBlock } from '../../../src/http/find-block.ts'

const page = (body: string) => Buffer.from(`<html><head>${body}</head></html>`)
const html = { 'content-type': 'text/html; charset=utf-8' }

describe('findBlock', () => {
  it.each([
    [403, { ...html, 'cf-mitigated': 'challenge' }, '', 'challenge'],
    [503, html, '<title>Just a moment...</title>', 'challenge'],
    [200, html, '<title>DDoS-Guard</title>', 'challenge'],
    [200, html, '<script>window._cf_chl_opt={}</script>', 'challenge'],
    [202, { ...html, 'x-amzn-waf-action': 'challenge' }, '', 'challenge'],
    [403, html, '<script src="https://geo.captcha-delivery.com/captcha/"></script>', 'captcha'],
    [200, html, '<title>Making sure you&#39;re not a bot!</title>', 'challenge'],
    [200, html, '<p>Enable JavaScript and cookies to continue</p>', 'challenge'],
    [200, html, '<title>Вы не робот?</title>', 'captcha'],
    [200, html, '<title>Access Denied</title>', 'forbidden'],
    [200, html, '<title>Доступ запрещён</title>', 'forbidden'],
    [200, html, '<title>Before you continue to Google</title>', 'consent'],
    [403, html, '<title>Forbidden</title>', 'forbidden'],
    [429, {}, '', 'rate-limited'],
    [451, {}, '', 'legal'],
  ] as const)('%i with %j and %s is a wall', (status, headers, body, reason) => {
    expect(findBlock(status, headers, page(body))).toBe(reason)
  })

  it('lets pages pass that only speak of challenges', () => {
    const long = `<title>How Cloudflare works</title><p>/cdn-cgi/challenge-platform/h/ ${'words '.repeat(20_000)}`
    expect(findBlock(200, html, page(long))).toBeUndefined()
    expect(
      findBlock(200, { 'content-type': 'application/rss+xml' }, page('<title>Just a moment...</title>')),
    ).toBeUndefined()
    expect(findBlock(404, html, page('<title>Not found</title>'))).toBeUndefined()
  })
})
