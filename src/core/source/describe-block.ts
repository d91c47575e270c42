/** What stands before a page: a test for robots, a puzzle, a consent page, or a refusal by its status. */
export type BlockReason = 'challenge' | 'captcha' | 'consent' | 'forbidden' | 'rate-limited' | 'legal'

const WORDS: Readonly<Record<BlockReason, string>> = {
  captcha: 'puts a puzzle for people (a captcha) before the page, which a program cannot solve',
  challenge: 'puts a test for robots (a challenge page) before the page, which only a browser passes',
  consent: 'asks for consent (to cookies or terms) before it shows the page, which only a person can give',
  forbidden: 'refuses to show the page to us',
  legal: 'may not show the page here for legal reasons',
  'rate-limited': 'says that it is asked too often',
}

/**
 * Says in a sentence what bars the way to a page, with the status that came.
 *
 * @example describeBlock('paper.example', 'forbidden', 403) // 'paper.example refuses to show the page to us (status 403).'
 */
export function describeBlock(host: string, reason: BlockReason, status: number): string {
  return `${host} ${WORDS[reason]} (status ${status}).`
}
