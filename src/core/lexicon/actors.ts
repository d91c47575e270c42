/** An office or post that an actor holds or held. */
export interface ActorRole {
  /** In English, small letters: "foreign minister". */
  readonly role: string
  readonly organization?: string | undefined
  /** ISO 3166 alpha-2; absent for international bodies and the press. */
  readonly country?: string | undefined
  /** First and last year or month, YYYY or YYYY-MM, both inclusive; no `to`: still. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Spellings by language (BCP 47 first subtag); the first of a list is the one that readers are shown. */
export type ActorNames = Readonly<Record<string, readonly string[]>>

/** A person or body that matters to the news watched, as `config/lexicon/actors.yaml` has it. */
export interface Actor {
  /** Stable: archived statements refer to it. */
  readonly id: string
  readonly wikidata?: string | undefined
  readonly kind: 'person' | 'body'
  /** ISO 3166 alpha-2 code of the country it speaks for, `EU`, or `INT` for international bodies and outlets of no one state. */
  readonly side: string
  readonly names: ActorNames
  /** What may stand alone for a person; left out where it would often be somebody else. */
  readonly surname?: ActorNames | undefined
  readonly roles?: readonly ActorRole[] | undefined
}

/** The gazetteer as plain JSON. */
export interface ActorsData {
  readonly actors: readonly Actor[]
}

/** A surname that several actors share: alone it names whoever of them is in office on the day of the text. */
export interface AmbiguousSurname {
  readonly lang: string
  readonly surname: string
  readonly ids: readonly string[]
}

/** Names of one language as keys (see `nameKey`), each with all whom it may name. */
export interface ActorTable {
  readonly names: ReadonlyMap<string, readonly Actor[]>
  readonly surnames: ReadonlyMap<string, readonly Actor[]>
  /** Names and surnames in other cases than the nominative; whoever is called so in the nominative goes before. */
  readonly nameCases: ReadonlyMap<string, readonly Actor[]>
  readonly surnameCases: ReadonlyMap<string, readonly Actor[]>
  /** Full names as they sound, for transliterations that nobody listed; Latin script only. */
  readonly sounds: ReadonlyMap<string, readonly Actor[]>
}

/** The gazetteer ready to look up; made once by `compileActors`. */
export interface ActorIndex {
  readonly tables: ReadonlyMap<string, ActorTable>
  readonly ambiguous: readonly AmbiguousSurname[]
}
