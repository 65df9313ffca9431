export { type ErrorTable, type Rows, tableOf } from './error-codes.ts';
export { type Failure, FailureClassifier } from './failure-classifier.ts';
export { formed } from './foreign-answer.ts';
export { retry } from './retry.ts';
export { SendRateLimiter } from './send-rate-limiter.ts';
