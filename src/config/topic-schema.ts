import { z } from 'zod'
import { SEVERITIES } from '../core/topic/topic.ts'
import { id } from './config-values.ts'

/** `topics/<id>.yaml`. */
export const topicSchema = z.strictObject({
  id: id.describe('The same as the file’s name.'),
  title: z.string().min(1),
  watch: z
    .enum(['statement', 'article'])
    .default('statement')
    .describe('What is matched and alerted: statements, or whole articles.'),
  match: z.string().describe('Query in Lucene syntax.'),
  severity: z.enum(SEVERITIES).default('medium'),
  notify: z.array(id).default([]).describe('Channels of alerts.yaml; none: where its routes say.'),
  examples: z
    .strictObject({
      match: z.array(z.string().min(1)).default([]).describe('Texts that must match.'),
      ignore: z.array(z.string().min(1)).default([]).describe('Texts that must not match.'),
    })
    .prefault({}),
})
