import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { ActionName } from '../../../commands/index.ts';
import { explainTopics, SUBSCRIPTION_ACTIONS } from '../../../digests/management/index.ts';
import type { Subscription } from '../../../digests/subscriptions/index.ts';
import { readTopics } from '../../../digests/subscriptions/index.ts';
import type { Lang } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import type { Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { HandlerContext } from '../client/index.ts';
import { keyOf, pagesToShow, respondWith } from '../client/index.ts';
import { readText } from '../messages/index.ts';
import { parseDigest } from '../registration/index.ts';
import type { Page } from '../rendering/index.ts';
import { isWhole, renderNote, renderWhole } from '../rendering/index.ts';
import { openDigestForm } from './digest-window.ts';

type Said = {
  readonly command: SlashCommand;
  readonly ack: () => Promise<void>;
  readonly respond: RespondFn;
};

const HIDDEN = { to: 'person', replace: false, threadTs: undefined } as const;

/** Does what is typed behind `/digest`, for the eyes of who types it; with nothing behind it, opens the form. */
export async function onDigest(
  { command, ack, respond }: Said,
  context: HandlerContext,
): Promise<void> {
  await ack();
  const { trigger_id: triggerId, channel_id: channel } = command;
  if (!context.deduplicator.isNew(`command:${triggerId}`)) return;
  const text = readText(command.text);
  const person = { team: command.team_id, user: command.user_id };
  const typedIn = looksJapanese(text) ? 'ja' : null;
  const seconds = context.buckets.take(keyOf(person), context.now());
  const asked = parseDigest(text);
  if (seconds === 0 && asked?.action === 'add') {
    return openDigestForm({ ...person, triggerId, channel, lang: typedIn }, context);
  }
  const lang = typedIn ?? (await context.userProfiles.langOf(person));
  const pages =
    seconds > 0
      ? [renderNote(wordsFor(lang).chat.tooFast(seconds))]
      : await answer({ command, lang, ...(asked ?? { action: null, rest: text }) }, context);
  await respondWith(context.send, respond, pages, HIDDEN);
}

type Asked = {
  readonly command: SlashCommand;
  readonly lang: Lang;
  /** Null: nothing that the bot knows. */
  readonly action: ActionName | null;
  /** What stands behind it, or everything. */
  readonly rest: string;
};

async function answer(asked: Asked, context: HandlerContext): Promise<readonly Page[]> {
  const words = wordsFor(asked.lang).management;
  if (asked.action === null) return [renderNote(words.unknownAction(asked.rest))];
  try {
    const reply = await replyTo(asked, asked.action, context);
    if (typeof reply === 'string') return [renderNote(reply)];
    const whole = asked.action === 'preview' ? renderWhole(reply) : null;
    return whole ? [whole] : pagesToShow(reply, false);
  } catch (error) {
    context.subscriptionService.tell(error, context.log);
    return [renderNote(words.storeUnavailable)];
  }
}

/** A reply, or a sentence. Rejects when the store fails. */
async function replyTo(
  asked: Asked,
  action: ActionName,
  context: HandlerContext,
): Promise<Reply | string> {
  if (action === 'list') return list(asked, context);
  if (action === 'preview') return preview(asked, context);
  const found = await subscriptionOf(asked, context);
  if (typeof found === 'string') return found;
  const known = SUBSCRIPTION_ACTIONS.find((one) => one === action);
  return known
    ? context.subscriptionService.perform(known, found, asked.lang)
    : wordsFor(asked.lang).chat.stale;
}

/** Those of the channels that the person is in, and their own. */
async function list(
  { command, lang }: Asked,
  { subscriptionService, channelMembership }: HandlerContext,
): Promise<Reply | string> {
  const all = await subscriptionService.all(serverOf(command));
  const isOwn = ({ creator }: Subscription) => creator?.person === command.user_id;
  if (all.every(isOwn)) return subscriptionService.list(all, lang);
  const memberships = await channelMembership.channelsOf(command.user_id);
  if ('obstacle' in memberships)
    return wordsFor(lang).management.channelErrors[memberships.obstacle];
  const shown = all.filter((one) => isOwn(one) || memberships.channels.has(one.channelRef.channel));
  return subscriptionService.list(shown, lang);
}

/** What a digest would show: one that there is, or one of the topics that are named. */
async function preview(asked: Asked, context: HandlerContext): Promise<Reply | string> {
  const { command, lang, rest } = asked;
  const named = readTopics(rest, context.commandService.library());
  if (named.ok) {
    const place = { ...serverOf(command), channel: command.channel_id };
    return context.subscriptionService.previewOf(named.value, lang, place, isWhole);
  }
  const found = await subscriptionOf(asked, context, explainTopics(named.error, lang));
  return typeof found === 'string' ? found : context.subscriptionService.preview(found, isWhole);
}

/** The digest of a typed id, if the person made it or is in its channel; else a sentence that says why not. */
async function subscriptionOf(
  { command, lang, rest }: Asked,
  { subscriptionService, channelMembership }: HandlerContext,
  unknown = wordsFor(lang).management.unknownId(rest),
): Promise<Subscription | string> {
  const { channelErrors: unable } = wordsFor(lang).management;
  const found = rest === '' ? null : await subscriptionService.find(serverOf(command), rest);
  if (!found) return unknown;
  if (found.creator?.person === command.user_id) return found;
  const memberships = await channelMembership.channelsOf(command.user_id);
  if ('obstacle' in memberships) return unable[memberships.obstacle];
  return memberships.channels.has(found.channelRef.channel) ? found : unable['not-joined'];
}

const serverOf = ({ team_id: server }: SlashCommand) => ({ platform: 'slack', server }) as const;
