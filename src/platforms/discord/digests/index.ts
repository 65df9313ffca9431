export { onDigest } from './digest-command.ts';
export { digestChoices } from './digest-completion.ts';
export { discordPublisher } from './publisher.ts';
