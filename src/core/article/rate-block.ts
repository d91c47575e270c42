import { anyOf } from './any-of.ts'
import type { BlockKind } from './collect-blocks.ts'

/** What a block that is no running text costs the element that would take it in, in characters. */
const JUNK_COST = 25
const FRAGMENT_COST = 5
/** Shorter text is a label unless it ends as a sentence does. */
const LABEL_CHARS = 25
const FRAGMENT_CHARS = 80
/** One very long block must not outweigh all others: it may be a legal notice. */
const MAX_GAIN = 600
const SENTENCE_END = /[.!?…。！？؟۔»”"'’)\]:]$/

/** Sentences of consent banners, which read like running text and are often longer than the article. */
const CONSENT_TEXT = anyOf(
  '(?<![\\p{L}\\p{N}])cookies?(?![\\p{L}\\p{N}]).{0,200}(?<![\\p{L}\\p{N}])',
  [
    'websites?',
    'site',
    'browser',
    'consent',
    'necessary',
    'advertis\\p{L}*',
    'akzeptier\\p{L}*',
    'zustimm\\p{L}*',
    'einwillig\\p{L}*',
    'essenziell\\p{L}*',
    'webs(?:e|i)te',
    'navigation',
    'preferences',
    'datenschutz\\p{L}*',
    'consentement',
    'сайт\\p{L}*',
  ],
  '|(?<![\\p{L}\\p{N}])(?:websites?|site|browser|akzeptier\\p{L}*|zustimm\\p{L}*|webseite|verwenden|nutzen|utilis\\p{L}*|use|uses|сайт\\p{L}*|используем)(?![\\p{L}\\p{N}]).{0,120}(?<![\\p{L}\\p{N}])cookies?(?![\\p{L}\\p{N}])',
  'iu',
)
/** How much a block speaks for being in the article: its running characters, or below zero. */
export function rateBlock(kind: BlockKind, text: string, linkChars: number): number {
  const running = text.length - linkChars
  if (kind === 'title') return 0
  if (linkChars > running || isConsentText(text)) return -JUNK_COST
  if (kind === 'heading') return 0
  const ends = SENTENCE_END.test(text)
  if (running < LABEL_CHARS) return ends ? 0 : -JUNK_COST
  if (running < FRAGMENT_CHARS && !ends) return kind === 'item' || kind === 'row' ? 0 : -FRAGMENT_COST
  return Math.min(running, MAX_GAIN)
}

/** The word is looked for first: the pattern is slow and nearly no block has it. */
function isConsentText(text: string): boolean {
  return (text.includes('ookie') || text.includes('COOKIE')) && CONSENT_TEXT.test(text)
}
