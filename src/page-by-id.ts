/** A page of a short list that is in memory, ordered by id. */
export function pageById<Item extends { readonly id: string }>(
  all: readonly Item[],
  cursor: string | null,
  limit: number,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const after = cursor === null ? undefined : Buffer.from(cursor, 'base64url').toString('utf8')
  const rest = after === undefined ? all : all.filter((item) => item.id > after)
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rest.length > limit && last !== undefined ? Buffer.from(last.id).toString('base64url') : null }
}
