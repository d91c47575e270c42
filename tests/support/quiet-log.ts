import type { StoreLog } from '../../src/store/store-log.ts'

const nothing = (): void => undefined

/** A log that keeps a test's output clean. */
export const quietLog: StoreLog = { debug: nothing, info: nothing, warn: nothing, error: nothing }
