/** The promise's value (`true` where it has none), or undefined when it takes longer; it is then left to itself, whatever becomes of it. */
export async function withDeadline<Value>(promise: Promise<Value>, ms: number): Promise<Value | true | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([promise.then((value) => value ?? true), late])
  } finally {
    clearTimeout(timer)
  }
}
