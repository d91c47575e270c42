import { z } from 'zod'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }
const DURATION = /^(\d{1,9})(ms|s|m|h|d)$/
const ID = /^[a-z0-9][a-z0-9-]{0,62}$/
const COUNTRY = /^[A-Z]{2}$/
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u
const TAG = /^[\p{Ll}\p{N}][\p{Ll}\p{N}-]*$/u

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

function isCountry(code: string): boolean {
  // "UK" has a name, too, but ISO 3166 only reserves it: the country's code is GB.
  return COUNTRY.test(code) && code !== 'UK' && regions.of(code) !== undefined
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
}

function toMilliseconds(text: string): number {
  const [, count = '0', unit = 'ms'] = DURATION.exec(text) ?? []
  return Number(count) * (UNITS[unit] ?? 1)
}

/** A stable name of a source, topic or channel. It becomes part of job ids and of URLs. */
export const id = z.string().regex(ID, { error: 'an id has lower-case letters, digits and hyphens, at most 63' })

/** A length of time as `5s`, `15m`, `1h` or `2d`; read as milliseconds. */
export const duration = z
  .string({ error: 'a length of time is written as 30s, 15m, 1h or 2d' })
  .regex(DURATION, { error: 'a length of time is written as 30s, 15m, 1h or 2d' })
  .transform(toMilliseconds)

/** A country, ISO 3166 alpha-2 in capitals. */
export const country = z.string().refine(isCountry, {
  error: 'a country is its ISO 3166 code of two capitals, as IR, RU, US or GB',
})

/** A language, BCP 47. */
export const language = z.string().refine(isLanguage, { error: 'a language is its BCP 47 tag, as en, ru, fa or pt-BR' })

/** An http or https address. */
export const webAddress = z.string().refine(isWebAddress, { error: 'an address begins with http:// or https://' })

/** A host name. */
export const host = z.string().toLowerCase().regex(HOST, { error: 'a host name is written as example.org' })

/** A tag of a source. */
export const tag = z.string().regex(TAG, { error: 'a tag has lower-case letters, digits and hyphens' })

/** A point in time, ISO 8601 with a zone. */
export const time = z.iso.datetime({ offset: true, error: 'a time is written as 2026-01-31T18:00:00Z' })

/** Where a secret is to be read, so that it never stands in the file. */
export const secretPlace = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Z_][A-Z0-9_]*$/i, { error: 'the name of an environment variable' }) }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  { error: 'a secret is given as { env: NAME } or { file: path }, never itself' },
)

/** Where a secret is to be read. */
export type SecretPlace = z.output<typeof secretPlace>

/** One value or a list of them; read as a list. */
export function oneOrMore<T extends string>(value: z.ZodType<T>) {
  return z
    .union([value, z.array(value).min(1)])
    .transform((given): readonly T[] => (typeof given === 'string' ? [given] : given))
}
