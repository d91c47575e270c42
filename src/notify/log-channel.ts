import { renderNotice } from '../core/alert/render-notice.ts'
import type { Channel, ChannelDependencies } from './channel.ts'

/** Writes alerts to the log: a readable line with the alert itself. */
export function createLogChannel(id: string, { announce }: Pick<ChannelDependencies, 'announce'>): Channel {
  return {
    id,
    kind: 'log',
    deliver: (notice) => {
      announce(renderNotice(notice).line(), notice)
      return Promise.resolve({ kind: 'delivered', detail: 'written to the log' })
    },
  }
}
