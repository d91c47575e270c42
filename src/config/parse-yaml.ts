import { isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { describeIssue, type PlacedIssue } from './describe-issue.ts'
import type { Fault } from './fault.ts'

export type ParsedYaml<T> =
  | { readonly ok: true; readonly value: T; readonly locate: Locate }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Makes a fault at a place of the data, for checks that come after the schema; `offset` counts into a text's value. */
export type Locate = (path: readonly PropertyKey[], message: string, options?: LocateOptions) => Fault

interface LocateOptions {
  readonly key?: boolean
  readonly offset?: number
}

/** Aliases let a short file grow without end ("billion laughs"); no configuration needs more. */
const LARGEST_ALIAS_COUNT = 100

/** These faults leave the rest of the document readable, so its data is still checked. */
const READABLE_FAULTS: ReadonlySet<string> = new Set(['DUPLICATE_KEY'])

const SPACE = /\s/
const BARE_KEY = /^[\w-]+$/

/** Writes a path of the data as people read it: `sources[3].url`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    const name = String(key)
    if (!BARE_KEY.test(name)) return `${text}[${JSON.stringify(name)}]`
    return text === '' ? name : `${text}.${name}`
  }, '')
}

function findOffset(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const [depth, key] of path.entries()) {
    if (!isCollection(node)) return offset
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair === undefined) return offset
      offset = startOf(atKey && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key), startOf(pair.key))
      node = pair.value
    } else {
      const item: unknown = node.items[Number(key)]
      if (item === undefined) return offset
      node = isPair(item) ? item.value : item
      offset = startOf(node, offset)
    }
  }
  return offset
}

function startOf(node: unknown, otherwise = 0): number {
  const range = typeof node === 'object' && node !== null ? (node as Partial<Node>).range : undefined
  return range?.[0] ?? otherwise
}

/**
 * Offset in the file of a character of a scalar's value. Folding, indentation, quotes and escapes only add characters to the
 * value's visible ones, so these are followed through the file one by one, whatever the scalar's style.
 */
function findCharacter(text: string, start: number, value: string, offset: number): number {
  const block = text[start] === '|' || text[start] === '>'
  let at = block ? text.indexOf('\n', start) + 1 : start
  let last = at
  for (const character of value.slice(0, offset + 1)) {
    if (SPACE.test(character)) continue
    at = text.indexOf(character, at)
    if (at === -1) return start
    last = at
    at += character.length
  }
  // A fault at the very end, or on a space, is shown right after what stands before it.
  return offset < value.length && !SPACE.test(value[offset] ?? ' ') ? last : last + 1
}

/**
 * Reads a YAML file against a schema. All faults come at once, each with its place: syntax, duplicate and unknown keys
 * (with the nearest known one), wrong and missing values. The schema should be strict.
 */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): ParsedYaml<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const place = (offset: number, path: readonly PropertyKey[], message: string): Fault => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: formatPath(path), message }
  }
  const locate: Locate = (path, message, options = {}) => {
    const start = findOffset(document, path, options.key === true)
    const value: unknown = options.offset === undefined ? undefined : document.getIn(path)
    const inside = options.offset !== undefined && typeof value === 'string'
    return place(inside ? findCharacter(text, start, value, options.offset) : start, path, message)
  }
  const faults = [...document.errors, ...document.warnings].map((error) => place(error.pos[0], [], error.message))
  if (document.errors.some((error) => !READABLE_FAULTS.has(error.code))) return { ok: false, faults }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: LARGEST_ALIAS_COUNT })
  } catch (error) {
    return { ok: false, faults: [...faults, place(0, [], error instanceof Error ? error.message : String(error))] }
  }
  if (data === null) return { ok: false, faults: [...faults, place(0, [], 'the file is empty')] }
  const parsed = schema.safeParse(data)
  if (parsed.success) {
    return faults.length === 0 ? { ok: true, value: parsed.data, locate } : { ok: false, faults }
  }
  const issues: readonly PlacedIssue[] = parsed.error.issues.flatMap((issue) => describeIssue(schema, data, issue))
  const placed = issues.map((issue) => locate(issue.path, issue.message, { key: issue.key }))
  return { ok: false, faults: [...faults, ...placed].sort((a, b) => a.line - b.line || a.column - b.column) }
}
