/*
 * Takes what is due to its channels, once: the ledger of deliveries, claims that several processes respect, and the
 * port that platforms publish through.
 */
export { type ClaimToken, SKEW_MS } from './claim.ts';
export { watchClock } from './clock-watch.ts';
export { deliverDue } from './deliver-due.ts';
export type { Delivery } from './delivery.ts';
export type { DeliveryContext, PausedSubscription } from './delivery-context.ts';
export { digestContextFor } from './digest-context.ts';
export { enqueueDue, type Unreadable } from './enqueue-due.ts';
export { enqueueNow } from './enqueue-now.ts';
export {
  countOpen,
  deliveriesOf,
  endOpen,
  lastDeliveries,
  linkOf,
  serversWithWork,
} from './ledger.ts';
export { pruneLedger } from './prune.ts';
export type {
  DeliveryKey,
  DeliveryScope,
  Found,
  Posted,
  Publisher,
  Publishers,
  PublishersByServer,
  Span,
} from './publisher.ts';
export { everyDay, everyMinute } from './ticker.ts';
