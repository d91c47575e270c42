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
  /** How many scripts the page loads from elsewhere. */
  readonly externalScripts: number
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
    'проверяем ваш браузер',
    'перевірка браузера',
    'ddos-guard',
    'بررسی امنیتی',
    'مرورگر شما (?:در حال|را) ',
    'ربات نیستید',
    'لست روبوت',
    'التحقق من (?:أنك|متصفحك|الأمان)',
    'robot olmadığınız',
    'ihr browser wird überprüft',
    'sind sie ein (?:mensch|roboter)',
    "vérification (?:de votre navigateur|que vous n['’]êtes pas)",
    'comprobando (?:su|tu) navegador',
    'no eres un robot',
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
    '۴۰۴',
    '٤٠٤',
    'page (?:not|could not be) found',
    'not found',
    'no longer (?:available|exists)',
    "page (?:you (?:are|were) looking for|does ?n['o]t exist)",
    'страниц[аы] (?:не найден[аы]|не существует|удален[аы]|удалён[аы]|была удалена)',
    'запрашиваем\\p{L}{2} (?:вами )?страниц\\p{L} (?:не|была|уда)',
    '(?:материал|статья|новость|публикация) (?:удал[её]н[аы]?|снят[аы]? с публикации|не найден[аы]?)',
    'сторінку не знайдено',
    'seite nicht gefunden',
    'page (?:introuvable|non trouvée)',
    'página no (?:encontrada|existe)',
    'diese seite (?:existiert|gibt es) nicht',
    'página não encontrada',
    '(?:aradığınız )?(?:sayfa|haber) (?:bulunamadı|kaldırıldı|mevcut değil)',
    '(?:صفحه|خبر|مطلب) (?:مورد نظر )?(?:شما )?(?:پیدا|یافت|موجود) (?:نشد|نیست)',
    '(?:هذه )?الصفحة (?:المطلوبة )?غير (?:موجودة|متوفرة)',
    'сторінк[уи] не (?:знайдено|існує)',
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
    'nous (?:et nos (?:\\d+ )?partenaires )?utilisons',
    'nosotros y nuestros (?:\\d+ )?(?:socios|partners)',
    'utilizamos cookies',
    'wir (?:und unsere (?:\\d+ )?partner )?(?:verwenden|nutzen|verarbeiten) .{0,40}(?:cookies|daten)',
    'çerez(?:leri|ler)? (?:kullan|politika|tercih)',
    '(?:мы|сайт) использу(?:ем|ет) (?:файлы )?(?:cookie|куки)',
    'ми використовуємо (?:файли )?(?:cookie|куки)',
    'نستخدم (?:نحن وشركاؤنا )?ملفات تعريف الارتباط',
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
    'войдите',
    'войти',
    'вход(?: на сайт| в систему| в личный кабинет)?$',
    'увійти',
    'вхід',
    'авторизация',
    'anmelden',
    'einloggen',
    'connexion',
    'se connecter',
    'iniciar sesión',
    'giriş(?: yap)?',
    'üye girişi',
    'تسجيل الدخول',
    'ورود',
  ],
  '(?![\\p{L}\\p{N}])',
  'iu',
)
const PAYWALL = anyOf(
  'subscribe (?:now )?to ',
  ['continue', 'read', 'unlock', 'keep'],
  '|to continue reading|already a subscriber|(?:this )?(?:article|story|content) is (?:only )?(?:for|available to) (?:our )?(?:subscribers|members)|subscribers only|subscriber-only|unlock (?:this|the full) (?:article|story)|become a (?:subscriber|member) to|read the full (?:story|article) with a|доступ(?:но|ен|на) (?:только )?(?:по подписке|подписчикам|для подписчиков)|оформите подписку|за передплатою|лише для передплатників|(?:nur )?für abonnenten|jetzt abonnieren|réservée? (?:à nos|aux) abonnés|pour lire la suite|(?:solo|exclusivo) para suscriptores|suscríbete para|abonelere özel|ویژه مشترکین|برای خواندن ادامه .{0,20}اشتراک|للمشتركين فقط',
  'iu',
)
/** What a page says beside a form that asks for a password. */
const LOGIN_FORM_CHARS = 1_500
/** A shell shows a name at most. */
const SHELL_CHARS = 60
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
    if (metadata.asksPassword && visible.length < LOGIN_FORM_CHARS) return 'login'
    if (isShell(facts, visible)) return 'empty-shell'
  } else if (short && CONSENT.test(text.slice(0, 600)) && facts.body !== undefined && facts.body.blocks.length < 12)
    return 'consent'
  if (isIndexPage(facts)) return 'index-page'
  if (short && (PAYWALL.test(visible) || metadata.linked.some((item) => item.paywalled))) return 'paywall'
  return text.length < SHORT_CHARS ? 'too-short' : 'article'
}

/** A page that shows next to nothing until its scripts have run. */
function isShell({ scriptChars, externalScripts }: PageFacts, visible: string): boolean {
  if (visible.length >= SHORT_CHARS) return false
  return scriptChars > 2_000 || (visible.length < SHELL_CHARS && externalScripts > 0)
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
