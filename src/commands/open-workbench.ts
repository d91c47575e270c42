import { availableParallelism } from 'node:os'
import type { Analysis } from '../analysis/analysis.ts'
import { createAnalysis } from '../analysis/create-analysis.ts'
import type { HttpConfig } from '../config/config.ts'
import { loadEnv, type Settings } from '../config/env.ts'
import { loadLexicon } from '../config/load-lexicon.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createLog, type Log } from '../log.ts'
import type { Io } from './command.ts'
import { throwFaults } from '../throw-faults.ts'
import { userAgentOf } from '../user-agent.ts'

/** What the commands that work without the archive need: settings, the lexicon in its threads, the guarded client. */
export interface Workbench {
  readonly settings: Settings
  readonly log: Log
  readonly http: Http
  readonly analysis: Analysis
  close(): Promise<void>
}

/** Opens it; close it when done. Threads start when the first task comes. */
export async function openWorkbench(
  io: Io,
  needs: { readonly lexicon: boolean; readonly http?: HttpConfig },
): Promise<Workbench> {
  const settings = loadEnv(io.env)
  const log = createLog({ level: settings.logLevel, destination: 'stderr' })
  const lexicon = needs.lexicon ? throwFaults(await loadLexicon(settings.configDir)) : null
  const http = createHttp({
    allowPrivateHosts: settings.allowPrivateHosts,
    userAgent: userAgentOf(needs.http ?? UNNAMED),
  })
  const analysis = createAnalysis({ threads: availableParallelism(), lexicon, log })
  return {
    settings,
    log,
    http,
    analysis,
    close: async () => {
      await Promise.all([http.close(), analysis.close()])
    },
  }
}

const UNNAMED: HttpConfig = { userAgent: null, contact: null }
