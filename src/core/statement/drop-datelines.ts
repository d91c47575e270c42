import type { Unit } from './read-units.ts'

/** Longest beginning of a line that a dateline is looked for in, in UTF-16 units. */
const LONGEST_DATELINE = 90

/**
 * Datelines as agencies print them, at the start of a line: "WASHINGTON (AP) — ", "MOSCOW, June 5 (Reuters) - ",
 * «МОСКВА, 5 июня. /ТАСС/. », «ТЕГЕРАН, 3 мар — РИА Новости. », «Москва. 5 июня. INTERFAX.RU - », «تهران- ایرنا- ». Bounded repeats only.
 */
const DATELINES: readonly RegExp[] = [
  /^\p{Lu}{2}[\p{Lu} .'’-]{0,30}(?:,[\p{L}\p{Nd} .,]{1,30})? ?(?:[(/][^()/\n]{1,30}[)/])? ?\.? ?(?:—|–|―|--|-) /u,
  /^\p{Lu}[\p{L}\p{Nd} .,'’-]{1,45}\([\p{Lu}][^()\n]{1,25}\) ?(?:—|–|―|--|-) /u,
  /^\p{Lu}{2}[\p{Lu} .-]{0,30}, \p{Nd}{1,2} \p{L}{3,8}\.? ?(?:—|–|-)? ?[/(]?(?:РИА Новости|ТАСС|Интерфакс|REGNUM|Sputnik)(?:, [\p{Lu}][\p{L} ]{1,30})?[/)]?\. ?/u,
  /^\p{Lu}[\p{L}-]{2,20}\. \p{Nd}{1,2} \p{L}{3,8}\. [\p{Lu}][\p{L}.-]{2,20} ?(?:—|–|-) /u,
  /^[\p{Script=Arabic}\u200c]{2,15}(?: [\p{Script=Arabic}\u200c]{2,15})? ?(?:—|–|-|ـ|\/) ?[\p{Script=Arabic}\u200c]{2,12}(?: [\p{Script=Arabic}\u200c]{2,12})? ?(?:—|–|-|ـ|\/) ?/u,
  /^[\p{Script=Arabic}\u200c]{2,15} ?\([\p{Script=Arabic}\u200c ]{2,20}\) ?(?:—|–|-|ـ) ?/u,
]

/** Takes datelines off the units that open a line, for they are nobody's words; a unit that is nothing else goes. Linear. */
export function dropDatelines(units: readonly Unit[], text: string): readonly Unit[] {
  let until = 0
  let cut = false
  return units.flatMap((unit) => {
    const start = unit.items[0]?.start ?? 0
    if (unit.opensLine) until = start + datelineLength(text.slice(start, start + LONGEST_DATELINE))
    const items = start < until ? unit.items.filter((item) => item.start >= until) : unit.items
    const opensLine = unit.opensLine || cut
    cut = items.length === 0
    return cut ? [] : [{ ...unit, items, opensLine }]
  })
}

function datelineLength(line: string): number {
  for (const pattern of DATELINES) {
    const length = pattern.exec(line)?.[0].length
    if (length !== undefined) return length
  }
  return 0
}
