import type { HttpBindings } from '@hono/node-server'
import type { Log } from '../log.ts'
import type { HubCallbacks } from './hub-callbacks.ts'
import type { ConsoleReads, HealthReport } from './reads.ts'

/** What hono hands to our handlers: the node request beneath, and how the request was let in. */
export interface ConsoleEnv {
  readonly Bindings: HttpBindings
  readonly Variables: { readonly accessBy: 'loopback' | 'token' | 'session' | 'none' }
}

/** What the console is made of. */
export interface ConsoleParts {
  readonly adminToken?: string | undefined
  readonly reads: ConsoleReads
  readonly health: () => Promise<HealthReport>
  readonly metrics: { render(): Promise<string>; readonly contentType: string }
  readonly log: Log
  /** What hubs may say to us; absent where none has been asked. */
  readonly hubs?: HubCallbacks
  /** Whether life, readiness and metrics alone are answered, as in a process whose work is another. */
  readonly healthOnly?: boolean
  /** The clock; the machine's own where none is given. */
  readonly now?: () => Date
}
