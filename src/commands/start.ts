import { loadEnv } from '../config/env.ts'
import { createLog } from '../log.ts'
import { startEntente } from '../main.ts'
import { chooseDataDir } from '../store/choose-data-dir.ts'
import type { Command } from './command.ts'
import { readArguments } from './read-arguments.ts'

/** Runs the whole system, or the roles that ENTENTE_ROLES names, until it is asked to stop. */
export const start: Command = {
  summary: 'runs the system: polls, reads, finds statements, alerts; console on http://127.0.0.1:8080',
  usage: '',
  run: async (args, io) => {
    readArguments(args, {}, 0)
    const settings = loadEnv(io.env)
    const log = createLog({ level: settings.logLevel, destination: 'stdout' })
    const stopped = Promise.withResolvers<NodeJS.Signals>()
    const onSignal = (signal: NodeJS.Signals) => stopped.resolve(signal)
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
    const dataDir = chooseDataDir(settings.dataDirs)
    log.info({ dataDir, configDir: settings.configDir, roles: [...settings.roles] }, 'starting')
    const entente = await startEntente(settings, dataDir, log)
    const signal = await stopped.promise
    log.info({ signal }, 'stopping')
    await entente.stop()
    log.info({}, 'stopped')
    return 0
  },
}
