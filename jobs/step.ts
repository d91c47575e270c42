import type { JobName, JobPayload, Step } from '../src/context.ts'

/** Builds a step whose payload fits its job; `key` names the subject and is unique within the job. */
export function toStep<Name extends JobName>(
  job: Name,
  key: string | number,
  payload: JobPayload<Name>,
  dueAt: Date,
): Step {
  return { job, key: String(key), payload: { ...payload }, dueAt }
}
