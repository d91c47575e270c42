import { describe, expect, it } from 'vitest'
import { describeBlock } from '../../../../src/core/source/describe-block.ts'

describe('describeBlock', () => {
  it.each([
    [
      'challenge',
      200,
      'a.example puts a test for robots (a challenge page) before the page, which only a browser passes',
    ],
    ['captcha', 200, 'a.example puts a puzzle for people (a captcha) before the page, which a program cannot solve'],
    [
      'consent',
      200,
      'a.example asks for consent (to cookies or terms) before it shows the page, which only a person can give',
    ],
    ['forbidden', 403, 'a.example refuses to show the page to us'],
    ['rate-limited', 429, 'a.example says that it is asked too often'],
    ['legal', 451, 'a.example may not show the page here for legal reasons'],
  ] as const)('says what a %s with status %i is', (reason, status, words) => {
    expect(describeBlock('a.example', reason, status)).toBe(`${words} (status ${status}).`)
  })
})
