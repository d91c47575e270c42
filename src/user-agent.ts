import packageJson from '../package.json' with { type: 'json' }
import type { HttpConfig } from './config/config.ts'

/** How robots.txt files address us, whatever the whole User-Agent says. */
export const ROBOTS_TOKEN = 'entente'

/** How Entente names itself to the sites that it reads: as configured, else name and version with the contact. */
export function userAgentOf({ userAgent, contact }: HttpConfig): string {
  return userAgent ?? `entente/${packageJson.version}${contact === null ? '' : ` (+${contact})`}`
}
