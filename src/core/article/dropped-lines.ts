import { CREDIT_LINES } from './lines/credit-lines.ts'
import { NOTICE_LINES } from './lines/notice-lines.ts'
import { POINTER_LINES } from './lines/pointer-lines.ts'
import { SHARING_LINES } from './lines/sharing-lines.ts'
import { WRITER_LINES } from './lines/writer-lines.ts'

/**
 * Single lines that are no part of the text: what publishing systems and desks set around an article, in the languages of the
 * shipped sources. Each pattern is anchored or of bounded length, and linear.
 */
export const DROPPED_LINES: readonly RegExp[] = [
  ...POINTER_LINES,
  ...SHARING_LINES,
  ...CREDIT_LINES,
  ...WRITER_LINES,
  ...NOTICE_LINES,
]
