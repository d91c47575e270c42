import { renderAlertLine } from '../core/alert/render-alert-line.ts'
import type { Channel, ChannelDependencies } from './channel.ts'

/** Writes alerts to the log: a readable line with the alert itself. */
export function createLogChannel(id: string, { announce }: Pick<ChannelDependencies, 'announce'>): Channel {
  return {
    id,
    kind: 'log',
    deliver: (alert) => {
      announce(renderAlertLine(alert), alert)
      return Promise.resolve({ kind: 'delivered', detail: 'written to the log' })
    },
  }
}
