/** What is known of the pages of one site: CSS selectors of what is taken and of what is no part of an article. */
export interface SiteRule {
  /** Host name; the rule also holds for hosts below it that have no rule of their own. */
  readonly host: string
  /** Where the article's text stands. */
  readonly body?: string | undefined
  readonly title?: string | undefined
  readonly byline?: string | undefined
  /** The element that holds the time of publication, as text or in `datetime` or `content`. */
  readonly date?: string | undefined
  /** What is cut out of the page first. */
  readonly drop?: readonly string[] | undefined
}
