import type { AckFn, RespondArguments, RespondFn, SlashCommand } from '@slack/bolt';
import { looksJapanese } from '../../library/fold.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { type Page, sealed } from './blocks.ts';
import { parseCommand } from './command-line.ts';
import { explainFault } from './explain-error.ts';
import { readText } from './read-text.ts';
import { renderNote } from './render.ts';
import { isDirect, pagesToShow, respondWith } from './show-reply.ts';
import type { Staff } from './staff.ts';

type Said = {
  readonly command: SlashCommand;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
};

/** Answers a slash command in its acknowledgement, for the eyes of who typed it. */
export async function onCommand({ command, ack, respond }: Said, staff: Staff): Promise<void> {
  if (!staff.seen.isNew(`command:${command.trigger_id}`)) return ack();
  const text = readText(command.text);
  const person = { team: command.team_id, user: command.user_id };
  const lang = looksJapanese(text) ? 'ja' : await staff.people.langOf(person);
  const [first, ...others] = pagesFor(command, text, lang, staff);
  if (!first) return ack();
  await ack({ response_type: 'ephemeral', ...sealed(first) } as unknown as RespondArguments);
  await respondWith(staff.send, respond, others, {
    to: 'person',
    replace: false,
    threadTs: undefined,
  });
}

function pagesFor(command: SlashCommand, text: string, lang: Lang, staff: Staff): readonly Page[] {
  const { desk, buckets, now, log } = staff;
  const { chat } = wordsFor(lang);
  const { team_id: team, user_id: user, channel_id: channel } = command;
  const wait = buckets.take(`${team}:${user}`, now());
  if (wait > 0) return [renderNote(chat.tooFast(wait))];
  try {
    const asked = parseCommand(command.command, text);
    if (!asked) return [renderNote(chat.stale)];
    const conversation = `slack:${team}:${channel}:${user}`;
    const reply = desk.serve(asked.command, { lang, options: asked.options }, conversation);
    return pagesToShow(reply, !isDirect(channel));
  } catch (error) {
    log.error({ command: command.command }, explainFault(error));
    return [renderNote(chat.failed)];
  }
}
