import type { BlockReason } from '../core/source/describe-block.ts'
import type { Headers } from './fetch-outcome.ts'

interface Mark {
  readonly reason: BlockReason
  /** Header that alone gives it away. */
  readonly header?: readonly [name: string, value: RegExp]
  /** Words of the page, looked for in its first part. */
  readonly body?: RegExp
}

/**
 * Marks of pages that stand before the page, as the vendors' own documents and pages show them:
 * https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/ ·
 * https://docs.datadome.co/docs · https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge.html ·
 * https://docs.imperva.com · https://techdocs.akamai.com · https://docs.ddos-guard.net · https://qrator.net ·
 * https://vercel.com/docs/attack-challenge-mode · https://anubis.techaro.lol · https://yandex.ru/support/smart-captcha
 */
const MARKS: readonly Mark[] = [
  { reason: 'challenge', header: ['cf-mitigated', /challenge/i] },
  { reason: 'challenge', header: ['x-amzn-waf-action', /challenge/i] },
  { reason: 'captcha', header: ['x-amzn-waf-action', /captcha/i] },
  { reason: 'captcha', header: ['x-datadome', /./] },
  { reason: 'challenge', body: /<title>(?:Just a moment\.\.\.|Attention Required! \| Cloudflare|DDoS-Guard)/i },
  { reason: 'challenge', body: /\/cdn-cgi\/challenge-platform\/h\/|window\._cf_chl_opt|__ddg\d_|_Incapsula_Resource/ },
  { reason: 'challenge', body: /<title>(?:One moment, please|Checking your browser|Проверка браузера|StackProtect)/i },
  {
    reason: 'challenge',
    body: /<title>\s*(?:Making sure you|Verifying (?:that )?you are|Vercel Security Checkpoint)/i,
  },
  { reason: 'challenge', body: /Enable JavaScript and cookies to continue|cf-browser-verification/i },
  {
    reason: 'captcha',
    body: /captcha-delivery\.com|px-captcha|<title>(?:Robot Check|Are you a robot\?|SmartCaptcha)/i,
  },
  { reason: 'captcha', body: /<title>\s*(?:Pardon Our Interruption|Вы не робот|Подтвердите, что (?:запросы|вы) )/i },
  {
    reason: 'forbidden',
    body: /<title>\s*(?:Access (?:to this page has been )?Denied|Доступ (?:запрещ[её]н|ограничен))/i,
  },
  { reason: 'consent', body: /<title>(?:Before you continue|Your privacy choices|consent\.)/i },
]

/** A real page names these scripts too; a page that is only a challenge is small. */
const CHALLENGE_PAGE_BYTES = 60_000
const HEAD_BYTES = 16_384

const BY_STATUS: Readonly<Record<number, BlockReason>> = { 403: 'forbidden', 429: 'rate-limited', 451: 'legal' }

/** Why an answer is a wall rather than the page that was asked for; undefined when it is none. */
export function findBlock(status: number, headers: Headers, bytes: Uint8Array): BlockReason | undefined {
  const small = bytes.length <= CHALLENGE_PAGE_BYTES
  const page = small && (headers['content-type'] ?? 'text/html').includes('html')
  const head = page ? Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('utf8') : ''
  const mark = MARKS.find(({ header, body }) =>
    header ? header[1].test(headers[header[0]] ?? '') : (body?.test(head) ?? false),
  )
  return mark?.reason ?? BY_STATUS[status]
}
