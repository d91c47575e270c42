import { EventEmitter } from 'node:events'
import type { PgPool } from 'bullmq'
import { describe, expect, test, vi } from 'vitest'
import { ListenHub, SharedSession } from '../../../src/queue/listen-hub.ts'

function fakePool() {
  const clients: (EventEmitter & { asked: string[]; release: ReturnType<typeof vi.fn> })[] = []
  const connect = () => {
    const asked: string[] = []
    const query = (text: string) => Promise.resolve(asked.push(text))
    const client = Object.assign(new EventEmitter(), { asked, query, release: vi.fn() })
    clients.push(client)
    return Promise.resolve(client)
  }
  const hub = new ListenHub({ connect } as unknown as PgPool)
  const run = vi.fn(() => Promise.resolve({ rows: [] }))
  return { clients, run, session: () => new SharedSession(hub, run) }
}

describe('ListenHub', () => {
  test('opens one connection for all sessions and hears each channel once', async () => {
    const { clients, session } = fakePool()
    await Promise.all([session(), session(), session()].map((each) => each.query('-- waits\nLISTEN bullmq_jobs;\n')))
    expect(clients.map(({ asked }) => asked)).toEqual([['LISTEN bullmq_jobs']])
  })

  test('passes every notification to every session that listens', async () => {
    const { clients, session } = fakePool()
    const [first, second, deaf] = [session(), session(), session()]
    const heard: unknown[] = []
    for (const each of [first, second, deaf]) each.on('notification', (message) => heard.push(message))
    await first.query('LISTEN bullmq_jobs')
    await second.query('LISTEN bullmq_jobs')
    clients[0]?.emit('notification', { channel: 'bullmq_jobs', payload: 'poll' })
    expect(heard).toEqual([
      { channel: 'bullmq_jobs', payload: 'poll' },
      { channel: 'bullmq_jobs', payload: 'poll' },
    ])
  })

  test('tells the sessions when the connection breaks, and opens another for the next who asks', async () => {
    const { clients, session } = fakePool()
    const [first, second] = [session(), session()]
    const lost = vi.fn()
    first.on('error', lost)
    await first.query('LISTEN bullmq_jobs')
    clients[0]?.emit('error', new Error('terminating connection'))
    expect(lost).toHaveBeenCalledWith(expect.objectContaining({ code: 'ECONNREFUSED' }))
    await second.query('LISTEN bullmq_jobs')
    expect(clients.map(({ asked }) => asked)).toEqual([['LISTEN bullmq_jobs'], ['LISTEN bullmq_jobs']])
    expect(clients[0]?.release).toHaveBeenCalledWith(true)
  })

  test('gives the connection back when the last session leaves', async () => {
    const { clients, session } = fakePool()
    const [first, second] = [session(), session()]
    await first.query('LISTEN bullmq_jobs')
    await second.query('LISTEN bullmq_jobs')
    first.release()
    expect(clients[0]?.release).not.toHaveBeenCalled()
    second.release()
    await vi.waitFor(() => expect(clients[0]?.release).toHaveBeenCalledWith(true))
  })
})

describe('SharedSession', () => {
  test('sends every other statement to the pool', async () => {
    const { clients, run, session } = fakePool()
    await session().query('select listen_count from x where id = $1', [7])
    expect(run).toHaveBeenCalledWith('select listen_count from x where id = $1', [7])
    expect(clients).toEqual([])
  })
})
