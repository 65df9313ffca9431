import type { Method } from '../method.ts';
import { appMethods } from './app.ts';
import { assistantMethods } from './assistant.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { oauthMethods } from './oauth.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method that the server speaks. */
const METHODS = {
  ...appMethods,
  ...assistantMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...oauthMethods,
  ...userMethods,
  ...viewMethods,
};

export type MethodName = keyof typeof METHODS;

/** The method of this name, or null: this server does not speak it. */
export function findMethod(name: string): { name: MethodName; method: Method } | null {
  if (!(name in METHODS)) return null;
  const found = name as MethodName;
  return { name: found, method: METHODS[found] };
}
