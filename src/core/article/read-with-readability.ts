import { createRequire } from 'node:module'
import type { Readability as ReadabilityClass } from '@mozilla/readability'
import type * as Jsdom from 'jsdom'
import { collectBlocks, type TextBlock } from './collect-blocks.ts'
import { parsePage } from './parse-page.ts'

const require = createRequire(import.meta.url)

/** A window costs more than a small page; one that has read so many characters is left behind with all that jsdom keeps of them. */
const CHARS_A_WINDOW = 1_000_000
let domParser: DOMParser | undefined
let charsLeft = 0

/**
 * Reads a page with jsdom and Mozilla's Readability, the reference that Entente's own reader is held to. About twenty times
 * slower, so that it only has a say where the own reader found little. Undefined where it finds nothing or fails: jsdom throws
 * on some inline CSS. May run very long on hostile pages: call it only in a worker thread with a time limit.
 *
 * @param html the page, scripts and styles already cut away
 */
export function readWithReadability(html: string): readonly TextBlock[] | undefined {
  try {
    const { Readability } = require('@mozilla/readability') as { Readability: typeof ReadabilityClass }
    const document = openParser(html.length).parseFromString(html, 'text/html')
    const content = new Readability(document, { maxElemsToParse: 50_000 }).parse()?.content
    return typeof content === 'string' ? collectBlocks(parsePage(content).document).blocks : undefined
  } catch {
    return undefined
  }
}

function openParser(chars: number): DOMParser {
  if (domParser === undefined || charsLeft < 0) {
    // Loaded on first use: jsdom alone costs half a second and most processes never need it. Without listeners the console
    // is silent: what jsdom thinks of a page's style sheets would go to standard error.
    const { JSDOM, VirtualConsole } = require('jsdom') as typeof Jsdom
    const { window } = new JSDOM('', { virtualConsole: new VirtualConsole() })
    domParser = new window.DOMParser()
    charsLeft = CHARS_A_WINDOW
  }
  charsLeft -= chars
  return domParser
}
