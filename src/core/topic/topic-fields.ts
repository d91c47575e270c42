import { AREAS } from '../cooperation/cooperation.ts'
import type { TopicDocument } from './topic.ts'

/** Fields that are searched by words. */
export type TextField = 'statement' | 'title' | 'text' | 'speaker' | 'speaker.role' | 'speaker.organization' | 'author'

/** Fields that hold one of a set of values, or several. */
type ValueField =
  | 'speaker.country'
  | 'kind'
  | 'area'
  | 'modality'
  | 'lang'
  | 'source'
  | 'source.tag'
  | 'site'
  | 'country'

export type FieldName = TextField | ValueField | 'cooperation' | 'published' | 'words'

/** How a field is searched, and whether only a statement has it. */
export type TopicField = { readonly ofStatement?: true } & (
  | { readonly type: 'text'; readonly read: (document: TopicDocument) => string | null }
  | {
      readonly type: 'value'
      readonly format: ValueFormat
      readonly read: (document: TopicDocument) => readonly string[]
    }
  | { readonly type: 'flag'; readonly read: (document: TopicDocument) => boolean }
  | { readonly type: 'number' }
  | { readonly type: 'date'; readonly read: (document: TopicDocument) => string | null }
)

/** What may stand for a value: one of a list, a country (ISO 3166 alpha-2), a language (BCP 47), a host, or any name. */
export type ValueFormat = readonly string[] | 'country' | 'language' | 'host' | 'name'

function listed(value: string | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : [value]
}

/** Every field that a topic may name. `words` counts the words of the statement, or of the article under `watch: article`. */
export const TOPIC_FIELDS: { readonly [Name in FieldName]: TopicField & { readonly type: FieldType<Name> } } = {
  area: { type: 'value', format: AREAS, read: (document) => document.areas },
  author: { type: 'text', read: (document) => document.author },
  cooperation: { type: 'flag', read: (document) => document.cooperation },
  country: { type: 'value', format: 'country', read: (document) => listed(document.country) },
  kind: {
    type: 'value',
    format: ['direct', 'indirect', 'mixed'],
    ofStatement: true,
    read: (document) => listed(document.kind),
  },
  lang: { type: 'value', format: 'language', read: (document) => listed(document.lang) },
  modality: {
    type: 'value',
    format: ['asserted', 'alleged', 'prospective', 'denied'],
    read: (document) => listed(document.modality),
  },
  published: { type: 'date', read: (document) => document.publishedAt },
  site: { type: 'value', format: 'host', read: (document) => listed(document.site) },
  source: { type: 'value', format: 'name', read: (document) => listed(document.source) },
  'source.tag': { type: 'value', format: 'name', read: (document) => document.sourceTags },
  speaker: { type: 'text', ofStatement: true, read: (document) => document.speaker?.name ?? null },
  'speaker.country': {
    type: 'value',
    format: 'country',
    ofStatement: true,
    read: (document) => listed(document.speaker?.country),
  },
  'speaker.organization': {
    type: 'text',
    ofStatement: true,
    read: (document) => document.speaker?.organization ?? null,
  },
  'speaker.role': { type: 'text', ofStatement: true, read: (document) => document.speaker?.role ?? null },
  statement: { type: 'text', ofStatement: true, read: (document) => document.statement },
  text: { type: 'text', read: (document) => document.text },
  title: { type: 'text', read: (document) => document.title },
  words: { type: 'number' },
}

type FieldType<Name extends FieldName> = Name extends TextField
  ? 'text'
  : Name extends ValueField
    ? 'value'
    : Name extends 'cooperation'
      ? 'flag'
      : Name extends 'published'
        ? 'date'
        : 'number'

/** The names of all fields, sorted. */
export const FIELD_NAMES: readonly string[] = Object.keys(TOPIC_FIELDS)

/** Whether a name is that of a field. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(TOPIC_FIELDS, name)
}
