import type { AckFn, MessageShortcut, RespondFn } from '@slack/bolt';
import type { Lang } from '../../library/schema.ts';
import type { CommandName } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';
import type { Page } from './blocks.ts';
import { explainFault } from './explain-error.ts';
import { textOf } from './message-text.ts';
import { renderNote } from './render.ts';
import { isDirect, pagesToShow, respondWith } from './show-reply.ts';
import type { Staff } from './staff.ts';
import { zoneFor } from './statement.ts';

type Used = {
  readonly shortcut: MessageShortcut;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** Answers a command from the menu of a message, for the eyes of who chose it, beside that message. */
export async function onShortcut(
  { shortcut, ack, respond }: Used,
  name: CommandName,
  staff: Staff,
): Promise<void> {
  await ack();
  if (!staff.seen.isNew(`shortcut:${shortcut.trigger_id}`)) return;
  const { team, user, message } = shortcut;
  const person = { team: team?.id ?? '', user: user.id };
  const lang = await staff.people.langOf(person);
  const { thread_ts: threadTs } = message as { thread_ts?: string };
  const how = { to: 'person', replace: false, threadTs } as const;
  const text = textOf(message, await zoneFor(person, message, staff));
  await respondWith(staff.send, respond, pagesFor(shortcut, name, text, lang, staff), how);
}

function pagesFor(
  { channel, team, user }: MessageShortcut,
  name: CommandName,
  text: string,
  lang: Lang,
  { desk, buckets, now, log }: Staff,
): readonly Page[] {
  const { chat } = wordsFor(lang);
  const wait = buckets.take(`${team?.id ?? ''}:${user.id}`, now());
  if (wait > 0) return [renderNote(chat.tooFast(wait))];
  try {
    return pagesToShow(desk.serve(name, { lang, options: { text } }, null), !isDirect(channel.id));
  } catch (error) {
    log.error(explainFault(error));
    return [renderNote(chat.failed)];
  }
}
