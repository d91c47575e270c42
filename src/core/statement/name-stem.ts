import { foldWord } from '../text/tokenise.ts'

const CYRILLIC = /^\p{Script=Cyrillic}{4}/u
/** Case endings of Russian and Ukrainian names, longest first. */
const NAME_ENDING = /(?:ого|ому|ыми|ими|ой|ый|ий|ым|им|ом|ем|ою|ею|ая|ую|ей|а|у|е|ы|и|я|ю|й|ь|о)$/u

/**
 * A part of a name without its case ending, folded: «Лаврову» and «Лавров» give the same. Names in other scripts only fold.
 *
 * @example nameStem('Лавровым') // 'лавров'
 */
export function nameStem(word: string): string {
  const folded = foldWord(word)
  return CYRILLIC.test(folded) ? folded.replace(NAME_ENDING, '') : folded
}
