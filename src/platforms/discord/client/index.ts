/** The connection to Discord: the client's options and log, what is sent through it, and what its errors mean. */

export { clientOptions, presenceOf } from './client-options.ts';
export { fatalClose, fatalReason } from './close-codes.ts';
export {
  errorLine,
  explainError,
  explainFault,
  explainPacket,
  isDiscords,
  logError,
} from './explain-error.ts';
export { GatewayLog } from './gateway-log.ts';
export { guardedRequests } from './guarded-requests.ts';
export type { HandlerContext } from './handler-context.ts';
export { identifyTogether } from './identify-throttler.ts';
export { guardPackets } from './packets.ts';
export { reconnectSlowly } from './reconnect.ts';
export { type Referenced, referencedBy } from './referenced.ts';
export { type Choice, sender } from './send.ts';
export type { DiscordSettings } from './settings.ts';
export {
  type ComponentInteraction,
  isDirect,
  note,
  personOf,
  postReply,
  replaceWith,
  showReply,
  type Work,
} from './show-reply.ts';
