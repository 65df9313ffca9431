/** Digests on Discord: `/digest`, which sets them up, and the publisher that posts them. */

export { lackingPermissions } from './digest-channel.ts';
export { onDigest } from './digest-command.ts';
export { digestChoices } from './digest-completion.ts';
export { type Pace, paceOf } from './pace.ts';
export { discordPublisher } from './publisher.ts';
