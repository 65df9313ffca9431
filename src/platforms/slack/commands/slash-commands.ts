import type { AckFn, RespondArguments, RespondFn, SlashCommand } from '@slack/bolt';
import type { Lang } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import type { Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext, Person } from '../client/index.ts';
import {
  explainFault,
  isDirect,
  keyOf,
  pagesToShow,
  replyPicture,
  respondWith,
  storedAs,
} from '../client/index.ts';
import { readText } from '../messages/index.ts';
import { type Page, parseCommand, renderNote, sealed } from '../rendering/index.ts';

type Said = {
  readonly command: SlashCommand;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
};

/** Answers a slash command in its acknowledgement, for the eyes of who typed it. */
export async function onCommand(
  { command, ack, respond }: Said,
  context: HandlerContext,
): Promise<void> {
  if (!context.deduplicator.isNew(`command:${command.trigger_id}`)) return ack();
  const text = readText(command.text);
  const person = { team: command.team_id, user: command.user_id };
  const lang = looksJapanese(text) ? 'ja' : await context.userProfiles.langOf(person);
  const { reply, pages: plain } = await answerTo(command, person, text, lang, context);
  const [first, ...others] = plain;
  if (!first) return ack();
  const how = { to: 'person', replace: false, threadTs: undefined } as const;
  if (!reply?.picture || !context.pictures.addressOf(reply)) {
    await ack(hidden(first));
    await respondWith(context.send, respond, others, how);
    if (reply) await shareInDirect(reply, command.channel_id, context);
    return;
  }
  // Slack does not say that it did not take an acknowledgement, as where it does not get the picture.
  await ack();
  const picture = await replyPicture(reply, context);
  const pages = pagesToShow(reply, !isDirect(command.channel_id), 0, picture);
  await respondWith(context.send, respond, pages, how);
}

/** A file is seen in the conversation alone that it is shared in: with the bot, not in a channel that others read. */
async function shareInDirect(reply: Reply, channel: string, context: HandlerContext) {
  const picture = isDirect(channel) ? await replyPicture(reply, context) : null;
  if (picture?.kind !== 'file') return;
  await context.uploadPicture({ channel, threadTs: undefined }, picture);
}

/** A page for the eyes of one person: the same object for the same page, which is written out once. */
function hidden(page: Page): RespondArguments {
  const known = answers.get(page);
  if (known) return known;
  const answer = { response_type: 'ephemeral', ...sealed(page) } as unknown as RespondArguments;
  answers.set(page, answer);
  return answer;
}

const answers = new WeakMap<Page, RespondArguments>();

/** What a command is answered with; the pages are without a picture. `reply`: null for a note of the bot's own. */
type Answer = { readonly pages: readonly Page[]; readonly reply: Reply | null };

async function answerTo(
  command: SlashCommand,
  person: Person,
  text: string,
  lang: Lang,
  context: HandlerContext,
): Promise<Answer> {
  const note = (said: string): Answer => ({ pages: [renderNote(said)], reply: null });
  const { commandService, buckets, now, log } = context;
  const { chat } = wordsFor(lang);
  const { channel_id: channel } = command;
  const wait = buckets.take(keyOf(person), now());
  if (wait > 0) return note(chat.tooFast(wait));
  try {
    const asked = parseCommand(command.command, text);
    if (!asked) return note(chat.stale);
    const conversation = `slack:${person.team}:${channel}:${person.user}`;
    const reply = await commandService.handle(
      asked.command,
      { lang, options: asked.options, person: storedAs(person) },
      conversation,
    );
    return { pages: pagesToShow(reply, !isDirect(channel)), reply };
  } catch (error) {
    log.error({ command: command.command }, explainFault(error));
    return note(chat.failed);
  }
}
