import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../errors.ts'
import { copyPostgresPrograms, findPostgresPrograms, type PostgresPrograms } from './postgres-programs.ts'
import { runProgram } from './run-program.ts'

/** How PostgreSQL's programs are started here: as whom, from where, and how they name their own data folder. */
export interface PostgresLaunch {
  /** What stands before a program's path on its command line. */
  readonly prefix: readonly string[]
  readonly bin: string
  /** Major version, as in the data folder's PG_VERSION. */
  readonly major: string
  /** Set where the programs run as another user than this process. */
  readonly user?: { readonly uid: number; readonly gid: number }
  /** The owner that PostgreSQL asks of its data folder; undefined where the system has no user ids. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  /** The data folder's path as the programs are told it; they are started inside it. */
  folderFor(folder: string): string
}

type Identity = Pick<PostgresLaunch, 'prefix' | 'user' | 'owner' | 'folderFor'>

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own root is another user and still owns its files;
 * where those are forbidden (many containers), the programs run as postgres or nobody.
 */
export async function choosePostgresLaunch(): Promise<PostgresLaunch> {
  const programs = await findPostgresPrograms()
  const identities = await possibleIdentities()
  const isRoot = process.getuid?.() === 0
  const refusals = new Set<string>()
  const inPlace = await firstThatRuns(identities, programs, refusals)
  if (inPlace) return inPlace
  const copied = isRoot ? await copyPostgresPrograms(programs) : undefined
  const fromCopy = copied && (await firstThatRuns(identities, copied, refusals))
  if (fromCopy) return fromCopy
  const fix = isRoot
    ? 'start Entente as an ordinary user, allow user namespaces, or set DATABASE_URL'
    : 'install again with npm ci, or set DATABASE_URL'
  throw new Failure(
    'machine',
    'database-programs',
    `PostgreSQL cannot be run here (${[...refusals].join('; ')}): ${fix}`,
    {
      retry: false,
    },
  )
}

/** What `postgres --version` prints, from which the major version is read. */
const VERSION_LINE = /\bPostgreSQL\) (\d+)/

async function firstThatRuns(
  identities: readonly Identity[],
  programs: PostgresPrograms,
  refusals: Set<string>,
): Promise<PostgresLaunch | undefined> {
  const bin = join(programs.folder, 'bin')
  for (const identity of identities) {
    const end = await runProgram([...identity.prefix, join(bin, 'postgres'), '--version'], {
      cwd: '/',
      ...identity.user,
    })
    const major = VERSION_LINE.exec(end.stdout)?.[1]
    if (end.code === 0 && major !== undefined) return { ...identity, bin, major }
    refusals.add(end.stderr.trim() || `exit ${end.code}`)
  }
  return undefined
}

/** In a user namespace of its own this process is another user, who must have a name: initdb looks it up. */
function inNamespace(named: PasswdEntry): readonly string[] {
  return ['unshare', '--user', `--map-user=${named.uid}`, `--map-group=${named.gid}`, '--']
}

/** This path means the data folder to a program started inside it, even one that may not enter the folders above. */
const OWN_FOLDER = '/proc/self/cwd'

async function possibleIdentities(): Promise<readonly Identity[]> {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) return [{ prefix: [], owner: undefined, folderFor: (folder) => folder }]
  const passwd = await readPasswd()
  const ordinary = passwd.filter((entry) => entry.uid !== 0)
  const other = ordinary.find((entry) => SERVICE_USERS.has(entry.name)) ?? ordinary[0]
  if (uid !== 0) {
    const plain: Identity = { prefix: [], owner: { uid, gid }, folderFor: (folder) => folder }
    // A container may run as a number that no user has.
    const nameless = !passwd.some((entry) => entry.uid === uid)
    return nameless && other !== undefined ? [{ ...plain, prefix: inNamespace(other) }, plain] : [plain]
  }
  const folderFor = existsSync(OWN_FOLDER) ? () => OWN_FOLDER : (folder: string) => folder
  const namespace = other === undefined ? [] : [{ prefix: inNamespace(other), owner: { uid, gid }, folderFor }]
  const service = ordinary.filter((entry) => SERVICE_USERS.has(entry.name))
  return [...namespace, ...service.map((user): Identity => ({ prefix: [], user, owner: user, folderFor }))]
}

const SERVICE_USERS: ReadonlySet<string> = new Set(['nobody', 'postgres'])

interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

async function readPasswd(): Promise<readonly PasswdEntry[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return uid === '' ? [] : [{ name, uid: Number(uid), gid: Number(gid) }]
  })
}
