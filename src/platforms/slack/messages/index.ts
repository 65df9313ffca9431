/** Direct messages and mentions on Slack: what they say, and what they point to. */

export { textOf } from './message-text.ts';
export { Messages } from './messages.ts';
export { readText } from './read-text.ts';
export { type Message, zoneFor } from './statement.ts';
