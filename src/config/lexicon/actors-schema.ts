import { z } from 'zod'

const names = z
  .record(
    z.string().regex(/^[a-z]{2}$/, 'name a language by its two letters'),
    z.array(z.string().trim().min(2).max(120)).min(1),
  )
  .check(({ value, issues }) => {
    if (Object.keys(value).length === 0) {
      issues.push({ code: 'custom', input: value, message: 'give a name in one language at least' })
    }
  })

/** YAML reads a bare year as a number. */
const date = z.union([z.number().int(), z.string()]).transform(String)

const role = z.strictObject({
  role: z.string().trim().min(2),
  organization: z.string().trim().min(2).optional(),
  country: z.string().optional(),
  from: date.optional(),
  to: date.optional(),
})

/** `config/lexicon/actors.yaml`: people and bodies; what a shape cannot say is checked by `validateActors`. */
export const actorsSchema = z.strictObject({
  actors: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use small letters, digits and hyphens'),
      wikidata: z
        .string()
        .regex(/^Q[1-9]\d*$/, 'a Wikidata id such as Q42')
        .optional(),
      kind: z.enum(['person', 'body']),
      side: z.string(),
      names,
      surname: names.optional(),
      roles: z.array(role).min(1).optional(),
    }),
  ),
})
