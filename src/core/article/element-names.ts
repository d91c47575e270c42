// What elements of news pages are called (class and id words) and what that says of them. Collected from the public markup of
// common publishing systems (WordPress, Drupal, Arc, Chorus, Bitrix …); the idea is from Readability's unlikelyCandidates,
// https://github.com/mozilla/readability/blob/main/Readability.js

/** Why an element is held to be no part of the article. */
export type JunkReason = 'comments' | 'chrome' | 'related' | 'share' | 'caption' | 'author' | 'ad' | 'hidden'

const COMMENTS = [
  'comment',
  'comments',
  'commentlist',
  'disqus',
  'livefyre',
  'respond',
  'replies',
  'discussion',
  'coral',
  'kommentare',
  'kommentar',
]
const CHROME = [
  'nav',
  'navbar',
  'navigation',
  'menu',
  'menubar',
  'breadcrumb',
  'breadcrumbs',
  'footer',
  'masthead',
  'sidebar',
  'rail',
  'toolbar',
  'pagination',
  'pager',
  'cookie',
  'cookies',
  'consent',
  'gdpr',
  'popup',
  'modal',
  'overlay',
  'banner',
  'subscribe',
  'subscription',
  'newsletter',
  'newsletters',
  'signup',
  'login',
  'search',
  'skip',
  'tooltip',
  'rollover',
  'popover',
  'dropdown',
  'flyout',
  'submenu',
  'toc',
  'widget',
  'alert',
  'copyright',
  'disclaimer',
  'flag',
  'topbar',
  'notification',
  'offer',
  'paywall-message',
  'legal',
]
const RELATED = [
  'related',
  'relatedposts',
  'recommended',
  'recommendation',
  'recommendations',
  'recirc',
  'recirculation',
  'trending',
  'popular',
  'outbrain',
  'taboola',
  'zergnet',
  'readmore',
  'read-more',
  'more-on',
  'morefrom',
  'more-from',
  'more-news',
  'most-read',
  'mostread',
  'latest',
  'see-also',
  'seealso',
  'also-read',
  'alsoread',
  'also-like',
  'similar',
  'next-article',
  'prev',
  'next-post',
  'teaser',
  'teasers',
  'inline-promo',
  'suggested',
  'up-next',
  'upnext',
  'carousel',
  'dont-miss',
  'editors-picks',
  'jp-relatedposts',
  'yarpp',
  'playlist',
  'trc',
  'crosslinks',
  'interlink',
]
const SHARE = [
  'share',
  'sharing',
  'shares',
  'sharedaddy',
  'sharebar',
  'sharethis',
  'addthis',
  'addtoany',
  'social',
  'socials',
  'follow',
  'followus',
  'facebook',
  'twitter-share',
  'whatsapp',
  'print',
  'like',
  'likes',
  'rating',
  'ratings',
  'vote',
  'votes',
  'poll',
  'feedback',
  'tools',
  'bookmark',
  'utility',
]
const CAPTION = [
  'caption',
  'captions',
  'figcaption',
  'credit',
  'credits',
  'photocredit',
  'photo-credit',
  'gallery',
  'slideshow',
  'lightbox',
  'media-info',
  'wp-caption',
  'image-meta',
  'mediacaption',
  'imgcaption',
  'video',
  'player',
  'infobox',
]
const AUTHOR = [
  'author',
  'authors',
  'byline',
  'bio',
  'authorbox',
  'author-box',
  'about-author',
  'contributor',
  'contributors',
  'timestamp',
  'dateline',
  'pubdate',
  'tags',
  'taglist',
  'tag-list',
  'post-tags',
  'entry-tags',
  'post-meta',
  'entry-meta',
  'article-meta',
  'meta',
  'metadata',
  'postmeta',
  'entry-footer',
  'post-footer',
  'article-footer',
  'categories',
  'published',
  'topics',
  'keywords',
  'posted-on',
  'datetime',
  'source-link',
]
const AD = [
  'ad',
  'ads',
  'adv',
  'advert',
  'adverts',
  'advertisement',
  'advertising',
  'adsense',
  'adsbygoogle',
  'sponsor',
  'sponsored',
  'sponsors',
  'promo',
  'promos',
  'promotion',
  'promoted',
  'commercial',
  'affiliate',
  'affiliates',
  'dfp',
  'gpt',
  'adslot',
  'donate',
  'donation',
  'merch',
  'partner',
  'partners',
  'deals',
  'ecommerce',
  'buy',
  'cta',
]
const HIDDEN = [
  'hidden',
  'visually-hidden',
  'visuallyhidden',
  'sr-only',
  'screen-reader-text',
  'screenreader',
  'offscreen',
  'assistive',
  'noprint',
  'no-print',
  'u-hidden',
  'a11y',
]

