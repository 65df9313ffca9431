import type { AckFn, RespondArguments, RespondFn, SlashCommand } from '@slack/bolt';
import type { Lang } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { explainFault, isDirect, pagesToShow, respondWith, storedAs } from '../client/index.ts';
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
  const [first, ...others] = await pagesFor(command, text, lang, context);
  if (!first) return ack();
  await ack(hidden(first));
  await respondWith(context.send, respond, others, {
    to: 'person',
    replace: false,
    threadTs: undefined,
  });
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

async function pagesFor(
  command: SlashCommand,
  text: string,
  lang: Lang,
  context: HandlerContext,
): Promise<readonly Page[]> {
  const { commandService, buckets, now, log } = context;
  const { chat } = wordsFor(lang);
  const { team_id: team, user_id: user, channel_id: channel } = command;
  const wait = buckets.take(`${team}:${user}`, now());
  if (wait > 0) return [renderNote(chat.tooFast(wait))];
  try {
    const asked = parseCommand(command.command, text);
    if (!asked) return [renderNote(chat.stale)];
    const conversation = `slack:${team}:${channel}:${user}`;
    const reply = await commandService.handle(
      asked.command,
      { lang, options: asked.options, person: storedAs({ team, user }) },
      conversation,
    );
    return pagesToShow(reply, !isDirect(channel));
  } catch (error) {
    log.error({ command: command.command }, explainFault(error));
    return [renderNote(chat.failed)];
  }
}
