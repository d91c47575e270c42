import type { ChannelConfig } from '../core/alert/alert-routing.ts'
import type { Channel, ChannelDependencies } from './channel.ts'
import { createEmailChannel } from './email.ts'
import { createLogChannel } from './log-channel.ts'
import { createWebhookChannel } from './webhook.ts'

type Creators = {
  readonly [Kind in ChannelConfig['kind']]: (
    id: string,
    config: Extract<ChannelConfig, { kind: Kind }>,
    dependencies: ChannelDependencies,
  ) => Channel
}

/** Every kind of channel: a new one is a file and a line here, beside its settings in `alert-routing.ts`. */
const CREATORS: Creators = {
  email: (id, config) => createEmailChannel(id, config),
  log: (id, _, dependencies) => createLogChannel(id, dependencies),
  webhook: createWebhookChannel,
}

/** Creates the channel that a configuration describes. */
export function createChannel<Kind extends ChannelConfig['kind']>(
  id: string,
  config: Extract<ChannelConfig, { kind: Kind }>,
  dependencies: ChannelDependencies,
): Channel {
  const create: Creators[Kind] = CREATORS[config.kind]
  return create(id, config, dependencies)
}
