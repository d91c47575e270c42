import { z } from 'zod'
import { AREAS } from '../../core/cooperation/cooperation.ts'
import { FRAMES, MODES, ROLES } from '../../core/cooperation/cooperation-lexicon.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use small letters, digits and hyphens')
const term = z.string().trim().min(1).max(80)
const terms = z.record(z.string().regex(/^[a-z]{2}$/, 'name a language by its two letters'), z.array(term).min(1))

function sorted<T extends z.ZodType<{ id: string }>>(entry: T) {
  return z
    .array(entry)
    .min(1)
    .check(({ value, issues }) => {
      for (const [at, { id }] of value.entries()) {
        const before = value[at - 1]?.id
        if (before === undefined || before < id) continue
        const message =
          before === id
            ? `"${id}" stands here twice: rename one`
            : `put "${id}" before "${before}": entries are sorted by id`
        issues.push({ code: 'custom', input: id, path: [at, 'id'], message })
      }
    })
}

export const sidesSchema = z.strictObject({
  parties: sorted(
    z.strictObject({
      id,
      side: z.enum(['RU', 'IR', 'both', 'other', 'none']),
      kind: z.enum(['state', 'adjective', 'body', 'person', 'group', 'pair', 'home']),
      terms,
    }),
  ),
})
export const cuesSchema = z.strictObject({
  cues: sorted(z.strictObject({ id, frame: z.enum(FRAMES), area: z.enum(AREAS).optional(), terms })),
})
export const areasSchema = z.strictObject({
  areas: sorted(
    z.strictObject({
      id,
      area: z.enum(AREAS),
      kind: z.enum(['term', 'generic', 'weapon', 'thing', 'project']),
      side: z.enum(['RU', 'IR']).optional(),
      terms,
    }),
  ),
})
export const modalitySchema = z.strictObject({ modality: sorted(z.strictObject({ id, mode: z.enum(MODES), terms })) })
export const grammarSchema = z.strictObject({ grammar: sorted(z.strictObject({ id, role: z.enum(ROLES), terms })) })
