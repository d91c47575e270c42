import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/errors.ts'
import type { LogLevel } from '../../src/config/env.ts'
import { createLog } from '../../src/log.ts'

function collect(level: LogLevel = 'info') {
  const lines: string[] = []
  const log = createLog({ level, destination: { write: (line) => void lines.push(line) } })
  return { log, lines, read: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) }
}

describe('createLog', () => {
  it('writes one JSON object a line with level, time and the event', () => {
    const { log, lines, read } = collect()
    log.info({ sourceId: 'a', text: 'two\nlines' }, 'poll done')
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1)
    expect(read()[0]).toMatchObject({ level: 'info', msg: 'poll done', sourceId: 'a', text: 'two\nlines' })
    expect(read()[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })

  it('leaves out what is below its level', () => {
    const { log, read } = collect('warn')
    log.debug({}, 'a')
    log.info({}, 'b')
    log.warn({}, 'c')
    log.error({}, 'd')
    expect(read().map((line) => line['msg'])).toEqual(['c', 'd'])
  })

  it('gives a child whose every line carries its keys', () => {
    const { log, read } = collect()
    log.child({ jobId: '7' }).child({ sourceId: 's' }).info({}, 'job done')
    expect(read()[0]).toMatchObject({ jobId: '7', sourceId: 's', msg: 'job done' })
  })

  it('writes an error with its kind, code, stack and cause', () => {
    const { log, read } = collect()
    log.error({ err: new Failure('network', 'no-answer', 'it is silent', { cause: new Error('reset') }) }, 'job failed')
    expect(read()[0]?.['err']).toMatchObject({
      type: 'Failure',
      kind: 'network',
      code: 'no-answer',
      cause: { message: 'reset' },
    })
  })

  it('keeps secrets out of lines and out of children', () => {
    const { log, lines } = collect()
    const child = log.child({ adminToken: 'open-sesame-1' })
    child.info({ headers: { authorization: 'open-sesame-2' }, url: 'postgres://me:open-sesame-3@db/x' }, 'started')
    child.error({ err: new Error('cannot reach postgres://me:open-sesame-4@db/x') }, 'failed')
    expect(lines.join('')).not.toContain('open-sesame')
    expect(lines).toHaveLength(2)
  })
})
