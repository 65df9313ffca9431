/** What every platform is to the rest of the bot, and what those on which people chat are made from. */

export type {
  Cede,
  ChatParts,
  Platform,
  SendingBudget,
  ShareBudget,
  TakeStart,
} from './platform.ts';
export type { ReceivedRequest } from './received-request.ts';
