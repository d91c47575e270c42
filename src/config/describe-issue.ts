import type { z } from 'zod'
import { findNearestName } from '../core/topic/find-nearest-name.ts'
import { findKnownKeys } from './find-known-keys.ts'

/** A fault of the data before it is placed in the file: `key` asks for the place of the key rather than of its value. */
export interface PlacedIssue {
  readonly path: readonly PropertyKey[]
  readonly key: boolean
  readonly message: string
}

/** Values longer than this are not repeated in a message. */
const LONGEST_ECHO = 60

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
}

function echo(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = JSON.stringify(value)
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO)}…` : text
}

function findValue(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

/** Zod's own messages; a schema's own message says more and is kept. */
const OWN_MESSAGE = /^(?:Invalid|Unrecognized|Expected|Too)\b/

function describeMessage(issue: z.core.$ZodIssue, value: unknown): string {
  if (!OWN_MESSAGE.test(issue.message)) return value === undefined ? `is missing: ${issue.message}` : issue.message
  if (issue.code === 'invalid_type') {
    const wanted = TYPE_NAMES[issue.expected] ?? issue.expected
    return value === undefined ? `is missing: ${wanted} is needed here` : `must be ${wanted}, not ${echo(value)}`
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const nearest = typeof value === 'string' ? findNearestName(value, values) : undefined
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`
    const allowed = values.length === 1 ? (values[0] ?? '') : `one of ${values.join(', ')}`
    return value === undefined
      ? `is missing: ${allowed} is needed here`
      : `must be ${allowed}, not ${echo(value)}${hint}`
  }
  if (issue.code === 'too_small' && issue.minimum === 1) return 'must not be empty'
  return issue.message
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length))
}

/** Of a union's variants, the one that the writer most likely meant: whose faults lie deepest, then are fewest. */
function pickVariant(variants: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] | undefined {
  return variants
    .filter((issues) => issues.length > 0)
    .sort((a, b) => depth(b) - depth(a) || a.length - b.length)
    .at(0)
}

/** Turns one issue of zod into faults in plain words: one for each unknown key, the likeliest variant of a union. */
export function describeIssue(
  schema: z.core.$ZodType,
  data: unknown,
  issue: z.core.$ZodIssue,
  base: readonly PropertyKey[] = [],
): readonly PlacedIssue[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const known = findKnownKeys(schema, path)
    return issue.keys.map((key) => {
      if (known.includes(key)) return { path: [...path, key], key: true, message: `"${key}" is no key of this kind` }
      const nearest = findNearestName(key, known)
      const hint = nearest === undefined ? `known here: ${known.join(', ')}` : `did you mean ${nearest}?`
      return { path: [...path, key], key: true, message: `unknown key "${key}"; ${hint}` }
    })
  }
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? issue.message
    return [{ path, key: true, message }]
  }
  const value = findValue(data, path)
  if (issue.code === 'invalid_union') {
    if (issue.discriminator !== undefined && issue.errors.length === 0) {
      const options = findDiscriminatorValues(issue)
      return [
        {
          path,
          key: false,
          message: `${value === undefined ? 'is missing' : `unknown value ${echo(value)}`}${options}`,
        },
      ]
    }
    const variant = pickVariant(issue.errors)
    const inside = variant?.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys') === true
    if (variant !== undefined && inside) return variant.flatMap((inner) => describeIssue(schema, data, inner, path))
    if (!OWN_MESSAGE.test(issue.message)) return [{ path, key: false, message: describeMessage(issue, value) }]
    const wishes = issue.errors.flatMap((issues) => issues.slice(0, 1).map((inner) => describeMessage(inner, value)))
    return [{ path, key: false, message: [...new Set(wishes)].join('; or ') }]
  }
  return [{ path, key: false, message: describeMessage(issue, value) }]
}

function findDiscriminatorValues(issue: z.core.$ZodIssueInvalidUnion): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
  return options.length === 0 ? '' : `; one of ${options.join(', ')} is needed`
}
