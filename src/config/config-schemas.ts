import { z } from 'zod'
import { alertsSchema } from './alerts-schema.ts'
import { actorsSchema } from './lexicon/actors-schema.ts'
import { areasSchema, cuesSchema, grammarSchema, modalitySchema, sidesSchema } from './lexicon/cooperation-schema.ts'
import { countriesSchema, cueSchema, rolesSchema } from './lexicon/statement-schema.ts'
import { sourcesSchema } from './sources-schema.ts'
import { sitesSchema } from './sites-schema.ts'
import { topicSchema } from './topic-schema.ts'

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'actors.schema.json': actorsSchema,
  'alerts.schema.json': alertsSchema,
  'areas.schema.json': areasSchema,
  'attribution.schema.json': cueSchema,
  'countries.schema.json': countriesSchema,
  'cues.schema.json': cuesSchema,
  'grammar.schema.json': grammarSchema,
  'modality.schema.json': modalitySchema,
  'roles.schema.json': rolesSchema,
  'sides.schema.json': sidesSchema,
  'sites.schema.json': sitesSchema,
  'sources.schema.json': sourcesSchema,
  'topic.schema.json': topicSchema,
}

/** Makes the JSON Schemas of the configuration files, by file name; editors check and complete by them. */
export function makeConfigSchemas(): Readonly<Record<string, string>> {
  const files = Object.entries(SCHEMAS).map(([name, schema]) => {
    // What people write, before lengths of time become numbers and defaults are filled in.
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return [name, `${JSON.stringify(json, null, 2)}\n`] as const
  })
  return Object.fromEntries(files)
}
