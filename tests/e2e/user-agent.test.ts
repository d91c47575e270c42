import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { feedSources } from '../support/config-folder.ts'
import { type Newsroom, openNewsroom, until } from '../support/newsroom.ts'
import { runCli } from '../support/run-cli.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

/** The configuration of the newsroom with a name for the owners of sites to know us by. */
const nameUs = (http: string) =>
  room.config.write(
    'sources.yaml',
    `http: ${http}\n${feedSources({ daily: `${room.site.url}/feed.xml`, mirror: `${room.mirror.url}/feed.xml` })}`,
  )
const agents = (from = 0) => new Set(room.site.requests.slice(from).map(({ headers }) => headers['user-agent'] ?? ''))
const CONTACT = /^entente\/\d+\.\d+\.\d+ \(\+https:\/\/desk\.example\/bot\)$/

describe('the User-Agent', () => {
  it('is what the configuration says at every request, also after it has changed', async () => {
    await nameUs('{ contact: "https://desk.example/bot" }')
    await room.start()
    await until(async () => new Set(room.site.requests.map(({ path }) => path)).size >= 3)
    expect([...agents()]).toEqual([expect.stringMatching(CONTACT)])
    expect(room.site.requests.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/feed.xml', '/robots.txt', expect.stringMatching(/^\/news\//)]),
    )

    await nameUs('{ userAgent: "desk-bot/2 (desk@example.org)" }')
    await until(async () => agents().has('desk-bot/2 (desk@example.org)'))
    const from = room.site.requests.length
    await until(async () => room.site.requests.length > from + 1)
    expect([...agents(from)]).toEqual(['desk-bot/2 (desk@example.org)'])
  })

  it('is the same when a person polls a source by hand', async () => {
    await nameUs('{ contact: "https://desk.example/bot" }')
    const polled = await runCli(['poll', 'daily'], {
      env: {
        ENTENTE_CONFIG_DIR: room.config.dir,
        DESK_SECRET: room.receiver.secret,
        ENTENTE_ALLOW_PRIVATE_HOSTS: `${room.site.host},${room.mirror.host}`,
      },
    })
    expect(polled).toMatchObject({ code: 0, stderr: '' })
    expect([...agents()]).toEqual([expect.stringMatching(CONTACT)])
  })
})
