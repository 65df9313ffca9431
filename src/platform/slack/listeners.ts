import type {
  App,
  BlockAction,
  BlockElementAction,
  Context,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { MESSAGE_COMMANDS } from '../../commands/table.ts';
import { PRESS_ID } from './action-blocks.ts';
import { onDigest } from './digest-command.ts';
import { DIGEST_FORM } from './digest-form.ts';
import { DIGEST_COMMAND } from './digest-line.ts';
import { onDigestSubmitted, onDigestTyped, openDigestForm } from './digest-window.ts';
import { HOME } from './home.ts';
import { onHomeOpened, onLanguage, onMessagesOpened, onSearch } from './home-tab.ts';
import { Messages } from './messages.ts';
import { onPress, personOf } from './presses.ts';
import { onShortcut } from './shortcuts.ts';
import { onCommand } from './slash-commands.ts';
import type { Staff } from './staff.ts';
import type { Message } from './statement.ts';

/** Follows work to its end, so that the bot can finish it before it leaves. */
type Track = (work: Promise<void>) => Promise<void>;

/** What of Slack's messages is somebody writing: with a file, or shown in the channel too. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Connects everything that arrives with what answers it. */
export function listen(app: App, staff: Staff, track: Track): void {
  const messages = new Messages(staff);

  app.command(/.*/, (said) =>
    track(said.command.command === DIGEST_COMMAND ? onDigest(said, staff) : onCommand(said, staff)),
  );
  app.view<ViewSubmitAction>({ callback_id: DIGEST_FORM, type: 'view_submission' }, (submitted) =>
    track(onDigestSubmitted(submitted, staff)),
  );
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: /^digest\./ }, (typed) =>
    track(onDigestTyped(typed, staff)),
  );

  app.action<BlockAction>({ type: 'block_actions' }, (pressed) =>
    track(Promise.all([pressed.ack(), act(pressed, staff)]).then(() => {})),
  );

  for (const { name } of MESSAGE_COMMANDS) {
    app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: name }, (used) =>
      track(onShortcut(used, name, staff)),
    );
  }

  app.event('app_home_opened', ({ event, context }) => {
    const person = { team: context.teamId ?? '', user: event.user };
    if (event.tab === 'home') return track(onHomeOpened(person, staff));
    return track(onMessagesOpened({ ...person, channel: event.channel }, staff));
  });

  app.event('app_mention', ({ event, context }) => {
    const { user, bot_id: bot } = event;
    if (!user || bot) return Promise.resolve();
    return track(messages.on(messageFrom({ ...event, user }, context)));
  });

  app.event('message', ({ event, context }) => {
    if (!WRITTEN.has(event.subtype) || event.channel_type !== 'im') return Promise.resolve();
    const { user, bot_id: bot, ...written } = event as typeof event & Written;
    if (!user || bot) return Promise.resolve();
    return track(messages.on(messageFrom({ ...written, user }, context)));
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

async function act({ body, action, respond }: Acted, staff: Staff): Promise<void> {
  const person = personOf(body);
  const { action_id: id } = action;
  const [, lang] = HOME.lang.exec(id) ?? [];
  if (lang === 'en' || lang === 'ja' || lang === 'slack') return onLanguage(person, lang, staff);
  if (id === HOME.search && action.type === 'plain_text_input') {
    const asked = { ...person, typed: action.value ?? '', triggerId: body.trigger_id };
    return onSearch(asked, staff);
  }
  if (id === HOME.digest) {
    const asked = { ...person, triggerId: body.trigger_id, channel: null, lang: null };
    return openDigestForm(asked, staff);
  }
  const value = PRESS_ID.test(id) ? heldBy(action) : '';
  return onPress({ body, value, respond }, staff);
}

function heldBy(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
