import type { Context, JobResult } from '../src/context.ts'

/** Keeps the archive's sources and the queue's poll schedules in step with the configuration. */
export async function syncSchedules(context: Context): Promise<JobResult> {
  const { sources } = context.live().config
  const changes = await context.store.syncSources(sources, context.now())
  const schedules = await context.schedulePolls(sources)
  return {
    kind: 'done',
    sources: sources.length,
    added: changes.added.length,
    changed: changes.changed.length,
    removed: changes.removed.length,
    schedulesAdded: schedules.added,
    schedulesRemoved: schedules.removed,
  }
}
