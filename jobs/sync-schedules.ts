import type { Context, JobResult } from '../src/context.ts'
import { syncHubs } from './sync-hubs.ts'

/** Keeps the archive's sources and the queue's poll schedules in step with the configuration. */
export async function syncSchedules(context: Context): Promise<JobResult> {
  const { sources } = context.live().config
  const changes = await context.store.syncSources(sources, context.now())
  const schedules = await context.schedulePolls(sources)
  const hubs = await syncHubs(context)
  return {
    kind: 'done',
    sources: sources.length,
    added: changes.added.length,
    changed: changes.changed.length,
    removed: changes.removed.length,
    schedulesAdded: schedules.added,
    schedulesRemoved: schedules.removed,
    hubsAdded: hubs.added,
    hubsLeft: hubs.left,
  }
}
