import { Failure } from '../../errors.ts'
import { parseTopicQuery } from './parse-topic-query.ts'
import { isGroup, type TopicQuery } from './query.ts'
import type { TopicDefinition } from './topic.ts'

/** A topic ready to be matched: its query as written, for explanations, and ordered so that cheap clauses come first. */
export interface CompiledTopic {
  readonly definition: TopicDefinition
  readonly query: TopicQuery
  readonly plan: TopicQuery
}

/** Rough cost of a clause: a look at a value, words of a short field, words of a whole article. */
const VALUE_COST = 1
const WORDS_COST = 4
const TEXT_COST = 16

function costOf(query: TopicQuery): number {
  if (isGroup(query)) return query.parts.reduce((sum, part) => sum + costOf(part), 0)
  if (query.kind === 'not') return costOf(query.part)
  if (query.kind !== 'words') return VALUE_COST
  return (query.field === 'text' ? TEXT_COST : WORDS_COST) * query.words.length
}

function plan(query: TopicQuery): TopicQuery {
  if (query.kind === 'not') return { ...query, part: plan(query.part) }
  if (!isGroup(query)) return query
  return { ...query, parts: query.parts.map(plan).toSorted((a, b) => costOf(a) - costOf(b)) }
}

/**
 * Compiles a topic once for any number of documents.
 *
 * @throws Failure `config` where its query does not parse; `parseTopicQuery` says where.
 */
export function compileTopic(definition: TopicDefinition): CompiledTopic {
  const parsed = parseTopicQuery(definition.match, definition.watch)
  if (!parsed.ok) {
    const place = `topic ${definition.id}, character ${parsed.offset + 1} of match`
    throw new Failure('config', 'topic-query', `${place}: ${parsed.message}`)
  }
  return { definition, query: parsed.query, plan: plan(parsed.query) }
}
