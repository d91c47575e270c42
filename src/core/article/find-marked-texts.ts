import type { TextBlock } from './collect-blocks.ts'
import { kindOf } from './kind-of.ts'
import { isInside, type PageElement } from './parse-page.ts'

/** A text that a page marks as an article's, and of how many marked parts it is made. */
export interface MarkedText {
  readonly blocks: readonly TextBlock[]
  readonly parts: number
}

/**
 * Finds the texts that a page marks as an article's: what each element of such a name holds, and what several of one name hold
 * together where no headline stands between them, as in a text that is cut in two by an advertisement.
 *
 * @param live the page's blocks without junk, in reading order
 * @param bodies the elements that bear such names
 */
export function findMarkedTexts(live: readonly TextBlock[], bodies: readonly PageElement[]): readonly MarkedText[] {
  const singles: MarkedText[] = []
  const runs = new Map<string, Run[]>()
  for (const element of bodies) {
    const blocks = blocksIn(live, element)
    if (blocks.length === 0) continue
    singles.push({ blocks, parts: 1 })
    const kind = kindOf(element)
    const alike = runs.get(kind) ?? []
    runs.set(kind, alike)
    const last = alike.at(-1)
    if (last === undefined || !goesOn(live, last, element, blocks))
      alike.push({ blocks: [...blocks], elements: [element] })
    else {
      last.elements.push(element)
      last.blocks.push(...blocks)
    }
  }
  const series = [...runs.values()].flat().map(({ blocks, elements }) => ({ blocks, parts: elements.length }))
  return [...singles, ...series.filter(({ parts }) => parts > 1)]
}

interface Run {
  readonly blocks: TextBlock[]
  readonly elements: PageElement[]
}

/** Whether an element's text follows that of others, beside them and without a headline before it. */
function goesOn(live: readonly TextBlock[], run: Run, element: PageElement, blocks: readonly TextBlock[]): boolean {
  if (run.elements.some((other) => isInside(element, other))) return false
  const [last, first] = [run.blocks.at(-1), blocks[0]]
  if (last === undefined || first === undefined) return false
  return !live.slice(live.indexOf(last), live.indexOf(first)).some(({ kind }) => kind === 'title')
}

/** The blocks that an element holds. */
export function blocksIn(live: readonly TextBlock[], root: PageElement): readonly TextBlock[] {
  return live.filter((block) => isInside(block.element, root))
}
