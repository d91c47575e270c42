const PERSON = /^person:(.+)$/
const LAST_WORD = /\S+$/

/**
 * The group within which statements are compared for being the same: a surname for a person, since outlets shorten names, else
 * the whole speaker key. Speakers that may be the same are always in one group.
 *
 * @example speakerGroup('person:sergi lavrov') // 'lavrov'
 */
export function speakerGroup(speakerKey: string): string {
  const name = PERSON.exec(speakerKey)?.[1]
  return name === undefined ? speakerKey : (LAST_WORD.exec(name)?.[0] ?? name)
}
