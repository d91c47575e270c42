import { type Kysely, sql } from 'kysely'
import type { SourceAlert } from '../core/alert/source-alert.ts'
import { type DeliveryLine, findDeliveries } from './delivery.ts'
import { type Page, type PageRequest, parseCursor, toPage } from './page.ts'
import type { Tables } from './tables.ts'

/** A message to ops with what each channel has had of it. */
export interface ArchivedSourceAlert {
  readonly alert: SourceAlert
  readonly deliveries: readonly DeliveryLine[]
}

/** The messages to ops, latest first; of one source where asked. */
export async function listSourceAlerts(
  db: Kysely<Tables>,
  request: PageRequest & { readonly sourceId?: string },
): Promise<Page<SourceAlert>> {
  const after = parseCursor(request.cursor)
  const { sourceId } = request
  const rows = await db
    .selectFrom('source_alert')
    .select(['id', 'payload', 'created_at'])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at ?? null}, ${after?.id ?? null})`),
    )
    .$if(sourceId !== undefined, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('source_trouble as trouble')
            .select('trouble.id')
            .where('trouble.source_id', '=', sourceId ?? '')
            .where((each) =>
              each.or([
                each('trouble.told_in', '=', each.ref('source_alert.id')),
                each('trouble.over_in', '=', each.ref('source_alert.id')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(request.limit + 1)
    .execute()
  const page = toPage(rows, request.limit, (row) => ({ at: row.created_at, id: row.id }))
  return { items: page.items.map((row) => row.payload), next: page.next }
}

/** One message to ops by its id. */
export async function loadSourceAlert(db: Kysely<Tables>, id: string): Promise<ArchivedSourceAlert | undefined> {
  const row = await db.selectFrom('source_alert').select('payload').where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return { alert: row.payload, deliveries: (await findDeliveries(db, [id])).get(id) ?? [] }
}
