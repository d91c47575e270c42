import { compile } from 'css-select'
import type { PageElement, PageNode } from './parse-page.ts'
import type { SiteRule } from './site-rule.ts'

/** Tells whether an element is meant by a selector. */
export type IsMeant = (element: PageElement) => boolean

/** A rule ready for pages. */
export interface CompiledSiteRule {
  readonly host: string
  readonly body: IsMeant | undefined
  readonly title: IsMeant | undefined
  readonly byline: IsMeant | undefined
  readonly date: IsMeant | undefined
  readonly drop: readonly IsMeant[]
}

/** Finds the rule of a page's site, if there is one: one look-up a label of its host name. */
export type FindSiteRule = (url: string | null) => CompiledSiteRule | undefined

/** Compiles a selector; throws what css-select says of one that is none. */
export function compileSelector(selector: string): IsMeant {
  return compile<PageNode, PageElement>(selector)
}

/** Compiles the rules of all sites, each on its first use. */
export function compileSiteRules(rules: readonly SiteRule[]): FindSiteRule {
  const byHost = new Map(rules.map((rule) => [rule.host, rule]))
  const compiled = new Map<SiteRule, CompiledSiteRule>()
  return (url) => {
    if (byHost.size === 0 || url === null) return undefined
    let host = URL.parse(url)?.hostname ?? ''
    while (host !== '') {
      const rule = byHost.get(host)
      if (rule !== undefined) return compiled.get(rule) ?? remember(compiled, rule)
      const dot = host.indexOf('.')
      host = dot < 0 ? '' : host.slice(dot + 1)
    }
    return undefined
  }
}

function remember(compiled: Map<SiteRule, CompiledSiteRule>, rule: SiteRule): CompiledSiteRule {
  const compileOne = (selector: string | undefined) => (selector === undefined ? undefined : compileSelector(selector))
  const ready: CompiledSiteRule = {
    host: rule.host,
    body: compileOne(rule.body),
    title: compileOne(rule.title),
    byline: compileOne(rule.byline),
    date: compileOne(rule.date),
    drop: (rule.drop ?? []).map(compileSelector),
  }
  compiled.set(rule, ready)
  return ready
}
