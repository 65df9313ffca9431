/** How digests are published, whatever the platform: what failures mean, how fast is sent, when again. */

export { type ErrorTable, type Rows, tableOf } from './error-codes.ts';
export { type Failure, failureReader, parseAnswer } from './failure.ts';
export { FailureClassifier } from './failure-classifier.ts';
export { createPublisher } from './publisher.ts';
export { SendRateLimiter } from './send-rate-limiter.ts';
export { SharedBudget } from './sending-budget.ts';
