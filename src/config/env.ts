import { readFileSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { Failure } from '../errors.ts'
import type { Environment } from './read-secret.ts'

const ROLES = ['scheduler', 'worker', 'console'] as const
/** What a process does. */
type Role = (typeof ROLES)[number]

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
/** How much the log says. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The settings of a process, from its environment. */
export interface Settings {
  readonly configDir: string
  /** Folders for the embedded database and state: the first that can be written is used. */
  readonly dataDirs: readonly string[]
  /** Connection string of PostgreSQL; null: the embedded one. */
  readonly databaseUrl: string | null
  /** Connection string of Redis; null: the queue runs on PostgreSQL. */
  readonly redisUrl: string | null
  readonly roles: ReadonlySet<Role>
  readonly host: string
  readonly port: number
  readonly adminToken: string | null
  /** Where the Internet reaches the HTTP server, without a slash at the end; null: it does not. */
  readonly publicUrl: string | null
  /** `host` or `host:port`, exempt from the guard against private addresses. */
  readonly allowPrivateHosts: readonly string[]
  readonly logLevel: LogLevel
}

const DEFAULT_PORT = 8080
const LARGEST_PORT = 65_535
const PORT = /^\d{1,5}$/
const HOST_AND_PORT = /^(?:\[[\da-f:.]+\]|[\p{L}\p{N}._-]+)(?::\d{1,5})?$/iu
const DATABASE = /^postgres(?:ql)?:\/\//
const WEB = /^https?:\/\//
const LAST_SLASHES = /(?<!\/)\/+$/
const REDIS = /^rediss?:\/\//
const PROJECT_DIR = resolve(import.meta.dirname, '../..')

/** The environment of this process: the only place that reads it. */
export function readEnvironment(): Environment {
  return process.env
}

type Complain = (message: string) => void

function readVariable(environment: Environment, name: string, complain: Complain): string | null {
  const value = environment[name]
  const file = environment[`${name}_FILE`]
  const given = value !== undefined && value !== ''
  if (file === undefined || file === '') return given ? value : null
  if (given) complain(`${name} and ${name}_FILE are both set: keep one`)
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    complain(`${name}_FILE: ${file} cannot be read (${code})`)
    return null
  }
}

function readList(value: string | null): readonly string[] {
  return (value ?? '').split(',').flatMap((item) => item.trim() || [])
}

function readRoles(value: string | null, complain: Complain): ReadonlySet<Role> {
  const roles = new Set<Role>()
  for (const name of readList(value ?? 'all')) {
    const role = ROLES.find((known) => known === name)
    if (name === 'all') for (const each of ROLES) roles.add(each)
    else if (role !== undefined) roles.add(role)
    else {
      const nearest = findNearestName(name, [...ROLES, 'all'])
      const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
      complain(`ENTENTE_ROLES: "${name}" is none of all, ${ROLES.join(', ')}${hint}`)
    }
  }
  return roles
}

function readPort(value: string | null, complain: Complain): number {
  if (value === null) return DEFAULT_PORT
  const port = PORT.test(value) ? Number(value) : Number.NaN
  if (port >= 0 && port <= LARGEST_PORT) return port
  complain(`PORT: "${value}" is no port from 0 to ${LARGEST_PORT}`)
  return DEFAULT_PORT
}

function readLogLevel(value: string | null, complain: Complain): LogLevel {
  if (value === null) return 'info'
  const level = LOG_LEVELS.find((known) => known === value.toLowerCase())
  if (level === undefined) complain(`LOG_LEVEL: "${value}" is none of ${LOG_LEVELS.join(', ')}`)
  return level ?? 'info'
}

function readAddress(
  name: string,
  value: string | null,
  scheme: RegExp,
  example: string,
  complain: Complain,
): string | null {
  // The value holds a password, so the message does not repeat it.
  if (value !== null && !(scheme.test(value) && URL.canParse(value)))
    complain(`${name}: an address is written as ${example}`)
  return value
}

function readPublicUrl(value: string | null, complain: Complain): string | null {
  const url = value === null ? null : URL.parse(value)
  if (value === null || (url !== null && WEB.test(value) && `${url.username}${url.search}${url.hash}` === ''))
    return value?.replace(LAST_SLASHES, '') ?? null
  complain(`ENTENTE_PUBLIC_URL: "${value}" is no address like https://entente.example.org`)
  return null
}

function listDataDirs(environment: Environment): readonly string[] {
  const state = environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state')
  return [join(PROJECT_DIR, 'data'), join(state, 'entente'), join(tmpdir(), `entente-${userInfo().uid}`)]
}

/**
 * Reads the settings; every variable may also be given as `NAME_FILE`, the file that holds it.
 *
 * @throws Failure `config` that names every wrong variable.
 */
export function loadEnv(environment: Environment = readEnvironment()): Settings {
  const faults: string[] = []
  const complain: Complain = (message) => faults.push(message)
  const read = (name: string): string | null => readVariable(environment, name, complain)
  const dataDir = read('ENTENTE_DATA_DIR')
  const allowPrivateHosts = readList(read('ENTENTE_ALLOW_PRIVATE_HOSTS')).map((host) => host.toLowerCase())
  for (const host of allowPrivateHosts) {
    if (!HOST_AND_PORT.test(host)) complain(`ENTENTE_ALLOW_PRIVATE_HOSTS: "${host}" is no host or host:port`)
  }
  const settings: Settings = {
    configDir: read('ENTENTE_CONFIG_DIR') ?? './config',
    dataDirs: dataDir === null ? listDataDirs(environment) : [resolve(dataDir)],
    databaseUrl: readAddress(
      'DATABASE_URL',
      read('DATABASE_URL'),
      DATABASE,
      'postgres://user@host:5432/name',
      complain,
    ),
    redisUrl: readAddress('REDIS_URL', read('REDIS_URL'), REDIS, 'redis://host:6379', complain),
    roles: readRoles(read('ENTENTE_ROLES'), complain),
    host: read('HOST') ?? '127.0.0.1',
    port: readPort(read('PORT'), complain),
    adminToken: read('ENTENTE_ADMIN_TOKEN'),
    publicUrl: readPublicUrl(read('ENTENTE_PUBLIC_URL'), complain),
    allowPrivateHosts,
    logLevel: readLogLevel(read('LOG_LEVEL'), complain),
  }
  if (faults.length > 0) throw new Failure('config', 'environment', faults.join('\n'))
  return settings
}
