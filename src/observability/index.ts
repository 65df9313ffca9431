export { createLog, type Logger } from './log.ts';
export { deliveryEnded, exposeMetrics, postTook, rateLimited, zoneRules } from './metrics.ts';
export { readOwnVersion } from './own-version.ts';
export { causesOf, messageOf } from './thrown.ts';
export { explainFault, tellUncaught } from './uncaught.ts';
