import type { Thread } from './start-thread.ts'

/** How long the job that a thread is at has been at work. */
export interface JobWatch {
  /** Milliseconds since this job was first seen at work. */
  ranMs(id: number, now: number): number
  /** Notes which job is at work. */
  see(id: number, now: number): void
  /**
   * Whether the job last seen has gone over its limit. What counts is processor time: where others use the machine, an innocent
   * page waits long for its turn. One that uses none, because it hangs or never gets a turn, is over after some times its limit.
   */
  isOver(limitMs: number, now: number): Promise<boolean>
}

const MOST_WAITING = 4

export function watchJob(thread: Pick<Thread, 'usedMs' | 'runningId'>): JobWatch {
  let seenId = 0
  let seenAt = 0
  let usedBefore: number | undefined
  const ranMs = (id: number, now: number): number => (id === seenId ? now - seenAt : 0)
  const noteUsed = async (id: number): Promise<void> => {
    const used = await thread.usedMs()
    if (id === seenId) usedBefore = used
  }
  return {
    ranMs,
    see(id, now) {
      if (id === seenId) return
      seenId = id
      seenAt = now
      usedBefore = undefined
      void noteUsed(id)
    },
    async isOver(limitMs, now) {
      const id = seenId
      const ran = ranMs(id, now)
      if (ran <= limitMs) return false
      if (ran > limitMs * MOST_WAITING) return true
      const used = await thread.usedMs()
      if (id !== seenId || id !== thread.runningId() || used === undefined || usedBefore === undefined) return false
      return used - usedBefore > limitMs
    },
  }
}