const TABLE: readonly (readonly [JunkReason, readonly string[]])[] = [
  ['comments', COMMENTS],
  ['related', RELATED],
  ['share', SHARE],
  ['caption', CAPTION],
  ['author', AUTHOR],
  ['ad', AD],
  ['hidden', HIDDEN],
  ['chrome', CHROME],
]

const CAMEL = /([a-z])([A-Z])/g
const SEPARATORS = /[^a-z0-9-]+/
const BODY_NAME =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news|page|main|blog|text|content|detail|artikel|noticia|materia)[\s_-]{0,2}(?:body|content|text|inner|copy|main|container|wrapper|page|detail|full)|articlebody|storybody|entry|postarea|fulltext|hentry|h-entry|e-content|body-copy|bodytext|body-text|rich-?text|prose|zn-body__paragraph)(?:$|[\s_-])/
const STRONG_BODY_NAME =
  /(?:^|[\s_-])(?:(?:article|story|post|entry|news)[\s_-]{0,2}(?:body|content|text|copy|main-?content|bodytext|fulltext)|articlebody|storybody|e-content|body-copy|bodytext|fulltext)(?:$|\s)/

const reasonByWord: ReadonlyMap<string, JunkReason> = new Map(
  TABLE.flatMap(([reason, words]) => words.map((word): [string, JunkReason] => [word, reason])),
)

/** What an element's class and id say of it. */
export interface ElementName {
  readonly junk: JunkReason | undefined
  /** The name is one that publishing systems give to the article's own text. */
  readonly body: boolean
  readonly strongBody: boolean
}

/**
 * Reads the class and id of an element.
 *
 * @example readElementName({ class: 'related-posts' }).junk // 'related'
 */
export function readElementName({ class: classes = '', id = '' }: Readonly<Record<string, string>>): ElementName {
  const classAndId = id === '' ? classes : classes === '' ? id : `${classes} ${id}`
  if (classAndId === '') return NAMELESS
  const known = readNames.get(classAndId)
  if (known !== undefined) return known
  if (readNames.size >= MAX_READ_NAMES) readNames.clear()
  const name = readName(classAndId.slice(0, MAX_NAME_CHARS))
  if (classAndId.length <= MAX_NAME_CHARS) readNames.set(copyOf(classAndId), name)
  return name
}

/** The same letters in a string of their own: V8 keeps the whole page alive for a part of it. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

const NAMELESS: ElementName = { junk: undefined, body: false, strongBody: false }

/** Sites use the same names on every page: reading them once saves a tenth of the time. */
const readNames = new Map<string, ElementName>()
const MAX_READ_NAMES = 20_000
const MAX_NAME_CHARS = 400

function readName(classAndId: string): ElementName {
  const name = classAndId.replace(CAMEL, '$1-$2').toLowerCase()
  const body = BODY_NAME.test(name)
  return { junk: findJunk(name), body, strongBody: body && STRONG_BODY_NAME.test(name) }
}

function findJunk(name: string): JunkReason | undefined {
  for (const token of name.split(SEPARATORS)) {
    const whole = reasonByWord.get(token)
    if (whole !== undefined) return whole
    const words = token.split('-').filter(Boolean)
    for (const [at, word] of words.entries()) {
      // A layout note such as "has-sidebar", "with-gallery" or "no-comments" speaks of the page, not of the element.
      if (word === 'has' || word === 'with' || word === 'no' || word === 'without') break
      const reason = reasonByWord.get(word) ?? reasonByWord.get(`${word}-${words[at + 1] ?? ''}`)
      // "label-hidden" hides something else.
      if (reason === 'hidden' && words.length > 1) continue
      // An embedded post ("social-embed", "twitter-tweet") is quoted by the article.
      if (reason === 'share' && (words.includes('embed') || words.includes('tweet'))) continue
      if (reason !== undefined) return reason
    }
  }
  return undefined
}
