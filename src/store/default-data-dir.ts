import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'

export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's home; undefined where there is none. */
  readonly home: string | undefined
  /** The checkout. */
  readonly project: string
  /** Whether this folder exists and can be written, or can be made. */
  readonly canWrite: (folder: string) => boolean
}

/** Where state goes when nobody says: the user's state folder, else `data` in the checkout, else the folder for temporary files. */
export function defaultDataDir({ env, home, project, canWrite }: Place): string {
  const state = env['XDG_STATE_HOME']
  const candidates = [
    // The XDG specification says that a relative path is to be ignored.
    ...(state !== undefined && isAbsolute(state) ? [join(state, 'entente')] : []),
    ...(home !== undefined && isAbsolute(home) ? [join(home, '.local', 'state', 'entente')] : []),
    join(project, 'data'),
  ]
  return candidates.find(canWrite) ?? join(tmpdir(), `entente-${env['USER'] ?? process.getuid?.() ?? 'user'}`)
}
