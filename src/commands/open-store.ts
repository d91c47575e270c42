import { loadEnv, type Settings } from '../config/env.ts'
import { createLog, type Log } from '../log.ts'
import { chooseDataDir } from '../store/choose-data-dir.ts'
import { type Archive, openArchive } from '../store/open-archive.ts'
import { type ArchiveAnswer, askArchive } from '../store/ask-archive.ts'
import type { Store } from '../store/store.ts'
import type { Io } from './command.ts'

const POOL_SIZE = 10

/** What a command goes by: the settings, the folder for data, and a log on stderr that only speaks of trouble. */
export function openCommandSettings(io: Io): {
  readonly settings: Settings
  readonly dataDir: string
  readonly log: Log
} {
  const settings = loadEnv(io.env)
  const level = settings.logLevel === 'info' ? 'warn' : settings.logLevel
  const log = createLog({ level, destination: 'stderr' })
  return { settings, log, dataDir: settings.databaseUrl === null ? chooseDataDir(settings.dataDirs) : '' }
}

/** Opens the archive for a command: on the server named, on the one that a running Entente keeps, or on one started for it. */
export function openStore(io: Io): Promise<Archive> {
  const { settings, dataDir, log } = openCommandSettings(io)
  return openArchive({ databaseUrl: settings.databaseUrl, dataDir, poolSize: POOL_SIZE, log, share: true })
}

/** Asks the archive of a running Entente, for a command that only wants to know more and starts none for that. */
export function askRunningArchive<Answer>(
  io: Io,
  ask: (store: Store) => Promise<Answer>,
): Promise<ArchiveAnswer<Answer>> {
  const { databaseUrl, dataDirs } = loadEnv(io.env)
  return askArchive({ databaseUrl, dataDirs, log: createLog({ level: 'silent', destination: 'stderr' }) }, ask)
}
