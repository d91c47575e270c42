/** Keys whose values never reach a log, wherever they stand. */
const SECRET_KEY = /secret|token|password|passwd|authorization|cookie|api_?key|signature/i
/** The user and password of a URL; both parts are bounded so that a long word costs nothing. */
const URL_CREDENTIALS = /:\/\/[^\s/?#@]{1,256}@/g
/** Query parameters that carry a secret. */
const SECRET_PARAMETER = /([?&](?:[a-z_-]{0,32}(?:token|secret|key|password|signature)|sig)=)[^\s&#"']{1,512}/gi
/** A Telegram bot's token stands in the path of its API's URLs: https://core.telegram.org/bots/api#making-requests */
const BOT_TOKEN = /\/bot\d{1,20}:[\w-]{1,128}/g
/** A Slack webhook's path is its secret: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
const SLACK_HOOK = /(hooks\.slack\.com\/[a-z]{1,32}\/)[\w/-]{1,256}/g
/** A Discord webhook's path is its secret: https://discord.com/developers/docs/resources/webhook */
const DISCORD_HOOK = /(\/api\/webhooks\/\d{1,32}\/)[\w-]{1,256}/g

/** Whoever knows the path under which a hub calls us passes for the hub. */
const HUB_CALLBACK = /(\/websub\/)[\w-]{1,128}/g

const HIDDEN = '[redacted]'
/** Deeper than this nothing is logged. */
const DEPTH = 6

/** A copy of log data without secrets: values under telling keys, and credentials inside URLs. An error becomes plain data. */
export function redactSecrets(data: Record<string, unknown>): Record<string, unknown> {
  return redactEntries(data, DEPTH, new Set())
}

function redactEntries(data: object, depth: number, above: ReadonlySet<object>): Record<string, unknown> {
  const inside = new Set(above).add(data)
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      SECRET_KEY.test(key) && isSecretValue(value) ? HIDDEN : redactValue(value, depth, inside),
    ]),
  )
}

/** A count or a flag under a telling key (`tokens: 12`) tells nothing. */
const isSecretValue = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null)

function redactValue(value: unknown, depth: number, above: ReadonlySet<object>): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof URL) return redactText(value.href)
  if (above.has(value)) return '[circular]'
  if (depth === 0) return '[deep]'
  if (value instanceof Error) return redactEntries(describeError(value), depth - 1, new Set(above).add(value))
  if (Array.isArray(value)) {
    const inside = new Set(above).add(value)
    return value.map((item) => redactValue(item, depth - 1, inside))
  }
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  return redactEntries(value, depth - 1, above)
}

/** Own keys of the error (`code`, `kind`, `retry`) come along, beside those that are not enumerable. */
function describeError(error: Error): object {
  return {
    ...Object.fromEntries(Object.entries(error)),
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: error.cause }),
  }
}

function redactText(text: string): string {
  return text
    .replace(URL_CREDENTIALS, `://${HIDDEN}@`)
    .replace(SECRET_PARAMETER, `$1${HIDDEN}`)
    .replace(BOT_TOKEN, `/bot${HIDDEN}`)
    .replace(SLACK_HOOK, `$1${HIDDEN}`)
    .replace(HUB_CALLBACK, `$1${HIDDEN}`)
    .replace(DISCORD_HOOK, `$1${HIDDEN}`)
}
