import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Failure } from '../errors.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Parses a command's arguments; throws Failure `usage` for an unknown option or too many words. */
export function readArguments<Known extends Options>(args: readonly string[], options: Known, most: number) {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (parsed.positionals.length > most) throw new Error(`unexpected argument "${parsed.positionals[most]}"`)
    return parsed
  } catch (cause) {
    throw new Failure('usage', 'usage', cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
