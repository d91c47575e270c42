import { anyOf } from '../any-of.ts'

/** Notices of cookies, rights and forms. */
export const NOTICE_LINES: readonly RegExp[] = [
  anyOf(
    '^',
    [
      'we use cookies',
      'this (?:web)?site uses cookies',
      'by (?:continuing|using|clicking|signing|subscribing|submitting|registering)',
      'мы используем (?:cookie|файлы)',
      'diese (?:web)?seite verwendet cookies',
      'nous utilisons des cookies',
      'utilizamos cookies',
      'este site utiliza',
    ],
    '(?![\\p{L}\\p{N}])',
    'iu',
  ),
  anyOf(
    '^',
    [
      'this (?:material|article|story|content) may not be (?:published|reproduced|copied)',
      'the views expressed',
      'the opinions expressed',
      'reproduction',
      'republication',
      'any opinions expressed',
      'our standards',
      'terms (?:of use|and conditions)',
      'an email has been sent',
      'thank you for (?:subscribing|signing up|reading)',
      'invalid email',
      'something went wrong',
      'please (?:enable|enter|log|sign|check|try)',
      'you must be logged',
    ],
    '(?![\\p{L}\\p{N}])',
    'iu',
  ),
]
