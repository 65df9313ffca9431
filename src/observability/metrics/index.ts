/** What a process of the bot counts for Prometheus, and how it is shown. */

export { exposeMetrics } from './expose.ts';
export type {
  Chat,
  Command as CountedCommand,
  Outcome as RequestOutcome,
  Platform as UsedPlatform,
} from './labels.ts';
export { zoneRules } from './metrics.ts';
export {
  deliveriesEnded,
  deliveryEnded,
  postTook,
  questionAnswered,
  rateLimited,
  reconnected,
  requestEnded,
  requestRefused,
  startMetrics,
} from './record.ts';
