export { textOf } from './message-text.ts';
export { Messages } from './messages.ts';
