import { z } from 'zod'
import { host } from './config-values.ts'

const selector = z.string().min(1)

const site = z.strictObject({
  host: host.describe('Host name; the rule also holds for the hosts below it that have no rule of their own.'),
  body: selector.optional().describe('CSS selector of the elements that hold the text of an article.'),
  title: selector.optional().describe('CSS selector of the headline.'),
  byline: selector.optional().describe('CSS selector of the names of the authors.'),
  date: selector.optional().describe('CSS selector of the element that holds the time of publication.'),
  drop: z.array(selector).optional().describe('CSS selectors of what is no part of an article.'),
})

/** `sites.yaml`. */
export const sitesSchema = z.strictObject({
  sites: z.array(site).describe('Sorted by host.'),
})
