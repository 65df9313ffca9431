import type { AckFn, MessageShortcut, RespondFn } from '@slack/bolt';
import type { Lang } from '../../../library/index.ts';
import type { CommandName } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext, Person } from '../client/index.ts';
import { explainFault, isDirect, keyOf, pagesToShow, respondWith } from '../client/index.ts';
import { textOf, zoneFor } from '../messages/index.ts';
import type { Page } from '../rendering/index.ts';
import { renderNote } from '../rendering/index.ts';
import { personOf } from './component-actions.ts';

type Used = {
  readonly shortcut: MessageShortcut;
  readonly ack: AckFn<void>;
  readonly respond: RespondFn;
};

/** Answers a command from the menu of a message, for the eyes of who chose it, beside that message. */
export async function onShortcut(
  { shortcut, ack, respond }: Used,
  name: CommandName,
  context: HandlerContext,
): Promise<void> {
  await ack();
  if (!context.deduplicator.isNew(`shortcut:${shortcut.trigger_id}`)) return;
  const { message } = shortcut;
  const person = personOf(shortcut);
  const lang = await context.userProfiles.langOf(person);
  const { thread_ts: threadTs } = message as { thread_ts?: string };
  const how = { to: 'person', replace: false, threadTs } as const;
  const text = textOf(message, await zoneFor(person, message, context));
  await respondWith(
    context.send,
    respond,
    await pagesFor({ person, channel: shortcut.channel.id }, name, text, lang, context),
    how,
  );
}

async function pagesFor(
  { person, channel }: { readonly person: Person; readonly channel: string },
  name: CommandName,
  text: string,
  lang: Lang,
  { commandService, buckets, now, log }: HandlerContext,
): Promise<readonly Page[]> {
  const { chat } = wordsFor(lang);
  const wait = buckets.take(keyOf(person), now());
  if (wait > 0) return [renderNote(chat.tooFast(wait))];
  try {
    return pagesToShow(
      await commandService.handle(name, { lang, options: { text } }, null),
      !isDirect(channel),
    );
  } catch (error) {
    log.error(explainFault(error));
    return [renderNote(chat.failed)];
  }
}
