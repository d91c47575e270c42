import { formatFault, type Fault } from './config/fault.ts'
import { Failure } from './errors.ts'

/** The value of what was loaded; throws one Failure `config` that lists every fault, a line each. */
export function throwFaults<Value>(
  loaded: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly faults: readonly Fault[] },
): Value {
  if (loaded.ok) return loaded.value
  const lines = loaded.faults.map(formatFault)
  throw new Failure('config', 'config', `the configuration has ${lines.length} fault(s):\n${lines.join('\n')}`)
}
