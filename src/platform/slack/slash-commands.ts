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
  await ack(hidden(first));
  await respondWith(staff.send, respond, others, {
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
