/** The two papers of the demo; each is served from a port of its own. */
export const OUTLETS = {
  courier: { name: 'The Caspian Courier', country: 'AZ' },
  harbor: { name: 'Harbor Wire', country: 'GB' },
} as const
export type OutletId = keyof typeof OUTLETS

/** The feeds, one in each format. */
export const FEEDS = [
  { id: 'courier', outlet: 'courier', format: 'rss', path: '/rss.xml', lang: 'en' },
  { id: 'courier-world', outlet: 'courier', format: 'atom', path: '/world.atom', lang: 'ru' },
  { id: 'harbor', outlet: 'harbor', format: 'json', path: '/feed.json', lang: 'en' },
] as const
export type FeedId = (typeof FEEDS)[number]['id']

/** How a page is broken: the server fails; what comes is no page; or it ends in the middle of a tag. */
export type Fault = 'server-error' | 'garbage' | 'truncated'

/** An article and when it appears, counted from the moment when each feed was asked for the first time. */
export interface Publication {
  /** Name of its file, and of its page. */
  readonly name: string
  readonly feed: FeedId
  readonly atMs: number
  /** The file that replaces it later. */
  readonly edit?: { readonly name: string; readonly atMs: number }
  readonly fault?: Fault
}

const SECOND = 1000

/** What is there at the start is the baseline and raises no alert; the rest appears one by one within half a minute. */
export const SCHEDULE: readonly Publication[] = [
  { name: 'rail-talks', feed: 'courier', atMs: 0 },
  { name: 'harvest', feed: 'courier-world', atMs: 0 },
  { name: 'sanctions-list', feed: 'harbor', atMs: 0 },
  { name: 'drone-line', feed: 'courier', atMs: 2 * SECOND },
  {
    name: 'reactor-schedule',
    feed: 'courier',
    atMs: 5 * SECOND,
    edit: { name: 'reactor-schedule.edited', atMs: 16 * SECOND },
  },
  { name: 'drone-line-wire', feed: 'harbor', atMs: 8 * SECOND },
  { name: 'koridor', feed: 'courier-world', atMs: 11 * SECOND },
  { name: 'friendly-match', feed: 'courier', atMs: 13 * SECOND },
  { name: 'missile-denial', feed: 'courier', atMs: 16 * SECOND },
  { name: 'lost-page', feed: 'harbor', atMs: 18 * SECOND, fault: 'server-error' },
  { name: 'gaz', feed: 'courier-world', atMs: 20 * SECOND },
  { name: 'broken-page', feed: 'harbor', atMs: 22 * SECOND, fault: 'garbage' },
  { name: 'gulf-drills', feed: 'harbor', atMs: 25 * SECOND, fault: 'truncated' },
]
