import type { HubCallback, HubCallbacks } from './console/hub-callbacks.ts'
import type { Step } from './context.ts'
import { decideVerification } from './core/websub/decide-verification.ts'
import { verifySignature } from './core/websub/verify-signature.ts'
import { toStep } from '../jobs/step.ts'
import type { Log } from './log.ts'
import type { CalledHub } from './store/hub-subscription.ts'
import type { Store } from './store/store.ts'

const DAY_MS = 24 * 60 * 60_000
/** A lease is renewed when between seven and eight tenths of it are over, so that there is time for a hub that is down. */
const RENEW_SHARE = 0.7
const RENEW_SPREAD = 0.1
/** A hub that refuses is asked again so much later. */
const DENIED_MS = 7 * DAY_MS

interface Parts {
  readonly store: Pick<Store, 'findHubByToken' | 'confirmHub' | 'denyHub' | 'forgetHub' | 'saveTelling'>
  readonly now: () => Date
  readonly random: () => number
  readonly log: Log
  readonly enqueue: (steps: readonly Step[]) => Promise<void>
}

/**
 * What hubs say to us, answered from the archive. A message is a reason to poll and nothing more: the poll reads what the source
 * itself says, and knows again what it has seen, so that a hub can put no words into the mouth of a source.
 */
export function createHubCallbacks(parts: Parts): HubCallbacks {
  return {
    open: async (token) => {
      const called = await parts.store.findHubByToken(token)
      return called === undefined ? undefined : toCallback(parts, called)
    },
  }
}

function toCallback({ store, now, random, log, enqueue }: Parts, called: CalledHub): HubCallback {
  const { subscription, source, removed, lastPollAt } = called
  const { id, sourceId, hub, mode, secret } = subscription
  const facts = { sourceId, hub }
  return {
    answer: async (question) => {
      const at = now()
      const verification = decideVerification(subscription, question)
      switch (verification.kind) {
        case 'agreed': {
          const { leaseMs, echo } = verification
          const after = (ms: number) => new Date(at.getTime() + ms)
          const endsAt = after(leaseMs)
          const lease = { endsAt, renewAt: after(leaseMs * (RENEW_SHARE + RENEW_SPREAD * random())) }
          if (!(await store.confirmHub(id, lease))) return undefined
          log.info({ ...facts, until: endsAt.toISOString() }, 'hub will tell of changes')
          return echo
        }
        case 'left':
          await store.forgetHub(id)
          log.info(facts, 'hub tells no more')
          return verification.echo
        case 'denied':
          await store.denyHub(id, { reason: verification.reason, now: at, againAt: new Date(at.getTime() + DENIED_MS) })
          log.warn({ ...facts, reason: verification.reason }, 'hub refuses to tell of changes')
          return ''
        case 'refused':
          log.warn({ ...facts, reason: verification.reason }, 'question of a hub refused')
          return undefined
        default:
          return verification satisfies never
      }
    },
    take: async (signature, body) => {
      if (!verifySignature(signature, secret, body)) {
        log.warn(facts, 'message of a hub without its signature dropped')
        return true
      }
      if (mode !== 'subscribe' || removed) return false
      const at = now()
      const dueAt = new Date(Math.max(at.getTime(), (lastPollAt?.getTime() ?? 0) + source.paceMs))
      const step = toStep('poll-source', sourceId, { sourceId }, dueAt)
      await store.saveTelling(subscription, step, at)
      await enqueue([step])
      log.info(facts, 'hub told of a change')
      return true
    },
  }
}
