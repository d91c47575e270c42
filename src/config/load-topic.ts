import { basename } from 'node:path'
import { parseTopicQuery } from '../core/topic/parse-topic-query.ts'
import type { TopicDefinition } from '../core/topic/topic.ts'
import type { Fault } from './fault.ts'
import { parseYaml, type Locate } from './parse-yaml.ts'
import { topicSchema } from './topic-schema.ts'

export type LoadedTopic =
  | { readonly ok: true; readonly value: TopicDefinition; readonly locate: Locate }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads the text of `topics/<id>.yaml`: schema, the id against the file's name, the query at its character. */
export function loadTopic(file: string, text: string): LoadedTopic {
  const parsed = parseYaml(file, text, topicSchema)
  if (!parsed.ok) return parsed
  const { value, locate } = parsed
  const faults: Fault[] = []
  const name = basename(file, '.yaml')
  if (value.id !== name) faults.push(locate(['id'], `the id must be the file's name, ${name}, not ${value.id}`))
  const query = parseTopicQuery(value.match, value.watch)
  if (!query.ok) faults.push(locate(['match'], query.message, { offset: query.offset }))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value, locate }
}
