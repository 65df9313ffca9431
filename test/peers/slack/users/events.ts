import { type Delivery, delivery } from '../delivery/delivery.ts';
import type { EventSender } from '../delivery/event-sender.ts';
import type { Message } from '../state/message.ts';
import type { Channel, MessageEvent, StoredMessage, World } from '../state/world.ts';
import { eventCallback } from './payloads.ts';

/** What an app must subscribe to, and may: docs.slack.dev/reference/events */
const MESSAGES = {
  public: { event: 'message.channels', scope: 'channels:history', channelType: 'channel' },
  private: { event: 'message.groups', scope: 'groups:history', channelType: 'group' },
  im: { event: 'message.im', scope: 'im:history', channelType: 'im' },
} as const;

/** Tells the app of everything it has subscribed to. */
export class Events {
  /** Off: nothing is delivered until a test does so itself, by `redeliver`. */
  isOn = true;
  readonly #world: World;
  readonly #sender: EventSender;
  readonly #ofMessages = new Map<StoredMessage, Delivery[]>();

  constructor(world: World, sender: EventSender) {
    this.#world = world;
    this.#sender = sender;
    world.messageLog.listen((event) => this.#message(event));
  }

  /** Everything that the app was told of a message. */
  deliveriesOf(stored: StoredMessage): readonly Delivery[] {
    return this.#ofMessages.get(stored) ?? [];
  }

  /** Tells of anything else, if the app has subscribed to it. */
  tell(name: string, scope: string | null, event: object): Delivery | null {
    const { bot_events: subscribed = [] } =
      this.#world.manifest.settings?.event_subscriptions ?? {};
    if (!(subscribed as readonly string[]).includes(name)) return null;
    if (!this.#world.installed) return null;
    const may = [...this.#world.tokens.values()].some(
      ({ kind, scopes }) => kind === 'bot' && (scope === null || scopes.includes(scope)),
    );
    if (!may) return null;
    const told = delivery('events_api', eventCallback(this.#world, event));
    if (this.isOn) this.#sender.deliver(told);
    return told;
  }

  #message({ kind, stored, api }: MessageEvent): void {
    const { channel, onlyFor } = stored;
    if (onlyFor !== null || !channel.members.has(this.#world.bot.id)) return;
    const { event, scope, channelType } = MESSAGES[channel.kind];
    const place = { channel: channel.id, channel_type: channelType };
    const told = [this.tell(event, scope, { ...this.#eventOf(kind, api), ...place })];
    // Of an edited mention Slack tells as of a new one, with `edited`, under the same timestamp.
    if (kind !== 'deleted' && this.#isMention(api, channel)) {
      const mention = {
        ...api,
        type: 'app_mention',
        event_ts: api.edited?.ts ?? api.ts,
        channel: channel.id,
      };
      told.push(this.tell('app_mention', 'app_mentions:read', mention));
    }
    const known = this.#ofMessages.get(stored) ?? [];
    this.#ofMessages.set(stored, [...known, ...told.filter((one) => one !== null)]);
  }

  #isMention({ text, user }: Message, { kind }: Channel): boolean {
    const { bot } = this.#world;
    return kind !== 'im' && user !== bot.id && text.includes(`<@${bot.id}>`);
  }

  #eventOf(kind: MessageEvent['kind'], api: Message): object {
    const { metadata: _, ...shown } = api;
    if (kind === 'posted') return { ...shown, event_ts: api.ts };
    const ts = this.#world.newTs();
    const common = { type: 'message', ts, event_ts: ts, hidden: true, previous_message: shown };
    return kind === 'edited'
      ? { ...common, subtype: 'message_changed', message: shown }
      : { ...common, subtype: 'message_deleted', deleted_ts: api.ts };
  }
}
