/** The connection to Slack: socket or HTTP, what is sent and looked up through it, and what its errors mean. */

export { boltLogger } from './bolt-logger.ts';
export { channelMembership } from './channel-membership.ts';
export {
  codeOf,
  errorLine,
  explainError,
  explainFault,
  explainMissing,
  fatalReason,
  logError,
  missingScopes,
  refusedToken,
} from './explain-error.ts';
export { GuardedClient, type TokenSource } from './guarded-requests.ts';
export type { HandlerContext } from './handler-context.ts';
export { type Found, historyOf } from './history.ts';
export { HttpReceiver } from './http-receiver.ts';
export { keyOf, type Person, storedAs } from './person.ts';
export { pictureUploader, type ReplyPicture, replyPicture } from './pictures/index.ts';
export { type Prompt, sender } from './send.ts';
export type { SlackAppSettings, SlackSettings } from './settings.ts';
export { isDirect, pagesToShow, respondWith, stepsToRespond } from './show-reply.ts';
export { Socket } from './socket.ts';
export { type KeptLanguages, UserProfiles } from './user-profiles.ts';
