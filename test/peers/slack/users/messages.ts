import type { types } from '@slack/bolt';
import { type Delivery, delivery } from '../delivery/delivery.ts';
import type { Again } from '../delivery/event-sender.ts';
import { edit, post, remove } from '../state/messages.ts';
import { begin } from '../state/user-actions.ts';
import { homeOf } from '../state/views.ts';
import {
  type Channel,
  directChannel,
  type Person,
  type StoredMessage,
  type World,
} from '../state/world.ts';
import type { Events } from './events.ts';
import { type Exchange, exchange, marksOf } from './exchange.ts';
import type { PeerParts } from './interactions.ts';
import { type SeenMessage, seenMessage, standing } from './seen.ts';

/** What a person wrote, and what the app makes of it. */
type Said = Omit<Exchange, 'message' | 'messages'> & {
  readonly message: SeenMessage;
  /** Each thing the app was told of it: `message` and, beside it, `app_mention`. */
  readonly deliveries: readonly Delivery[];
  /** The nth message of the app in this thread, or at the top of this conversation. */
  answer(nth?: number): Promise<SeenMessage>;
  /** The answers so far. */
  readonly answers: readonly SeenMessage[];
};

/**
 * Where in a conversation: in the thread of a message, or (without) at the top; `extra`: what else the
 * message has, such as attachments, or blocks in place of those that are made of the text.
 */
type In = { readonly thread?: SeenMessage; readonly extra?: object };

/** What users do with messages, and with the app's home. */
export type UserMessages = {
  directMessage(person: Person, text: string, where?: In): Said;
  /** A message that begins by naming the app. */
  mention(person: Person, channel: Channel, text: string, where?: In): Said;
  say(person: Person, channel: Channel, text: string, where?: In): Said;
  editMessage(message: SeenMessage, text: string): void;
  deleteMessage(message: SeenMessage): void;
  /** Opens the app's Home tab. */
  openHome(person: Person): Exchange;
  /** Opens the app's messages: in the agent view, prompts belong here. */
  openMessagesTab(person: Person): Exchange;
  /** Tells the app again, of one thing or of all that it was told of a message. */
  redeliver(what: Said | Exchange | Delivery, again?: Again): void;
};

export function userMessages(
  { world, userActions, sender }: PeerParts,
  events: Events,
): UserMessages {
  const say = (
    person: Person,
    channel: Channel,
    text: string,
    { thread, extra }: In = {},
  ): Said => {
    const from = marksOf(world);
    const threadTs = thread && (thread.thread_ts ?? thread.ts);
    const body = {
      ...typed(world, text),
      ...(threadTs && { thread_ts: threadTs }),
      ...(extra && { extra }),
    };
    const stored = post(world, { author: person, channel }, body);
    return said(stored, person, channel, from, text);
  };

  const said = (
    stored: StoredMessage,
    person: Person,
    channel: Channel,
    from: ReturnType<typeof marksOf>,
    text: string,
  ): Said => {
    const deliveries = events.deliveriesOf(stored);
    const userAction = begin(world, userActions, { person, channel });
    const watched = exchange(world, {
      userAction,
      delivery: deliveries[0] ?? delivery('events_api', {}),
      what: `"${text}"`,
      threadTs: stored.api.thread_ts ?? stored.api.ts,
      from,
    });
    const { message: answer, ...rest } = watched;
    return {
      ...rest,
      message: seenMessage(stored, stored.api),
      deliveries,
      answer,
      get answers() {
        return watched.messages;
      },
    };
  };

  const openTab = (person: Person, tab: 'home' | 'messages'): Exchange => {
    expectTab(world, tab);
    const channel = directChannel(world, person);
    const view = tab === 'home' ? homeOf(world, person)?.api : undefined;
    const userAction = begin(world, userActions, { person, channel });
    const from = marksOf(world);
    const told = events.tell('app_home_opened', null, {
      type: 'app_home_opened',
      user: person.id,
      channel: channel.id,
      tab,
      event_ts: world.newTs(),
      ...(view && { view }),
    });
    if (!told) throw new Error('the manifest does not subscribe to app_home_opened');
    return exchange(world, { userAction, delivery: told, what: `opening ${tab}`, from });
  };

  return {
    directMessage(person, text, where) {
      expectWritable(world);
      return say(person, directChannel(world, person), text, where);
    },
    mention: (person, channel, text, where) =>
      say(person, channel, `<@${world.bot.id}> ${text}`, where),
    say,
    editMessage: (message, text) => void edit(world, standing(world, message), typed(world, text)),
    deleteMessage: (message) => remove(world, standing(world, message)),
    openHome: (person) => openTab(person, 'home'),
    openMessagesTab: (person) => openTab(person, 'messages'),
    redeliver(what, again = {}) {
      const all = 'deliveries' in what ? what.deliveries : ['acks' in what ? what : what.delivery];
      for (const one of all) sender.deliver(one, again, true);
    },
  };
}

/** What becomes of a text that a person types: escaped, with links marked, and as blocks. */
function typed(world: World, text: string) {
  const mention = `<@${world.bot.id}>`;
  const [before = '', after] = text.startsWith(mention)
    ? [mention, text.slice(mention.length)]
    : ['', text];
  const escaped = (after ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s&]+/g, '<$&>');
  const elements = [
    ...(before ? [{ type: 'user' as const, user_id: world.bot.id }] : []),
    { type: 'text' as const, text: after ?? '' },
  ];
  const blocks: types.KnownBlock[] = [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  ];
  return { text: `${before}${escaped}`, blocks };
}

function expectTab({ manifest }: World, tab: 'home' | 'messages'): void {
  const { home_tab_enabled: home, messages_tab_enabled: messages } =
    manifest.features?.app_home ?? {};
  if (tab === 'home' ? home : messages) return;
  throw new Error(`the manifest does not enable the ${tab} tab`);
}

function expectWritable({ manifest }: World): void {
  expectTab({ manifest } as World, 'messages');
  if (!manifest.features?.app_home?.messages_tab_read_only_enabled) return;
  throw new Error('the messages tab is read-only: messages_tab_read_only_enabled');
}
