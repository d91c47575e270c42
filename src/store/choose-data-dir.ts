import { accessSync, constants, mkdirSync } from 'node:fs'
import { Failure } from '../errors.ts'

/** The first of some folders that this user can write, made when missing. Throws Failure `machine` when none can be. */
export function chooseDataDir(candidates: readonly string[]): string {
  const reasons: string[] = []
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.W_OK | constants.X_OK)
      return folder
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  throw new Failure(
    'machine',
    'data-dir-unwritable',
    `no folder for data can be written: set ENTENTE_DATA_DIR (${reasons.join('; ')})`,
    { retry: false },
  )
}
