/** A value that must not show in logs, faults or JSON: it comes out only by `reveal()`. */
export interface Secret {
  readonly reveal: () => string
}

/** Wraps a secret value. */
export function hideSecret(value: string): Secret {
  return { reveal: () => value }
}
