/**
 * How a text of a feed is meant: `text` is plain, `html` is markup, `loose` is plain by its format but often written with
 * HTML entities, `guess` is for formats that never said (RSS titles).
 */
export type TextKind = 'text' | 'html' | 'loose' | 'guess'

/** A text as the feed writes it. */
export interface RawText {
  readonly value: string
  readonly kind: TextKind
  /** What relative links inside the text count from, when the feed says so itself. */
  readonly base?: string | undefined
}

/** A link as the feed writes it, with the xml:base that holds where it stands. */
export interface RawLink {
  readonly href: string
  readonly rel: string
  readonly type?: string | undefined
  readonly base?: string | undefined
}

/** What a reader takes from an entry before anything is resolved, decoded or made plain; lists are in order of trust. */
export interface RawEntry {
  readonly id: string | undefined
  readonly links: readonly RawLink[]
  readonly title: RawText | undefined
  readonly authors: readonly string[]
  readonly published: readonly string[]
  readonly updated: readonly string[]
  readonly summary: RawText | undefined
  readonly content: RawText | undefined
  readonly categories: readonly string[]
}

/** What a reader takes from a feed; `finishFeed` makes a `Feed` of it. */
export interface RawFeed {
  readonly title: RawText | undefined
  readonly links: readonly RawLink[]
  readonly lang: string | undefined
  readonly entries: readonly RawEntry[]
}
