/** What Discord is told of the bot's commands: names, descriptions and options. */

export { POSTABLE } from './channel-registration.ts';
export { PUBLIC, registration } from './registration.ts';
