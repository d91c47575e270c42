/** What a number word does to what was read before it: it is added, or what was read is counted in it. */
export interface NumberWord {
  readonly value: number
  readonly counts: boolean
}

const VALUES: Readonly<Record<number, string>> = {
  1: 'one один одна одного یک',
  2: 'two два две двух двум двумя دو',
  3: 'three три трех трем тремя سه',
  4: 'four четыре четырех четырем چهار',
  5: 'five пять пяти پنج',
  6: 'six шесть шести شش',
  7: 'seven семь семи هفت',
  8: 'eight восемь восьми هشت',
  9: 'nine девять девяти نه',
  10: 'ten десять десяти ده',
  11: 'eleven одиннадцать одиннадцати یازده',
  12: 'twelve двенадцать двенадцати دوازده',
  13: 'thirteen тринадцать тринадцати سیزده',
  14: 'fourteen четырнадцать четырнадцати چهارده',
  15: 'fifteen пятнадцать пятнадцати پانزده',
  16: 'sixteen шестнадцать шестнадцати شانزده',
  17: 'seventeen семнадцать семнадцати هفده',
  18: 'eighteen восемнадцать восемнадцати هجده هیجده',
  19: 'nineteen девятнадцать девятнадцати نوزده',
  20: 'twenty двадцать двадцати بیست',
  30: 'thirty тридцать тридцати سی',
  40: 'forty сорок сорока چهل',
  50: 'fifty пятьдесят пятидесяти پنجاه',
  60: 'sixty шестьдесят шестидесяти شصت',
  70: 'seventy семьдесят семидесяти هفتاد',
  80: 'eighty восемьдесят восьмидесяти هشتاد',
  90: 'ninety девяносто نود',
  200: 'двести двухсот دویست',
  300: 'триста трехсот سیصد',
  400: 'четыреста четырехсот چهارصد',
  500: 'пятьсот пятисот پانصد',
  600: 'шестьсот шестисот ششصد',
  700: 'семьсот семисот هفتصد',
  800: 'восемьсот восьмисот هشتصد',
  900: 'девятьсот девятисот نهصد',
}
const COUNTED: Readonly<Record<number, string>> = {
  100: 'hundred сто ста صد',
  1_000: 'thousand тысяча тысячи тысяч тыс هزار',
  1_000_000: 'million миллион миллиона миллионов млн میلیون',
  1_000_000_000: 'billion миллиард миллиарда миллиардов млрд میلیارد',
  1_000_000_000_000: 'trillion триллион триллиона триллионов трлн تریلیون',
}

const entriesOf = (words: Readonly<Record<number, string>>, counts: boolean) =>
  Object.entries(words).flatMap(([value, list]) =>
    list.split(' ').map((word): readonly [string, NumberWord] => [word, { value: Number(value), counts }]),
  )

/**
 * Number words of English, Russian and Persian, folded, in the forms that stand before what is counted. Source: Unicode CLDR, rule-based number formats (https://cldr.unicode.org).
 */
export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map([
  ...entriesOf(VALUES, false),
  ...entriesOf(COUNTED, true),
])

/** Words between the parts of one number: "two hundred and forty", «دویست و چهل». */
export const NUMBER_LINKS: ReadonlySet<string> = new Set(['and', 'و'])

/** How what is counted begins, folded, a space behind whole words, and the unit that it stands for. Source: Unicode CLDR, units. */
export const UNITS: readonly (readonly [beginning: string, unit: string])[] = [
  ['%', 'percent'],
  ['cubic', 'cubic-metre'],
  ['day', 'day'],
  ['dollar', 'dollar'],
  ['euro', 'euro'],
  ['hour', 'hour'],
  ['kilomet', 'kilometre'],
  ['km', 'kilometre'],
  ['megawatt', 'megawatt'],
  ['month', 'month'],
  ['percent', 'percent'],
  ['rial', 'rial'],
  ['ruble', 'rouble'],
  ['rouble', 'rouble'],
  ['ton', 'tonne'],
  ['week', 'week'],
  ['year', 'year'],
  ['год', 'year'],
  ['дне', 'day'],
  ['дня', 'day'],
  ['доллар', 'dollar'],
  ['евро', 'euro'],
  ['километр', 'kilometre'],
  ['км', 'kilometre'],
  ['кубо', 'cubic-metre'],
  ['куб', 'cubic-metre'],
  ['лет', 'year'],
  ['мегаватт', 'megawatt'],
  ['месяц', 'month'],
  ['недел', 'week'],
  ['процент', 'percent'],
  ['риал', 'rial'],
  ['рубл', 'rouble'],
  ['тонн', 'tonne'],
  ['час', 'hour'],
  ['درصد', 'percent'],
  ['دلار', 'dollar'],
  ['روبل', 'rouble'],
  ['روز', 'day'],
  ['ریال', 'rial'],
  ['ساعت', 'hour'],
  ['سال', 'year'],
  ['کیلومتر', 'kilometre'],
  ['ماه ', 'month'],
  ['متر مکعب ', 'cubic-metre'],
  ['مترمکعب ', 'cubic-metre'],
  ['مگاوات', 'megawatt'],
  ['هفته', 'week'],
  ['یورو', 'euro'],
]
