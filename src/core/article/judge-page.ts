import { anyOf } from './any-of.ts'
import type { Body } from './choose-body.ts'
import type { PageMetadata } from './read-metadata.ts'
import type { TextBlock } from './collect-blocks.ts'

/** What a page turned out to be. Everything but `article` means that its text must not be taken for an article. */
export type PageOutcome =
  | 'article'
  | 'consent'
  | 'login'
  | 'paywall'
  | 'challenge'
  | 'not-found'
  | 'empty-shell'
  | 'index-page'
  | 'too-short'

/** What the outcome is judged by. */
export interface PageFacts {
  readonly metadata: PageMetadata
  readonly allBlocks: readonly TextBlock[]
  readonly body: Body | undefined
  readonly text: string
  readonly scriptChars: number
  readonly url: string | null
}

const CHALLENGE = anyOf(
  '',
  [
    'just a moment',
    'attention required',
    'checking your browser',
    'verify(?:ing)? (?:that )?you are (?:a )?human',
    'are you (?:a )?(?:human|robot)',
    'enable javascript and cookies',
    'ddos protection',
    'cf-browser-verification',
    'access (?:to this page has been )?denied',
    'unusual traffic',
    'please complete the (?:security check|captcha)',
    'request unsuccessful\\. incapsula',
    'pardon our interruption',
    'проверка браузера',
    'подтвердите, что вы не робот',
    'доступ ограничен',
  ],
  '',
  'iu',
)
const NOT_FOUND = anyOf(
  '(?<![\\p{L}\\p{N}])',
  [
    '404',
    'page (?:not|could not be) found',
    'not found',
    'no longer (?:available|exists)',
    "page (?:you (?:are|were) looking for|does ?n['o]t exist)",
    'страница не найдена',
    'сторінку не знайдено',
    'seite nicht gefunden',
    'page (?:introuvable|non trouvée)',
    'página no encontrada',
    'página não encontrada',
    'sayfa bulunamadı',
    'صفحه (?:مورد نظر )?(?:پیدا|یافت) نشد',
    'الصفحة غير موجودة',
  ],
  '(?![\\p{L}\\p{N}])',
  'iu',
)
const CONSENT = anyOf(
  '',
  [
    'before you continue',
    'we (?:and our (?:\\d+ )?partners )?(?:use|value|process) .{0,40}(?:cookies|privacy|data)',
    'manage (?:your )?(?:consent|privacy|cookies)',
    'cookie (?:consent|settings|preferences)',
    'your privacy (?:choices|is important)',
    'accept all',
    'zustimmung',
    'einwilligung',
    'nous (?:et nos partenaires )?utilisons',
  ],
  '',
  'iu',
)
const LOGIN = anyOf(
  '^',
  [
    'log ?in',
    'sign ?in',
    'please (?:log|sign) ?in',
    'you (?:must|need to) (?:be logged|log|sign) ?in.*',
    'войти',
    'авторизация',
    'anmelden',
    'einloggen',
    'connexion',
    'iniciar sesión',
    'ورود',
  ],
  '(?![\\p{L}\\p{N}])',
  'iu',
)
const PAYWALL = anyOf(
  'subscribe (?:now )?to ',
  ['continue', 'read', 'unlock', 'keep'],
  '|to continue reading|already a subscriber|(?:this )?(?:article|story|content) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members)|subscribers only|subscriber-only|unlock (?:this|the full) (?:article|story)|become a (?:subscriber|member) to|read the full (?:story|article) with a|доступно (?:только )?(?:по подписке|подписчикам)|оформите подписку|nur für abonnenten|réservé aux abonnés|solo para suscriptores',
  'iu',
)
const FRONT_PATH = /^\/(?:(?:index|home|default|[a-z]{2})(?:\.\w{2,5})?\/?)?$/iu

/** A text shorter than this is no article by itself. */
export const SHORT_CHARS = 250
const LEAD_CHARS = 1_500

/** Decides what a page is, from its text, title and shape. */
export function judgePage(facts: PageFacts): PageOutcome {
  const { metadata, allBlocks, text } = facts
  const title = `${metadata.documentTitle ?? ''}\n${metadata.headings[0] ?? ''}`
  const visible = allBlocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, 20_000)
  const short = text.length < LEAD_CHARS
  if (short && CHALLENGE.test(`${title}\n${visible.slice(0, 1_500)}`) && visible.length < 3_000) return 'challenge'
  if (short && NOT_FOUND.test(title)) return 'not-found'
  if (text.length < SHORT_CHARS) {
    if (NOT_FOUND.test(visible.slice(0, 1_500))) return 'not-found'
    if (CONSENT.test(visible) && visible.length < 6_000) return 'consent'
    if (PAYWALL.test(visible)) return 'paywall'
    if (LOGIN.test(metadata.documentTitle ?? '') || LOGIN.test(metadata.headings[0] ?? '')) return 'login'
    if (visible.length < SHORT_CHARS && facts.scriptChars > 2_000) return 'empty-shell'
  } else if (short && CONSENT.test(text.slice(0, 600)) && facts.body !== undefined && facts.body.blocks.length < 12)
    return 'consent'
  if (isIndexPage(facts)) return 'index-page'
  if (short && (PAYWALL.test(visible) || metadata.linked.some((item) => item.paywalled))) return 'paywall'
  return text.length < SHORT_CHARS
    ? visible.length < SHORT_CHARS && facts.scriptChars > 2_000
      ? 'empty-shell'
      : 'too-short'
    : 'article'
}

/** Many links, little running text, or the front page of a site. */
function isIndexPage({ allBlocks, body, text, url, metadata }: PageFacts): boolean {
  const path = url === null ? undefined : URL.parse(url)
  const front = path !== undefined && path !== null && FRONT_PATH.test(path.pathname) && path.search === ''
  const linkedHeadings = allBlocks.filter(
    (block) => (block.kind === 'heading' || block.kind === 'title') && block.linkChars > block.text.length * 0.6,
  ).length
  const paragraphs = body?.blocks.filter((block) => block.text.length > 120).length ?? 0
  if (
    metadata.linked.some((item) => /article|posting|report/i.test(item.types.join(' ')) && item.datePublished !== null)
  )
    return false
  if (front) return linkedHeadings >= 5
  return linkedHeadings >= 12 && paragraphs <= 3 && text.length < LEAD_CHARS
}
