import type { TopicDefinition, TopicDocument } from '../../../../src/core/topic/topic.ts'

export function documentOf(facts: Partial<TopicDocument>): TopicDocument {
  return {
    statement: 'A statement.',
    speaker: null,
    kind: 'direct',
    areas: [],
    modality: null,
    cooperation: false,
    title: '',
    text: '',
    lang: 'en',
    source: null,
    sourceTags: [],
    site: null,
    country: null,
    author: null,
    publishedAt: null,
    ...facts,
  }
}

export function topicOf(match: string, facts: Partial<TopicDefinition> = {}): TopicDefinition {
  return {
    id: 'a-topic',
    title: 'A topic',
    watch: 'statement',
    match,
    severity: 'medium',
    notify: [],
    examples: { match: [], ignore: [] },
    ...facts,
  }
}
