import { buffer } from 'node:stream/consumers'
import { Failure } from '../errors.ts'
import type { FetchOutcome, FetchRequest } from '../http/fetch-outcome.ts'
import type { Io } from './command.ts'
import { openFile } from './open-file.ts'

/** A document as it was found: its bytes, what they are said to be, and its address where it has one. */
export interface InputDocument {
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly url: string | null
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  md: 'text/plain',
  txt: 'text/plain',
  xml: 'application/xml',
}

/** Reads what a command names: a web address, a file, or `-` (or nothing) for stdin. */
export async function readInput(
  name: string | undefined,
  io: Io,
  fetch: (request: FetchRequest) => Promise<FetchOutcome>,
): Promise<InputDocument> {
  if (name === undefined || name === '-') return { bytes: await buffer(io.stdin), contentType: null, url: null }
  if (/^https?:\/\//i.test(name)) return readUrl(name, fetch)
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return { bytes: await buffer(await openFile(name)), contentType: CONTENT_TYPES[extension] ?? null, url: null }
}

async function readUrl(url: string, fetch: (request: FetchRequest) => Promise<FetchOutcome>): Promise<InputDocument> {
  const answer = await fetch({ url })
  switch (answer.kind) {
    case 'ok':
      return { bytes: answer.bytes, contentType: answer.contentType, url: answer.finalUrl }
    case 'not-modified':
      throw new Failure('network', 'not-modified', `${url} answered "not modified" to a first request`)
    case 'refused':
      throw new Failure('refused', answer.code, answer.message)
    case 'http-error':
      throw new Failure('network', 'http-error', answer.message)
    case 'unreachable':
    case 'limit':
      throw new Failure('network', answer.code, answer.message)
  }
}
