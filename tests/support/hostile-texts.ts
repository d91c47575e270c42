/** What sentences of news are made of, and what a pattern may stumble over, in several scripts. */
const PIECES: readonly string[] = [
  'Russia', 'Iran', 'Moscow', 'and', 'with', 'the two countries', 'supplies', 'said', 'told reporters', 'that', 'according to',
  'Mr.', 'Deputy Pentagon press secretary', 'drones', 'not', 'may', 'deny', 'who', 'calling', 'Россия', 'Ирану', 'по словам',
  'заявил, что', 'сотрудничество', 'не', 'ایران', 'روسیه', 'گفت', 'به گفته', 'همکاری', 'و', '合作', '俄罗斯', 'איראן', 'التعاون',
  '“', '”', '"', "'", "''", '«', '»', '„', '‘', '’', '「', '」', '—', '-', ',', '.', '…', ':', ';', '(', ')', '[', '\n', '\n\n',
  ' ', '\u200c', '\u00ad', 'a', 'A.', 'a.b.', '1', '1,000.5', '%', '@', 'http://a.b/c?d=e', 'МИД', 'U.S.', '\u0301', '😀',
] // prettier-ignore

const SEPARATORS: readonly string[] = [' ', '', ', ', '\n']

/**
 * Texts of about `units` UTF-16 units that a careless pattern would take for ever on, always the same ones: one piece over and over,
 * two or three in turn, nested and unclosed marks, and random mixtures.
 */
export function* hostileTexts(count: number, units: number): Generator<string, void> {
  const random = randomNumbers(11)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  for (let at = 0; at < count; at++) {
    const kinds = at % 4
    const separator = pick(SEPARATORS)
    const size = kinds === 3 ? 60 : kinds + 1
    const unit = Array.from({ length: size }, () => pick(PIECES)).join(separator) + separator
    if (kinds === 2 && at % 8 === 2) {
      const half = unit.repeat(Math.ceil(units / 2 / unit.length))
      yield `${half}said ${half.split('').toReversed().join('')}`
    } else yield unit.repeat(Math.ceil(units / unit.length)).slice(0, units)
  }
}

/** Numbers in [0, 1) that are the same in every run. Source: Park and Miller (1988), "minimal standard". */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
