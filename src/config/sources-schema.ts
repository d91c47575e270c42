import { z } from 'zod'
import { country, duration, id, language, tag, webAddress } from './config-values.ts'

const robots = z
  .enum(['obey', 'ignore'])
  .describe('Whether the robots.txt of a site decides which of its pages are asked for, and how often.')
const maxCrawlDelay = duration.describe('A Crawl-delay in robots.txt is kept up to this.')

const source = z.strictObject({
  id: id.describe('Stable name; everything that is archived of the source hangs on it.'),
  name: z.string().min(1).describe('Name for people.'),
  kind: z
    .enum(['feed', 'page', 'sitemap', 'article'])
    .describe(
      'feed (RSS, Atom, JSON Feed), page (a page of links), sitemap, or article (one URL watched for changes).',
    ),
  url: webAddress,
  selector: z
    .string()
    .min(1)
    .optional()
    .describe('Of a page: CSS selector of the links that are its entries, or of the parts of the page that hold them.'),
  pattern: z
    .string()
    .min(1)
    .optional()
    .describe('Of a page: what the addresses of its entries look like, as /news/*; * stands for anything.'),
  every: duration.optional().describe('Wanted time between two polls, at least 1m.'),
  cron: z.string().optional().describe('Instead of every: a cron expression.'),
  tz: z.string().optional().describe('IANA time zone of cron, as Europe/Berlin.'),
  pace: duration.optional().describe('Least time between two articles of one host.'),
  robots: robots.optional(),
  maxCrawlDelay: maxCrawlDelay.optional(),
  revisit: z.array(duration).optional().describe('When an article is read again for edits, after each reading.'),
  lang: language.optional(),
  country: country.optional(),
  tags: z.array(tag).default([]),
})

/** `sources.yaml`. */
export const sourcesSchema = z.strictObject({
  http: z
    .strictObject({
      userAgent: z.string().min(1).optional().describe('Whole User-Agent header.'),
      contact: z.string().min(1).optional().describe('URL or mail address for the owners of the sites that are read.'),
    })
    .prefault({})
    .describe('How Entente names itself to the sites that it reads.'),
  defaults: z
    .strictObject({
      every: duration.prefault('15m'),
      pace: duration.prefault('5s'),
      robots: robots.default('obey'),
      maxCrawlDelay: maxCrawlDelay.prefault('1m'),
      revisit: z
        .array(duration)
        .prefault(['10m', '1h', '6h', '1d'])
        .describe('When an article is read again for edits, after each reading.'),
    })
    .prefault({}),
  sources: z.array(source),
})

/** A source as it stands in the file. */
export type SourceEntry = z.output<typeof source>
/** What holds for a source that says nothing else. */
export type SourceDefaults = z.output<typeof sourcesSchema>['defaults']
