import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { DeedName } from '../../digest/command-form.ts';
import { explainTopics } from '../../digest/explain-refusal.ts';
import { DEEDS } from '../../digest/office.ts';
import { readTopics } from '../../digest/read-topics.ts';
import type { Subscription } from '../../digest/subscriptions.ts';
import { looksJapanese } from '../../library/fold.ts';
import type { Lang } from '../../library/schema.ts';
import type { Reply } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';
import type { Page } from './blocks.ts';
import { parseDigest } from './digest-line.ts';
import { openDigestForm } from './digest-window.ts';
import { readText } from './read-text.ts';
import { isWhole, renderNote, renderWhole } from './render.ts';
import { pagesToShow, respondWith } from './show-reply.ts';
import type { Staff } from './staff.ts';

type Said = {
  readonly command: SlashCommand;
  readonly ack: () => Promise<void>;
  readonly respond: RespondFn;
};

const HIDDEN = { to: 'person', replace: false, threadTs: undefined } as const;

/** Does what is typed behind `/digest`, for the eyes of who types it; with nothing behind it, opens the form. */
export async function onDigest({ command, ack, respond }: Said, staff: Staff): Promise<void> {
  await ack();
  const { trigger_id: triggerId, channel_id: channel } = command;
  if (!staff.seen.isNew(`command:${triggerId}`)) return;
  const text = readText(command.text);
  const person = { team: command.team_id, user: command.user_id };
  const typedIn = looksJapanese(text) ? 'ja' : null;
  const seconds = staff.buckets.take(`${person.team}:${person.user}`, staff.now());
  const asked = parseDigest(text);
  if (seconds === 0 && asked?.deed === 'add') {
    return openDigestForm({ ...person, triggerId, channel, lang: typedIn }, staff);
  }
  const lang = typedIn ?? (await staff.people.langOf(person));
  const pages =
    seconds > 0
      ? [renderNote(wordsFor(lang).chat.tooFast(seconds))]
      : await answer({ command, lang, ...(asked ?? { deed: null, rest: text }) }, staff);
  await respondWith(staff.send, respond, pages, HIDDEN);
}

type Asked = {
  readonly command: SlashCommand;
  readonly lang: Lang;
  /** Null: nothing that the bot knows. */
  readonly deed: DeedName | null;
  /** What stands behind it, or everything. */
  readonly rest: string;
};

async function answer(asked: Asked, staff: Staff): Promise<readonly Page[]> {
  const words = wordsFor(asked.lang).office;
  if (asked.deed === null) return [renderNote(words.unknownDeed(asked.rest))];
  try {
    const reply = await replyTo(asked, asked.deed, staff);
    if (typeof reply === 'string') return [renderNote(reply)];
    const whole = asked.deed === 'preview' ? renderWhole(reply) : null;
    return whole ? [whole] : pagesToShow(reply, false);
  } catch (error) {
    staff.office.tell(error, staff.log);
    return [renderNote(words.storeAway)];
  }
}

/** A reply, or a sentence. Rejects when the store fails. */
async function replyTo(asked: Asked, deed: DeedName, staff: Staff): Promise<Reply | string> {
  if (deed === 'list') return list(asked, staff);
  if (deed === 'preview') return preview(asked, staff);
  const found = await subscriptionOf(asked, staff);
  if (typeof found === 'string') return found;
  const known = DEEDS.find((one) => one === deed);
  return known ? staff.office.act(known, found, asked.lang) : wordsFor(asked.lang).chat.stale;
}

/** Those of the channels that the person is in, and their own. */
async function list({ command, lang }: Asked, { office, places }: Staff): Promise<Reply | string> {
  const all = await office.all(serverOf(command));
  const isOwn = ({ creator }: Subscription) => creator?.person === command.user_id;
  if (all.every(isOwn)) return office.list(all, lang);
  const seen = await places.channelsOf(command.user_id);
  if ('obstacle' in seen) return wordsFor(lang).office.unable[seen.obstacle];
  const shown = all.filter((one) => isOwn(one) || seen.channels.has(one.place.channel));
  return office.list(shown, lang);
}

/** What a digest would show: one that there is, or one of the topics that are named. */
async function preview(asked: Asked, staff: Staff): Promise<Reply | string> {
  const { command, lang, rest } = asked;
  const named = readTopics(rest, staff.desk.library());
  if ('topics' in named) {
    const place = { ...serverOf(command), channel: command.channel_id };
    return staff.office.previewOf(named.topics, lang, place, isWhole);
  }
  const found = await subscriptionOf(asked, staff, explainTopics(named.refused, lang));
  return typeof found === 'string' ? found : staff.office.preview(found, isWhole);
}

/** The digest of a typed id, if the person made it or is in its channel; else a sentence that says why not. */
async function subscriptionOf(
  { command, lang, rest }: Asked,
  { office, places }: Staff,
  unknown = wordsFor(lang).office.unknownId(rest),
): Promise<Subscription | string> {
  const { unable } = wordsFor(lang).office;
  const found = rest === '' ? null : await office.find(serverOf(command), rest);
  if (!found) return unknown;
  if (found.creator?.person === command.user_id) return found;
  const seen = await places.channelsOf(command.user_id);
  if ('obstacle' in seen) return unable[seen.obstacle];
  return seen.channels.has(found.place.channel) ? found : unable['not-joined'];
}

const serverOf = ({ team_id: server }: SlashCommand) => ({ platform: 'slack', server }) as const;
