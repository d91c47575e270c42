import { z } from 'zod'

/** The schemas that stand behind wrappers such as optional, default, pipe and union. */
function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodCatch
  ) {
    return unwrap(schema.def.innerType)
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in)
  if (schema instanceof z.ZodLazy) return unwrap(schema.def.getter())
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap((option) => unwrap(option))
  if (schema instanceof z.ZodIntersection) return [...unwrap(schema.def.left), ...unwrap(schema.def.right)]
  return [schema]
}

function step(schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] {
  return unwrap(schema).flatMap((inner) => {
    if (inner instanceof z.ZodObject) {
      const next = inner.def.shape[String(key)]
      return next === undefined ? [] : [next]
    }
    if (inner instanceof z.ZodArray) return [inner.def.element]
    if (inner instanceof z.ZodRecord) return [inner.def.valueType]
    if (inner instanceof z.ZodTuple) {
      const next = inner.def.items[Number(key)] ?? inner.def.rest
      return next === undefined || next === null ? [] : [next]
    }
    return []
  })
}

/** Lists the keys that a schema knows at a path of the data; several variants of a union are joined. */
export function findKnownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  let places: readonly z.core.$ZodType[] = [schema]
  for (const key of path) places = places.flatMap((place) => step(place, key))
  const keys = places
    .flatMap((place) => unwrap(place))
    .flatMap((place) => (place instanceof z.ZodObject ? Object.keys(place.def.shape) : []))
  return [...new Set(keys)]
}
