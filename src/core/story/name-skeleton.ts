// Vowels are what romanisations differ in and what Persian does not write, so they go, as do the letters that are a vowel in one
// script and a consonant in another (v, w, y, h). Letters of one sound are one: after ALA-LC and BGN/PCGN romanisation of
// Persian and Russian, https://www.loc.gov/catdir/cpso/roman.html

const DIGRAPHS = /sch|shch|zh|kh|gh|sh|ch|ts|ph|ck|dj|дж|тс/gu
const SOUNDS_OF_DIGRAPHS: Readonly<Record<string, string>> = {
  sch: 'S',
  shch: 'S',
  zh: 'Z',
  kh: '',
  gh: 'g',
  sh: 'S',
  ch: 'C',
  ts: 's',
  ph: 'f',
  ck: 'k',
  dj: 'J',
  дж: 'J',
  тс: 's',
}
const SOUNDS: Readonly<Record<string, readonly string[]>> = {
  b: ['b', 'б', 'ب'],
  C: ['ч', 'چ'],
  d: ['d', 'д', 'د'],
  f: ['f', 'ф', 'ف'],
  g: ['g', 'q', 'г', 'ґ', 'گ', 'ق', 'غ'],
  J: ['j', 'ج'],
  k: ['k', 'c', 'к', 'ک'],
  l: ['l', 'л', 'ل'],
  m: ['m', 'м', 'م'],
  n: ['n', 'н', 'ن'],
  p: ['p', 'п', 'پ'],
  r: ['r', 'р', 'ر'],
  s: ['s', 'с', 'ц', 'س', 'ص', 'ث'],
  ks: ['x'],
  S: ['ш', 'щ', 'ش'],
  t: ['t', 'т', 'ت', 'ط'],
  z: ['z', 'з', 'ز', 'ذ', 'ض', 'ظ'],
  Z: ['ж', 'ژ'],
}
const soundByLetter: ReadonlyMap<string, string> = new Map(
  Object.entries(SOUNDS).flatMap(([sound, letters]) => letters.map((letter): [string, string] => [letter, sound])),
)
/** Russian endings that add a consonant; those that names also end in by themselves stay. */
const CASE_ENDING = /(?:(?<=ск)[иы]м|ого|его|ому|ему|[иыая]ми)$/u
const DOUBLED = /(.)\1+/gu
/** Fewer consonants are shared by too many words. */
const LEAST_CONSONANTS = 3

/**
 * What the consonants of a name sound like in any of Latin, Cyrillic and Persian letters; undefined for one with few of them.
 *
 * @param word folded by `foldText`
 * @example nameSkeleton('hormozgan') // 'rmzgn', as of 'хормозган' and 'هرمزگان'
 */
export function nameSkeleton(word: string): string | undefined {
  const bare = word.replace(CASE_ENDING, '').replace(DIGRAPHS, (letters) => SOUNDS_OF_DIGRAPHS[letters] ?? '')
  let skeleton = ''
  // What a digraph became is its own sound already.
  for (const letter of bare) skeleton += soundByLetter.get(letter) ?? (letter >= 'A' && letter <= 'Z' ? letter : '')
  const plain = skeleton.replace(DOUBLED, '$1')
  return plain.length >= LEAST_CONSONANTS ? plain : undefined
}
