#!/usr/bin/env -S node --max-semi-space-size=4
import type { Command, ExitCode, Io } from './commands/command.ts'
import { Failure } from './errors.ts'

/** Each command is loaded when it is called: what a command does not need costs it no time. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  analyze: async () => (await import('./commands/analyze.ts')).analyze,
  canonicalize: async () => (await import('./commands/canonicalize.ts')).canonicalize,
  check: async () => (await import('./commands/check.ts')).check,
  compare: async () => (await import('./commands/compare.ts')).compare,
  demo: async () => (await import('./commands/demo.ts')).demo,
  explain: async () => (await import('./commands/explain.ts')).explain,
  'import-opml': async () => (await import('./commands/import-opml.ts')).importOpml,
  'parse-feed': async () => (await import('./commands/parse-feed.ts')).parseFeedCommand,
  poll: async () => (await import('./commands/poll.ts')).poll,
  replay: async () => (await import('./commands/replay.ts')).replay,
  start: async () => (await import('./commands/start.ts')).start,
}

const EXIT_CODES: Readonly<Record<Failure['kind'], ExitCode>> = {
  config: 1,
  input: 1,
  limit: 1,
  machine: 3,
  network: 3,
  refused: 1,
  usage: 2,
}

async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    io.stdout.write(await describeCommands())
    return 0
  }
  const load = COMMANDS[name]
  if (load === undefined) {
    io.stderr.write(`entente: there is no command "${name}"\n\n${await describeCommands()}`)
    return 2
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout.write(`usage: entente ${name} ${command.usage}\n\n${command.summary}\n`)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    io.stderr.write(`entente: ${error instanceof Failure ? error.message : describe(error)}\n`)
    if (error instanceof Failure && error.kind === 'usage') io.stderr.write(`usage: entente ${name} ${command.usage}\n`)
    return error instanceof Failure ? EXIT_CODES[error.kind] : 3
  }
}

async function describeCommands(): Promise<string> {
  const rows = await Promise.all(Object.entries(COMMANDS).map(async ([name, load]) => [name, await load()] as const))
  const lines = rows.map(([name, command]) => `  ${name.padEnd(13)} ${command.summary}\n`)
  return `usage: entente <command> [options]   (entente <command> --help says more)\n\n${lines.join('')}`
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

// A reader that goes away (`entente analyze … | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const code = await main(process.argv.slice(2), process)
// What is still open by now (a keep-alive socket, a worker) must not hold the command.
process.stdout.write('', () => process.exit(code))
