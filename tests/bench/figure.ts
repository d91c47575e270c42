/** One figure of a benchmark, beside what a user would do otherwise, measured in the same run. */
export interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  readonly unit: string
  readonly versus?: string
  readonly versusValue?: number
}

/** Prints a figure as one JSON line, with the ratio where there is something to compare with. */
export function printFigure(figure: Figure): void {
  const { value, versusValue } = figure
  const ratio = versusValue === undefined || versusValue === 0 ? {} : { ratio: round(value / versusValue) }
  process.stdout.write(
    `${JSON.stringify({ ...figure, value: round(value), ...(versusValue === undefined ? {} : { versusValue: round(versusValue) }), ...ratio })}\n`,
  )
}

/** The middle value of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
