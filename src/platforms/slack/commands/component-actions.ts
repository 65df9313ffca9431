import type { BlockAction, RespondFn } from '@slack/bolt';
import type { Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { countVote, keyOfPost, once } from '../../shared/client/index.ts';
import { type ComponentAction, decode } from '../../shared/rendering/index.ts';
import type { HandlerContext, Person, ReplyPicture } from '../client/index.ts';
import {
  explainFault,
  isDirect,
  keyOf,
  pagesToShow,
  replyPicture,
  respondWith,
  stepsToRespond,
  storedAs,
} from '../client/index.ts';
import type { PicturedPage } from '../rendering/index.ts';
import { renderNote } from '../rendering/index.ts';
import { modalOf } from './home.ts';

/** A click on a button, or a choice from a menu. */
type ComponentInteraction = {
  readonly body: BlockAction;
  /** What the button or the choice holds. */
  readonly value: string;
  /** Only in messages. */
  readonly respond: RespondFn | undefined;
};

type Acting = {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
};

/** What is shown, and how: in place of the message with the button, beside it, or to everybody. */
type Answer = {
  readonly pages: readonly PicturedPage[];
  readonly way: 'replace' | 'beside' | 'channel';
  /** That is not in the pages, for want of an address. */
  readonly picture?: ReplyPicture | null;
};

/** Does what a button or a choice stands for; it has been acknowledged. */
export async function onComponentAction(
  interaction: ComponentInteraction,
  context: HandlerContext,
): Promise<void> {
  const { body } = interaction;
  if (!context.deduplicator.isNew(`press:${body.trigger_id}`)) return;
  const person = personOf(body);
  const lang = await context.userProfiles.langOf(person);
  await show(interaction, await answerTo(interaction, person, lang, context), lang, context);
}

/** Who acts, and in which workspace: where an organization has installed the app, the person alone tells. */
export const personOf = ({ team, user }: Acting): Person => ({
  team: team?.id ?? user.team_id ?? '',
  user: user.id,
});

async function answerTo(
  { body, value }: ComponentInteraction,
  person: Person,
  lang: Lang,
  context: HandlerContext,
): Promise<Answer> {
  const { chat, answer } = wordsFor(lang);
  const note = (said: string): Answer => ({ pages: [renderNote(said)], way: 'beside' });
  const wait = context.buckets.take(keyOf(person), context.now());
  if (wait > 0) return note(chat.tooFast(wait));
  try {
    const action = decode(value, context.commandService.library());
    if (!action) return note(chat.stale);
    if (action.kind !== 'vote') return await shown(body, person, action, context);
    if (action.facts.length === 0) return note(chat.stale);
    await countVote({ ...action, ...votedIn(body), person: keyOf(person) }, context);
    return note(answer.rated);
  } catch (error) {
    context.log.error(explainFault(error));
    return note(chat.failed);
  }
}

async function shown(
  body: BlockAction,
  person: Person,
  action: Exclude<ComponentAction, { kind: 'vote' }>,
  context: HandlerContext,
): Promise<Answer> {
  const { command, options, lang } = action.run;
  const request = { lang, options, person: storedAs(person), isPublic: action.kind === 'post' };
  const reply = await context.commandService.handle(command, request, null);
  if (options.forget) await context.userProfiles.forget(person); // what this process remembers
  const isOpen = action.kind === 'post' || body.view !== undefined || isDirect(channelOf(body));
  const picture = action.page === 0 && !body.view ? await replyPicture(reply, context) : null;
  const pages = pagesToShow(reply, !isOpen, action.page, picture);
  if (action.kind === 'post') return { pages, way: 'channel' };
  return { pages, way: action.kind === 'show' && isOwn(body) ? 'replace' : 'beside', picture };
}

/** What was voted in: all windows that were opened from one another are one. */
const votedIn = (body: BlockAction) => ({
  platform: 'slack' as const,
  message: body.view?.root_view_id ?? `${channelOf(body)}:${containerOf(body).message_ts}`,
});

async function show(
  { body, value, respond }: ComponentInteraction,
  { pages, way, picture }: Answer,
  lang: Lang,
  context: HandlerContext,
): Promise<void> {
  const { send } = context;
  const [first] = pages;
  if (!first) return;
  if (body.view?.type === 'home') return send.openModal(body.trigger_id, modalOf(first, lang));
  if (body.view && way === 'replace') return send.updateModal(body.view.id, modalOf(first, lang));
  if (body.view) return send.pushModal(body.trigger_id, modalOf(first, lang));
  const channel = channelOf(body);
  const { thread_ts: threadTs } = containerOf(body);
  if (way === 'beside' && isDirect(channel)) {
    for (const page of pages) await send.post({ channel, threadTs }, page);
    if (picture?.kind === 'file') await context.uploadPicture({ channel, threadTs }, picture);
  } else if (respond && way === 'channel') {
    const open = { to: 'channel', replace: false, threadTs } as const;
    const key = keyOfPost(
      'slack',
      `${personOf(body).team}:${channel}:${containerOf(body).message_ts}`,
      value,
    );
    if (await once(key, stepsToRespond(send, respond, pages, open), context)) return;
    const note = renderNote(wordsFor(lang).chat.posted);
    await respondWith(send, respond, [note], { ...open, to: 'person' });
  } else if (respond) {
    await respondWith(send, respond, pages, { to: 'person', replace: way === 'replace', threadTs });
  }
}

/** Whether a message may be replaced for the person who clicked: nobody else sees it. */
const isOwn = (body: BlockAction): boolean =>
  body.view !== undefined || containerOf(body).is_ephemeral === true || isDirect(channelOf(body));

const channelOf = (body: BlockAction): string => body.channel?.id ?? '';

const containerOf = (body: BlockAction) =>
  body.container as { message_ts?: string; thread_ts?: string; is_ephemeral?: boolean };
