import { z } from 'zod'

const words = z.array(z.string().min(1)).readonly()

const cueWords = z.strictObject({
  complementizers: words,
  coordinators: words,
  subordinators: words,
  relatives: words,
  be: words,
  have: words,
  modals: words,
  catenatives: words,
  adverbs: words,
  determiners: words,
  pronouns: words,
  objects: words,
  listeners: words,
  prepositions: words,
  abouts: words,
  adjuncts: words,
  circumstances: words,
  times: words,
})

/** `config/lexicon/attribution/<lang>.yaml`: the words of one language that attribute. */
export const cueSchema = z.strictObject({
  inflection: z.enum(['english', 'russian', 'persian']),
  verbs: z.strictObject({ say: words, tell: words, judge: words, intend: words, think: words, show: words }),
  irregular: z.record(z.string(), words),
  nouns: words,
  prefixes: words,
  heads: z.record(z.string(), words),
  words: cueWords,
})

const roleLanguage = z.strictObject({
  roles: z.record(z.string(), z.string().nullable()),
  modifiers: words,
  fields: words,
  titles: words,
  bodies: words,
  dates: words,
  connectors: words,
  linkers: words,
  male: words,
  female: words,
  plural: words,
})

/** `config/lexicon/roles.yaml`: what people are and do, by language. */
export const rolesSchema = z.strictObject({ roles: z.record(z.string(), roleLanguage) })

const COUNTRY_CODE = /^[A-Z]{2}$/

/** `config/lexicon/countries.yaml`: words that stand for a state, by ISO code and language. */
export const countriesSchema = z.strictObject({
  countries: z.record(
    z.string().regex(COUNTRY_CODE, 'an ISO 3166 alpha-2 code in capitals'),
    z.record(z.string(), words),
  ),
})
