import { describe, expect, it } from 'vitest'
import { openConsole } from './ask.ts'
import { NOW } from './fake-reads.ts'

const TOKEN = 'correct-horse-battery'
const OWN = { 'sec-fetch-site': 'same-origin' }
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const basic = (token: string) => ({ authorization: `Basic ${btoa(`reader:${token}`)}` })
const GUARDED = ['/', '/sources', '/topics', '/failures', '/alerts/x', '/api/alerts', '/feeds/alerts.atom', '/nowhere']

async function logIn(console: ReturnType<typeof openConsole>, to = '/sources') {
  const answer = await console.ask({ path: '/login', form: { token: TOKEN, to }, headers: OWN })
  const cookie = answer.headers.get('set-cookie') ?? ''
  return { answer, cookie, pair: cookie.split(';')[0] ?? '' }
}

describe('guardAccess', () => {
  it.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])(
    'lets in the machine itself as %s with no token set',
    async (peer) => {
      expect((await openConsole().ask({ peer })).status).toBe(200)
    },
  )

  it.each(['10.0.0.4', '203.0.113.9', '::ffff:10.0.0.4', 'fe80::1', ''])(
    'refuses the peer %s with no token set',
    async (peer) => {
      const { ask } = openConsole()
      for (const path of GUARDED) expect((await ask({ peer, path })).status).toBe(403)
      expect(await (await ask({ peer })).text()).toContain('ENTENTE_ADMIN_TOKEN')
    },
  )

  it('believes no header about where a request comes from', async () => {
    const { ask } = openConsole()
    const headers = { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' }
    expect((await ask({ peer: '10.0.0.4', headers })).status).toBe(403)
  })

  it('refuses what a proxy on this machine passes on with no token set', async () => {
    expect((await openConsole().ask({ headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(403)
  })

  it.each([
    'attacker.example',
    'attacker.example:8080',
    'localhost.attacker.example',
    '203.0.113.9',
    '127.0.0.1.nip.io',
  ])('refuses the foreign name %s on the machine itself (DNS rebinding)', async (host) => {
    expect((await openConsole().ask({ host, path: '/api/alerts' })).status).toBe(403)
  })

  it.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'entente.localhost'])(
    'answers to its own name %s',
    async (host) => {
      expect((await openConsole().ask({ host })).status).toBe(200)
    },
  )

  it.each(['127.0.0.1', '203.0.113.9'])('asks the peer %s for a token that is set', async (peer) => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    const page = await ask({ peer, path: '/sources?state=ok' })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/login?to=%2Fsources%3Fstate%3Dok'])
    const api = await ask({ peer, path: '/api/alerts' })
    expect([api.status, api.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Entente"'])
    const feed = await ask({ peer, path: '/feeds/alerts.atom' })
    expect([feed.status, feed.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Entente"'])
  })

  it('lets in who shows the token, from anywhere and under any name', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    const far = { peer: '203.0.113.9', host: 'desk.example' }
    expect((await ask({ ...far, path: '/api/alerts', headers: bearer(TOKEN) })).status).toBe(200)
    expect((await ask({ ...far, path: '/feeds/alerts.atom', headers: basic(TOKEN) })).status).toBe(200)
  })

  it.each([
    bearer('wrong'),
    bearer(`${TOKEN}x`),
    bearer(''),
    basic('wrong'),
    { authorization: TOKEN },
    { authorization: 'Basic !!' },
  ])('refuses %j', async (headers) => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    expect((await ask({ path: '/api/alerts', headers })).status).toBe(401)
  })

  it('stops an address after ten wrong tokens, tells it when to come back, and leaves others alone', async () => {
    const { ask, lines } = openConsole({}, { adminToken: TOKEN })
    const guess = (token: string, peer = '203.0.113.9') => ask({ peer, path: '/api/alerts', headers: bearer(token) })
    for (let count = 0; count < 10; count += 1) expect((await guess(`wrong-${count}`)).status).toBe(401)
    const stopped = await guess(TOKEN)
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await guess(TOKEN, '203.0.113.10')).status).toBe(200)
    expect(lines.filter((line) => line.includes('wrong admin token'))).toHaveLength(10)
    expect(lines.join('')).not.toContain('wrong-3')
  })

  it('lets an address try again after a minute', async () => {
    let now = NOW
    const { ask } = openConsole({}, { adminToken: TOKEN, now: () => now })
    for (let count = 0; count < 11; count += 1) await ask({ path: '/api/alerts', headers: bearer('wrong') })
    now = new Date(NOW.getTime() + 60_000)
    expect((await ask({ path: '/api/alerts', headers: bearer(TOKEN) })).status).toBe(200)
  })

  it('counts the addresses of one IPv6 subscriber as one', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    for (let count = 0; count < 10; count += 1) {
      await ask({ peer: `2001:db8:1:2::${count}`, path: '/api/alerts', headers: bearer('wrong') })
    }
    const guess = (peer: string) => ask({ peer, path: '/api/alerts', headers: bearer(TOKEN) })
    expect((await guess('2001:db8:1:2:9:9:9:9')).status).toBe(429)
    expect((await guess('2001:db8:1:3::1')).status).toBe(200)
  })

  it.each([
    [{}, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:8080' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://attacker.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:8080' }, 303],
    [OWN, 303],
  ])('takes a change with %j as %i', async (headers, status) => {
    const answer = await openConsole().ask({ path: '/failures/retry', form: { id: 'x' }, headers })
    expect(answer.status).toBe(status)
  })

  it('takes a change with the token in the request from any place', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    expect((await ask({ path: '/failures/retry', form: { id: 'x' }, headers: bearer(TOKEN) })).status).toBe(303)
  })
})

