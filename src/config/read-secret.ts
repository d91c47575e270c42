import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { hideSecret, type Secret } from '../core/alert/secret.ts'
import type { SecretPlace } from './config-values.ts'

/** Environment variables by name, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>

export type ReadSecret =
  | { readonly ok: true; readonly secret: Secret }
  | { readonly ok: false; readonly message: string }

async function readFirstText(path: string, what: string): Promise<ReadSecret> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return { ok: false, message: `${what} cannot be read (${code})` }
  }
  const secret = text.trim()
  return secret === '' ? { ok: false, message: `${what} is empty` } : { ok: true, secret: hideSecret(secret) }
}

/** Reads a secret from where the configuration says: a variable (or the file that `NAME_FILE` names), or a file. */
export async function readSecret(place: SecretPlace, directory: string, environment: Environment): Promise<ReadSecret> {
  if ('file' in place) return readFirstText(resolve(directory, place.file), `the file ${place.file}`)
  const value = environment[place.env]
  if (value !== undefined && value !== '') return { ok: true, secret: hideSecret(value) }
  const file = environment[`${place.env}_FILE`]
  if (file !== undefined && file !== '') return readFirstText(file, `the file that ${place.env}_FILE names`)
  return { ok: false, message: `the environment variable ${place.env} (or ${place.env}_FILE) is not set` }
}
