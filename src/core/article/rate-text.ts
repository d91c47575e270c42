import type { Body } from './choose-body.ts'
import type { TextBlock } from './collect-blocks.ts'
import type { PageOutcome } from './judge-page.ts'

/** A line that ends as sentences do. */
export const SENTENCE_END = /[.!?…。！？؟۔]["'”’»)\]]*$/

/**
 * How far a text can be trusted to be the article, 0..1: long enough, made of sentences, few links, most of the page's
 * running text, and the page is no known failure.
 */
export function rateText(blocks: readonly TextBlock[], body: Body | undefined, outcome: PageOutcome): number {
  const chars = blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (chars === 0 || body === undefined) return 0
  const linked = blocks.reduce((sum, block) => sum + block.linkChars, 0) / chars
  const sentences =
    blocks.reduce((sum, block) => sum + (SENTENCE_END.test(block.text) ? block.text.length : 0), 0) / chars
  const length = Math.min(1, chars / 1_200)
  const score =
    0.35 * length + 0.3 * sentences + 0.15 * (1 - Math.min(1, linked * 2)) + 0.2 * Math.min(1, body.share * 1.2)
  if (outcome === 'article') return round(score)
  return round(Math.min(score, outcome === 'paywall' || outcome === 'too-short' ? 0.3 : 0.15))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
