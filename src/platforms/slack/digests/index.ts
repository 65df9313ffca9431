/** Digests on Slack: `/digest` and the form, which set them up, and the publisher that posts them. */

export { onDigest } from './digest-command.ts';
export { DIGEST_FORM } from './digest-form.ts';
export { onDigestSubmitted, onDigestTyped, openDigestForm } from './digest-window.ts';
export { slackPublisher } from './publisher.ts';
