/** Measures the work of this thread from now on, in milliseconds of processor time: what else the machine does costs nothing. */
export function startCpuTime(): () => number {
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
}
