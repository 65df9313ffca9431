/** What operators see of the bot: the log, the metrics, its version, and faults that nobody caught. */

export { Health, probe } from './health.ts';
export { createLog, type Logger } from './log.ts';
export {
  type Chat,
  type CountedCommand,
  deliveriesEnded,
  deliveryEnded,
  exposeMetrics,
  postTook,
  questionAnswered,
  type RequestOutcome,
  rateLimited,
  reconnected,
  requestEnded,
  requestRefused,
  startMetrics,
  type UsedPlatform,
  zoneRules,
} from './metrics/index.ts';
export { readOwnVersion } from './own-version.ts';
export { causesOf, messageOf } from './thrown/index.ts';
export { explainFault, logUncaught } from './uncaught.ts';
