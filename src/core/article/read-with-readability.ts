import { createRequire } from 'node:module'
import type { Readability as ReadabilityClass } from '@mozilla/readability'
import type * as Jsdom from 'jsdom'
import { collectBlocks, type TextBlock } from './collect-blocks.ts'
import { parsePage } from './parse-page.ts'

const require = createRequire(import.meta.url)

/**
 * Reads a page with jsdom and Mozilla's Readability, the reference that Entente's own reader is held to. About fifty times
 * slower, so that it only has a say where the own reader found little. Undefined where it finds nothing or fails: jsdom throws
 * on some inline CSS. May run very long on hostile pages: call it only in a worker thread with a time limit.
 *
 * @param html the page, scripts and styles already cut away
 */
export function readWithReadability(html: string, url: string | null): readonly TextBlock[] | undefined {
  try {
    // Loaded on first use: jsdom alone costs half a second and most processes never need it.
    const { JSDOM, VirtualConsole } = require('jsdom') as typeof Jsdom
    const { Readability } = require('@mozilla/readability') as { Readability: typeof ReadabilityClass }
    // Without listeners: what jsdom thinks of a page's style sheets would go to standard error.
    const dom = new JSDOM(html, { virtualConsole: new VirtualConsole(), ...(url === null ? {} : { url }) })
    try {
      const content = new Readability(dom.window.document, { maxElemsToParse: 50_000 }).parse()?.content
      return typeof content === 'string' ? collectBlocks(parsePage(content).document).blocks : undefined
    } finally {
      dom.window.close()
    }
  } catch {
    return undefined
  }
}
