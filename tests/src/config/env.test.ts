import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadEnv } from '../../../src/config/env.ts'
import { Failure } from '../../../src/errors.ts'

function messageOf(environment: Record<string, string>): string {
  try {
    loadEnv(environment)
    return ''
  } catch (error) {
    return error instanceof Failure && error.kind === 'config' ? error.message : `not a Failure: ${String(error)}`
  }
}

describe('loadEnv', () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'entente-env-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('has a default for everything', () => {
    expect(loadEnv({})).toMatchObject({
      configDir: './config',
      databaseUrl: null,
      redisUrl: null,
      roles: new Set(['scheduler', 'worker', 'console']),
      host: '127.0.0.1',
      port: 8080,
      adminToken: null,
      publicUrl: null,
      allowPrivateHosts: [],
      logLevel: 'info',
    })
    expect(loadEnv({}).dataDirs.length).toBeGreaterThan(1)
  })

  it('reads what is set', () => {
    const settings = loadEnv({
      ENTENTE_CONFIG_DIR: '/etc/entente',
      ENTENTE_DATA_DIR: '/data',
      DATABASE_URL: 'postgres://u:p@h/d',
      REDIS_URL: 'rediss://h',
      ENTENTE_ROLES: 'worker, console',
      HOST: '0.0.0.0',
      PORT: '0',
      ENTENTE_ADMIN_TOKEN: 't',
      ENTENTE_PUBLIC_URL: 'https://entente.example/desk/',
      ENTENTE_ALLOW_PRIVATE_HOSTS: 'Localhost:9000, 10.0.0.1,[::1]:80',
      LOG_LEVEL: 'DEBUG',
    })
    expect(settings).toEqual({
      configDir: '/etc/entente',
      dataDirs: ['/data'],
      databaseUrl: 'postgres://u:p@h/d',
      redisUrl: 'rediss://h',
      roles: new Set(['worker', 'console']),
      host: '0.0.0.0',
      port: 0,
      adminToken: 't',
      publicUrl: 'https://entente.example/desk',
      allowPrivateHosts: ['localhost:9000', '10.0.0.1', '[::1]:80'],
      logLevel: 'debug',
    })
  })

  it('reads any variable from the file that NAME_FILE names, without the line end', () => {
    const file = join(directory, 'token')
    writeFileSync(file, 'secret\n')
    expect(loadEnv({ ENTENTE_ADMIN_TOKEN_FILE: file }).adminToken).toBe('secret')
    expect(messageOf({ ENTENTE_ADMIN_TOKEN_FILE: file, ENTENTE_ADMIN_TOKEN: 'x' })).toContain('are both set')
    expect(messageOf({ DATABASE_URL_FILE: '/nowhere' })).toBe('DATABASE_URL_FILE: /nowhere cannot be read (ENOENT)')
  })

  it.each([
    [{ PORT: '80a' }, 'PORT: "80a" is no port from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT: "65536" is no port'],
    [
      { ENTENTE_ROLES: 'worker,sheduler' },
      'ENTENTE_ROLES: "sheduler" is none of all, scheduler, worker, console; did you mean scheduler?',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud" is none of trace'],
    [{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL: an address is written as postgres://'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL: an address is written as redis://'],
    [{ ENTENTE_ALLOW_PRIVATE_HOSTS: 'http://a' }, 'ENTENTE_ALLOW_PRIVATE_HOSTS: "http://a" is no host or host:port'],
    [{ ENTENTE_PUBLIC_URL: 'entente.example' }, 'ENTENTE_PUBLIC_URL: "entente.example" is no address like https://'],
    [{ ENTENTE_PUBLIC_URL: 'https://entente.example/?a=b' }, 'is no address like https://'],
    [{ ENTENTE_PUBLIC_URL: 'ftp://entente.example' }, 'is no address like https://'],
  ])('names what is wrong in %o', (environment, expected) => {
    expect(messageOf(environment as Record<string, string>)).toContain(expected)
  })

  it('names all faults at once and never repeats an address, which may hold a password', () => {
    const message = messageOf({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'mysql://u:hunter2@h' })
    expect(message.split('\n')).toHaveLength(3)
    expect(message).not.toContain('hunter2')
  })
})
