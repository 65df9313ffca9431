import type { MessageBody } from '../resources/message.ts';

/** Whether a message could ping anybody: it does not say `allowed_mentions: {parse: []}`. */
export function couldPing(body: MessageBody): boolean {
  const says = body.content || body.embeds?.length || body.components?.length;
  if (!says) return false;
  const { parse, users, roles, replied_user: repliedUser } = body.allowed_mentions ?? {};
  return parse?.length !== 0 || Boolean(users?.length || roles?.length || repliedUser);
}
