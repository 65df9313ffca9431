import type {
  App,
  BlockAction,
  BlockElementAction,
  Context,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { MESSAGE_COMMANDS } from '../../commands/index.ts';
import type { HandlerContext } from './client/index.ts';
import {
  HOME,
  onCommand,
  onComponentAction,
  onHomeOpened,
  onLanguage,
  onMessagesOpened,
  onSearch,
  onShortcut,
  personOf,
} from './commands/index.ts';
import {
  DIGEST_FORM,
  onDigest,
  onDigestSubmitted,
  onDigestTyped,
  openDigestForm,
} from './digests/index.ts';
import type { Message, Messages } from './messages/index.ts';
import { DIGEST_COMMAND } from './registration/index.ts';
import { COMPONENT_ACTION_ID } from './rendering/index.ts';

/** Follows work to its end, so that the bot can finish it before it leaves. */
type Track = (work: Promise<void>) => Promise<void>;

/** What of Slack's messages is somebody writing: with a file, or shown in the channel too. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Where a request is answered: `authorize` has put it into Bolt's context. */
type Served = { readonly context: HandlerContext; readonly messages: Messages };

const servedBy = ({ workspace }: Context): Served => workspace;

/** Connects everything that arrives with what answers it. */
export function listen(app: App, track: Track): void {
  // Before all listeners: Bolt asks each of them about each request, and commands took a tenth longer.
  app.use((said) => {
    if (!('command' in said)) return said.next();
    const { context } = servedBy(said.context);
    const isDigest = said.command.command === DIGEST_COMMAND;
    return track(isDigest ? onDigest(said, context) : onCommand(said, context));
  });
  app.view<ViewSubmitAction>({ callback_id: DIGEST_FORM, type: 'view_submission' }, (submitted) =>
    track(onDigestSubmitted(submitted, servedBy(submitted.context).context)),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: /^digest\./ }, (typed) =>
    track(onDigestTyped(typed, servedBy(typed.context).context)),
  );

  app.action<BlockAction>({ type: 'block_actions' }, (interaction) => {
    const { context } = servedBy(interaction.context);
    return track(Promise.all([interaction.ack(), act(interaction, context)]).then(() => {}));
  });

  for (const { name } of MESSAGE_COMMANDS) {
    app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: name }, (used) =>
      track(onShortcut(used, name, servedBy(used.context).context)),
    );
  }

  app.event('app_home_opened', ({ event, context: from }) => {
    const person = { team: from.teamId ?? '', user: event.user };
    const { context } = servedBy(from);
    if (event.tab === 'home') return track(onHomeOpened(person, context));
    return track(onMessagesOpened({ ...person, channel: event.channel }, context));
  });

  app.event('app_mention', ({ event, context: from }) => {
    const { user, bot_id: bot } = event;
    if (!user || bot) return Promise.resolve();
    return track(servedBy(from).messages.on(messageFrom({ ...event, user }, from)));
  });

  app.event('message', ({ event, context: from }) => {
    if (!WRITTEN.has(event.subtype) || event.channel_type !== 'im') return Promise.resolve();
    const { user, bot_id: bot, ...written } = event as typeof event & Written;
    if (!user || bot) return Promise.resolve();
    return track(servedBy(from).messages.on(messageFrom({ ...written, user }, from)));
  });
}

/** What the kinds of messages that people write have in common. */
type Written = {
  readonly channel: string;
  readonly ts: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly thread_ts?: string;
  readonly edited?: object;
};

function messageFrom(
  written: Written & { readonly user: string },
  { teamId: team = '', botId, botUserId }: Context,
): Message {
  const { user, channel, ts, thread_ts: threadTs, edited } = written;
  const me = { botId, botUserId };
  return { team, user, channel, ts, threadTs, me, raw: written, isEdited: edited !== undefined };
}

type Acted = Pick<SlackActionMiddlewareArgs<BlockAction>, 'body' | 'action' | 'respond'>;

async function act({ body, action, respond }: Acted, context: HandlerContext): Promise<void> {
  const person = personOf(body);
  const { action_id: id } = action;
  const [, lang] = HOME.lang.exec(id) ?? [];
  if (lang === 'en' || lang === 'ja' || lang === 'slack') return onLanguage(person, lang, context);
  if (id === HOME.search && action.type === 'plain_text_input') {
    const asked = { ...person, typed: action.value ?? '', triggerId: body.trigger_id };
    return onSearch(asked, context);
  }
  if (id === HOME.digest) {
    const asked = { ...person, triggerId: body.trigger_id, channel: null, lang: null };
    return openDigestForm(asked, context);
  }
  const value = COMPONENT_ACTION_ID.test(id) ? heldBy(action) : '';
  return onComponentAction({ body, value, respond }, context);
}

function heldBy(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
