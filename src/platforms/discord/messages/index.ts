/** Direct messages and mentions on Discord: whom they address, what they say, and what they point to. */

export { textOf } from './message-text.ts';
export { Messages } from './messages.ts';
