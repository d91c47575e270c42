import { foldValue } from './read-clause.ts'
import { indexWords, type WordIndex } from './index-words.ts'
import { TOPIC_FIELDS, type FieldName } from './topic-fields.ts'
import type { TopicDocument } from './topic.ts'

/** A document made ready for many topics; each field is prepared when a topic first asks for it. */
export interface PreparedDocument {
  readonly document: TopicDocument
  readonly words: (field: FieldName) => WordIndex | undefined
  readonly values: (field: FieldName) => readonly string[]
}

/** Makes a document ready to be matched with many topics. */
export function prepareDocument(document: TopicDocument): PreparedDocument {
  const indexes = new Map<FieldName, WordIndex | undefined>()
  const folded = new Map<FieldName, readonly string[]>()
  return {
    document,
    words: (field) => {
      if (indexes.has(field)) return indexes.get(field)
      const known = TOPIC_FIELDS[field]
      const text = known.type === 'text' ? known.read(document) : null
      const index = text === null ? undefined : indexWords(text)
      indexes.set(field, index)
      return index
    },
    values: (field) => {
      const ready = folded.get(field)
      if (ready !== undefined) return ready
      const known = TOPIC_FIELDS[field]
      const values = known.type === 'value' ? known.read(document).map(foldValue) : []
      folded.set(field, values)
      return values
    },
  }
}
