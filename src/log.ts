import pino from 'pino'
import type { LogLevel } from './config/env.ts'
import { redactSecrets } from './redact-secrets.ts'

/** What the rest of the house may say: a fixed lower-case message, and what varies in keys that never change. */
export interface Log {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
  /** A log whose every line carries these keys too. */
  child(data: object): Log
}

export interface LogOptions {
  readonly level?: LogLevel
  /** stdout for `start`; stderr for the commands whose results go to stdout; or a stream, for tests. */
  readonly destination?: 'stdout' | 'stderr' | { write(line: string): void }
}

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const

/** Opens the log: one JSON object a line, written at once so that nothing is lost when the process dies, secrets left out. */
export function createLog({ level = 'info', destination = 'stdout' }: LogOptions = {}): Log {
  const target =
    typeof destination === 'string' ? pino.destination({ dest: DESCRIPTORS[destination], sync: true }) : destination
  const logger = pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Errors are plain data by then, redacted; pino's own serializer would call them "Object".
      serializers: { err: (error: unknown) => error },
      formatters: {
        level: (label) => ({ level: label }),
        bindings: ({ pid }) => ({ pid }),
        log: (data) => redactSecrets(data),
      },
    },
    target,
  )
  return toLog(logger)
}

function toLog(logger: pino.Logger): Log {
  return {
    debug: (data, message) => logger.debug(data, message),
    info: (data, message) => logger.info(data, message),
    warn: (data, message) => logger.warn(data, message),
    error: (data, message) => logger.error(data, message),
    child: (data) => toLog(logger.child(redactSecrets({ ...data }))),
  }
}
