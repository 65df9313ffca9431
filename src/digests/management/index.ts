/* What people do to digests: set up, list, pause, resume, preview and remove them, and what they are told then. */
export { explainRefusal, explainTopics } from './explain-refusal.ts';
export { managementReply } from './management-reply.ts';
export { pauseNotice } from './pause-notice.ts';
export { pauseReason } from './subscription-block.ts';
export type { FieldErrors, SubscriptionRequest } from './subscription-request.ts';
export {
  createSubscriptionService,
  newSubscriptionId,
  SUBSCRIPTION_ACTIONS,
  type SubscriptionService,
} from './subscription-service.ts';
