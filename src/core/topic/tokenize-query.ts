/** A piece of a query with its UTF-16 offsets. `not` stands for NOT, ! and a leading minus. */
export type QueryToken = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string; readonly slop: number | null }
  | {
      readonly kind: 'range'
      readonly from: string
      readonly to: string
      readonly open: string
      readonly close: string
    }
)

/** A query that cannot be read, and the character where that shows. */
export class QueryFault extends Error {
  override readonly name = 'QueryFault'
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const SPACE = /\s/
const FIELD = /([\p{L}_][\p{L}\p{N}_.-]*):/uy
const WORD = /[^\s()"“”]+/uy
const PHRASE = /["“]((?:[^"“”\\]|\\.)*)["”](?:~(\d+))?/uy
const RANGE = /([[{])\s*(\S+)\s+TO\s+([^\s\]}]+)\s*([\]}])/uy
const ESCAPE = /\\(.)/gu
const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'not'>> = {
  '&&': 'and',
  AND: 'and',
  NOT: 'not',
  OR: 'or',
  '||': 'or',
}
const LOWER_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/** A proximity larger than this is no proximity; it is most likely a slip. */
const LARGEST_SLOP = 1000

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(text)
}

function readPhrase(query: string, start: number): QueryToken {
  const match = matchAt(PHRASE, query, start)
  if (match === null) throw new QueryFault('this quotation mark is never closed', start)
  const [whole, text = '', slop] = match
  if (slop !== undefined && Number(slop) > LARGEST_SLOP) {
    throw new QueryFault(`a proximity is at most ${LARGEST_SLOP}`, start + whole.lastIndexOf('~'))
  }
  const end = start + whole.length
  return {
    kind: 'phrase',
    text: text.replace(ESCAPE, '$1'),
    slop: slop === undefined ? null : Number(slop),
    start,
    end,
  }
}

function readRange(query: string, start: number): QueryToken {
  const match = matchAt(RANGE, query, start)
  if (match === null) throw new QueryFault('a range is written [low TO high], with * for an open end', start)
  const [whole, open = '[', from = '*', to = '*', close = ']'] = match
  return { kind: 'range', from, to, open, close, start, end: start + whole.length }
}

function readWord(query: string, start: number, afterField: boolean): QueryToken {
  const text = matchAt(WORD, query, start)?.[0] ?? ''
  const end = start + text.length
  if (!afterField) {
    const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined
    if (operator !== undefined) return { kind: operator, start, end }
    if (LOWER_OPERATORS.has(text)) {
      throw new QueryFault(
        `write the operator ${text.toUpperCase()} in capitals, or the word in quotation marks`,
        start,
      )
    }
  }
  return { kind: 'word', text, start, end }
}

/** Splits a query into tokens; throws a `QueryFault` at the first character that cannot be read. */
export function tokenizeQuery(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = []
  let offset = 0
  while (offset < query.length) {
    const character = query[offset] ?? ''
    const last = tokens.at(-1)
    const afterField = last?.kind === 'field' && last.end === offset
    let token: QueryToken | undefined
    if (SPACE.test(character)) {
      offset += 1
      continue
    } else if (character === '(') token = { kind: 'open', start: offset, end: offset + 1 }
    else if (character === ')') token = { kind: 'close', start: offset, end: offset + 1 }
    else if (character === '"' || character === '“') token = readPhrase(query, offset)
    else if (character === '”') throw new QueryFault('this quotation mark was never opened', offset)
    else if (afterField && (character === '[' || character === '{')) token = readRange(query, offset)
    else if (!afterField && (character === '-' || character === '!')) {
      token = { kind: 'not', start: offset, end: offset + 1 }
    } else if (!afterField && character === '+') {
      // Every clause is required already: AND joins what stands side by side.
      offset += 1
      continue
    } else {
      const field = afterField ? null : matchAt(FIELD, query, offset)
      token =
        field === null
          ? readWord(query, offset, afterField)
          : { kind: 'field', name: field[1] ?? '', start: offset, end: offset + field[0].length }
    }
    tokens.push(token)
    offset = token.end
  }
  return tokens
}
