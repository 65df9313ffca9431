/** What Discord is told of the bot's commands: names, descriptions and options. */

export { POSTABLE } from './digest-registration.ts';
export { PUBLIC, registration } from './registration.ts';
