import type { Context } from 'hono'
import type { ConsoleEnv } from '../console-env.ts'

/** The login cookie's name. */
export const COOKIE = 'entente_session'

/** The address at the other end of the socket; empty when it is gone already, which is nobody's. */
export const peerOf = (context: Context<ConsoleEnv>): string => context.env.incoming.socket.remoteAddress ?? ''