describe('loginRoutes', () => {
  it('gives a cookie that scripts and other sites never see, and that lets in', async () => {
    const console = openConsole({}, { adminToken: TOKEN })
    const { answer, cookie, pair } = await logIn(console)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sources'])
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Strict/)
    expect(cookie).not.toContain(TOKEN)
    const page = await console.ask({ headers: { cookie: pair } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Log out')
  })

  it('marks the cookie as secure behind TLS', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    const headers = { ...OWN, 'x-forwarded-proto': 'https' }
    const answer = await ask({ path: '/login', form: { token: TOKEN }, headers })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
  })

  it('takes no cookie that is altered, over, or of another token', async () => {
    let now = NOW
    const console = openConsole({}, { adminToken: TOKEN, now: () => now })
    const { pair } = await logIn(console)
    const other = await openConsole({}, { adminToken: 'another' }).ask({ headers: { cookie: pair } })
    const longer = await console.ask({ headers: { cookie: pair.replace(/=\d/, '=9') } })
    const bare = await console.ask({ headers: { cookie: 'entente_session=' } })
    now = new Date(NOW.getTime() + 8 * 24 * 60 * 60_000)
    const late = await console.ask({ headers: { cookie: pair } })
    expect([other, longer, bare, late].map(({ status }) => status)).toEqual([303, 303, 303, 303])
  })

  it('says what is wrong and counts it', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    const guess = () => ask({ path: '/login', form: { token: 'wrong' }, headers: OWN })
    const first = await guess()
    expect([first.status, first.headers.get('set-cookie')]).toEqual([401, null])
    expect(await first.text()).toContain('not the admin token')
    for (let count = 0; count < 9; count += 1) await guess()
    expect((await guess()).status).toBe(429)
  })

  it('takes no login from another site', async () => {
    const { ask } = openConsole({}, { adminToken: TOKEN })
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await ask({ path: '/login', form: { token: TOKEN }, headers })).status).toBe(403)
  })

  it.each([
    '//attacker.example',
    '/\\attacker.example',
    '/\t/attacker.example',
    'https://attacker.example',
    'javascript:alert(1)',
    '',
  ])('never leads on to %j', async (to) => {
    const { answer } = await logIn(openConsole({}, { adminToken: TOKEN }), to)
    expect(answer.headers.get('location')).toBe('/')
  })

  it('logs out', async () => {
    const console = openConsole({}, { adminToken: TOKEN })
    const answer = await console.ask({ path: '/logout', method: 'POST', headers: OWN })
    expect(answer.headers.get('set-cookie')).toMatch(/entente_session=;.*Max-Age=0/)
  })

  it('shows no form where there is no token', async () => {
    expect((await openConsole().ask({ path: '/login' })).headers.get('location')).toBe('/')
  })
})
