/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const MOST_ROWS = 1_000

/** Cuts rows into parts, each of which fits into one statement. */
export function partsOf<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, part) =>
    rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS),
  )
}
