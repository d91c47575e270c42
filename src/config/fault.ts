/** Something wrong in a configuration file, at a place that an editor can jump to. Line and column count from 1. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Where in the data, as `sources[3].url`; empty for the whole file. */
  readonly path: string
  /** What is wrong and how to mend it. */
  readonly message: string
}

/** Writes a fault as compilers do: `file:line:column: path: message`. */
export function formatFault(fault: Fault): string {
  const place = `${fault.file}:${fault.line}:${fault.column}`
  return fault.path === '' ? `${place}: ${fault.message}` : `${place}: ${fault.path}: ${fault.message}`
}
