import type { Pointing } from '../../../answers/text/index.ts';
import type { Found, HandlerContext, Person } from '../client/index.ts';
import { explainError, isDirect } from '../client/index.ts';
import { attachedTextOf, hasDate, textOf } from './message-text.ts';

/** Who the bot is in the workspace that a message comes from. */
type Me = { readonly botId: string | undefined; readonly botUserId: string | undefined };

/** A message to the bot. */
export type Message = Person & {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly me: Me;
  /** It was written before, and changed now. */
  readonly isEdited: boolean;
  /** All of it, as Slack sends it. */
  readonly raw: unknown;
};

/**
 * The statement that a message is about: what it quotes, forwards or attaches, the message whose thread
 * it stands in, or, outside threads, the one before it. Null: there is none, or it is the bot's own or
 * was addressed to it. Never rejects: what Slack does not show is `unreadable`.
 */
export async function statementFor(
  message: Message,
  pointing: Exclude<Pointing, { kind: 'own' }>,
  context: HandlerContext,
): Promise<{ readonly text: string } | 'unreadable' | null> {
  if (pointing.kind === 'asks' && pointing.quoted) return { text: pointing.quoted };
  const attached = attachedTextOf(message.raw, await zoneFor(message, message.raw, context));
  if (attached) return { text: attached };
  const { channel, ts, threadTs, me } = message;
  // What somebody forwards may be a picture.
  if (isDirect(channel)) return attached === null ? null : { text: attached };
  const isInThread = threadTs !== undefined && threadTs !== ts;
  // Where nothing is asked, it may be a slip: nobody is told what stands above.
  if (!isInThread && pointing.kind !== 'asks') return null;
  try {
    const found = isInThread
      ? await context.history.at(channel, threadTs)
      : await context.history.before(channel, ts);
    // A tombstone stands where the first message of a thread was deleted.
    if (found === null || found.subtype === 'tombstone') return 'unreadable';
    if (isForBot(found, me)) return null;
    return { text: textOf(found, await zoneFor(message, found, context)) };
  } catch (error) {
    context.log.warn(`Slack: the message that is asked about is not read: ${explainError(error)}`);
    return 'unreadable';
  }
}

/** The time zone of a person, asked for only where a message holds a date. */
export async function zoneFor(
  person: Person,
  raw: unknown,
  { userProfiles }: HandlerContext,
): Promise<string> {
  return hasDate(raw) ? ((await userProfiles.zoneOf(person)) ?? 'UTC') : 'UTC';
}

/** A message of the bot's own, or one that mentions it, is no statement to check. */
function isForBot(found: Found, { botId, botUserId }: Me): boolean {
  if (botUserId === undefined) return false;
  const isOwn = found.user === botUserId || (found.bot_id ?? '') === botId;
  return isOwn || (found.text ?? '').includes(`<@${botUserId}`);
}
