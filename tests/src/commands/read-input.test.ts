import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInput } from '../../../src/commands/read-input.ts'
import type { FetchOutcome } from '../../../src/http/fetch-outcome.ts'
import { httpError, ok, unreachable } from '../../support/records.ts'
import { createMemoryIo } from './memory-io.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'entente-input-'))
})
afterAll(() => rm(dir, { recursive: true }))

const noNetwork = () => Promise.reject(new Error('no request was expected'))
const answering = (outcome: FetchOutcome) => () => Promise.resolve(outcome)
const text = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString()

describe('readInput', () => {
  it.each([undefined, '-'])('reads stdin for %s', async (name) => {
    const document = await readInput(name, createMemoryIo('words'), noNetwork)
    expect([text(document), document.url, document.contentType]).toEqual(['words', null, null])
  })

  it.each([
    ['page.html', 'text/html'],
    ['feed.XML', 'application/xml'],
    ['notes.txt', 'text/plain'],
    ['unknown', null],
  ])('reads %s as %s', async (name, contentType) => {
    await writeFile(join(dir, name), 'words')
    expect(await readInput(join(dir, name), createMemoryIo(), noNetwork)).toMatchObject({ contentType, url: null })
  })

  it('says which file cannot be read', async () => {
    await expect(readInput(join(dir, 'nowhere.html'), createMemoryIo(), noNetwork)).rejects.toMatchObject({
      kind: 'input',
      code: 'no-such-file',
      message: expect.stringContaining('nowhere.html'),
    })
  })

  it('fetches an address, and keeps where it was found in the end', async () => {
    const outcome = ok('<p>', { finalUrl: 'https://paper.example/final', contentType: 'text/html' })
    expect(await readInput('HTTPS://paper.example/', createMemoryIo(), answering(outcome))).toMatchObject({
      url: 'https://paper.example/final',
      contentType: 'text/html',
    })
  })

  it.each<readonly [string, FetchOutcome, object]>([
    ['an error', httpError(404), { kind: 'network', code: 'http-error', message: 'paper.example answers 404.' }],
    ['no answer', unreachable, { kind: 'network', code: 'connect' }],
    [
      'an address that is not public',
      { kind: 'refused', code: 'private-address', url: '', message: '' },
      { kind: 'refused' },
    ],
    ['too large an answer', { kind: 'limit', code: 'too-large', url: '', message: 'large' }, { code: 'too-large' }],
  ])('throws by name for %s', async (_, outcome, failure) => {
    await expect(readInput('https://paper.example/', createMemoryIo(), answering(outcome))).rejects.toMatchObject(
      failure,
    )
  })
})
