import { randomBytes } from 'node:crypto';
import { Client, Events, Status } from 'discord.js';
import type { Publisher } from '../../digests/delivery/index.ts';
import { newSubscriptionId } from '../../digests/management/index.ts';
import { rateLimited, requestRefused } from '../../observability/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { Deduplicator, Pending, RECONNECT_DELAY, TokenBuckets } from '../shared/client/index.ts';
import type { ChatParts, Platform } from '../shared/platform/index.ts';
import type { DiscordSettings } from './client/index.ts';
import {
  clientOptions,
  errorLine,
  explainFault,
  explainPacket,
  fatalClose,
  fatalReason,
  GatewayLog,
  guardedRequests,
  guardPackets,
  identifyTogether,
  presenceOf,
  reconnectSlowly,
  referencedBy,
  sender,
} from './client/index.ts';
import { CommandKeeper } from './commands/index.ts';
import { discordPublisher, type Pace, paceOf } from './digests/index.ts';
import { onInteraction } from './dispatch.ts';
import { Messages } from './messages/index.ts';

/** What the Discord bot works with. */
export type DiscordParts = ChatParts & { readonly settings: DiscordSettings };

/** A wait of Discord's that is as long (ms) is told. */
const LONG_MS = 10_000;

/** The bot on Discord. What goes wrong there is logged with its remedy, and the rest of the bot runs on. */
export class DiscordBot implements Platform {
  readonly name = 'discord';
  readonly #parts: DiscordParts;
  readonly #ending = new AbortController();
  readonly #pending: Pending;
  #client: Client | null = null;
  #publisher: Publisher | null = null;
  readonly #gateway: GatewayLog;
  readonly #pace: Pace;
  /** How every REST client makes its requests. */
  readonly #makeRequest: ReturnType<typeof guardedRequests>;

  constructor(parts: DiscordParts) {
    this.#parts = parts;
    const { settings, log, now, wait, shareBudget } = parts;
    this.#pending = new Pending((error) => log.error(explainFault(error)));
    this.#pace = paceOf(settings, shareBudget, wait);
    this.#gateway = new GatewayLog(log, now);
    this.#makeRequest = guardedRequests({
      ...{ settings, log, now },
      wait: (ms) => wait(ms, this.#ending.signal),
      onRefused: (reason) => this.#giveUp(reason),
    });
  }

  async start(): Promise<void> {
    this.#connect().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  /** Tries to connect until it works, cannot work, or is not wanted any more. */
  async #connect(): Promise<void> {
    const { settings, log, wait } = this.#parts;
    const { first, last } = RECONNECT_DELAY;
    for (let ms: number = first; !this.#hasEnded(); ms = Math.min(ms * 2, last)) {
      const client = this.#newClient();
      this.#client = client;
      try {
        await client.login(settings.token);
        return;
      } catch (error) {
        const fatal = fatalReason(error);
        if (fatal) this.#giveUp(fatal);
        if (this.#hasEnded()) return;
        log.warn(`${errorLine(error)}. Next attempt in ${ms / 1000} s`);
        await wait(ms, this.#ending.signal).catch(() => {});
      }
    }
  }

  /** Shows how old the briefs are now. */
  libraryChanged(): void {
    if (this.#client?.isReady()) this.#client.user.setPresence(presenceOf(this.#asOf()));
  }

  publisher(): Publisher | null {
    return this.#hasEnded() ? null : this.#publisher;
  }

  unavailable(): string | null {
    if (this.#hasEnded()) return 'given up';
    const shards = [...(this.#client?.ws.shards.values() ?? [])];
    const connected = shards.filter(({ status }) => status === Status.Ready).length;
    if (this.#client?.isReady() && connected === shards.length) return null;
    return shards.length > 1
      ? `${connected} of ${shards.length} shards are connected`
      : 'not connected';
  }

  async close(): Promise<void> {
    this.#ending.abort();
    const client = this.#client;
    client?.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
    await this.#pending.finish(() => client?.destroy()); // one that is identifying cannot be ended
  }

  #newClient(): Client {
    const {
      log,
      settings,
      commandService,
      ratings,
      subscriptionService,
      pictures,
      claims,
      askerRates,
      takeStart,
      now,
      defaultLang,
      wait,
    } = this.#parts;
    const gateway = this.#gateway;
    const buildStrategy = reconnectSlowly(wait, now, this.#ending.signal, (shard, code) =>
      gateway.closed(shard, code),
    );
    const options = clientOptions(settings, this.#asOf());
    const rest = { ...options.rest, makeRequest: this.#pace.paced(this.#makeRequest) };
    const together = takeStart && identifyTogether(takeStart, `discord:${settings.token}`, wait);
    const ws = { buildStrategy, ...(together && { buildIdentifyThrottler: together }) };
    const client = new Client({ ...options, rest, ws });
    guardPackets(client, (event, error, shard) => {
      gateway.warnOnce(shard, explainPacket(event, error));
    });
    client.rest.on('rateLimited', ({ retryAfter, route }) => this.#onRateLimit(retryAfter, route));
    const send = sender(client.rest, log);
    const buckets = new TokenBuckets('discord', askerRates, () => requestRefused('discord'));
    const memory = { deduplicator: new Deduplicator(), buckets };
    const context = {
      ...{
        commandService,
        ratings,
        subscriptionService,
        pictures,
        idempotencyKeys: claims,
        log,
        now,
        defaultLang,
        send,
        ...memory,
      },
      referencedBy: referencedBy(client),
      newId: () => newSubscriptionId(randomBytes),
      wait: (ms: number) => wait(ms, this.#ending.signal),
    };
    const messages = new Messages(context);
    client
      .on(Events.InteractionCreate, (it) => this.#pending.track(onInteraction(it, context)))
      .on(Events.MessageCreate, (message) => this.#pending.track(messages.on(message)))
      .on(Events.ShardReady, (id) => {
        gateway.connected(id, null);
        // A new session begins with what it was told at the first start.
        client.user?.setPresence({ ...presenceOf(this.#asOf()), shardId: id });
      })
      .on(Events.ShardResume, (id, replayed) => gateway.connected(id, replayed))
      .on(Events.ShardDisconnect, ({ code }) => this.#giveUp(fatalClose(code)))
      .on(Events.ShardError, (error, id) => this.#onShardError(error, id))
      .on(Events.Error, (error) => log.error(errorLine(error)))
      .once(Events.ClientReady, (ready) => this.#pending.track(this.#keepCommands(ready)))
      .once(Events.ClientReady, (ready) => {
        this.#publisher = this.#publisherFor(ready);
        this.#parts.onConnected();
      });
    return client;
  }

  #publisherFor(client: Client<true>): Publisher {
    const { settings, log, now, wait } = this.#parts;
    const { rateLimiter } = this.#pace;
    return discordPublisher({
      ...{ settings, client, log, now, wait, rateLimiter, makeRequest: this.#makeRequest },
      onLimit: () => {
        rateLimited('discord');
        log.info('Discord: asks for fewer digests at once');
      },
    });
  }

  /** Registers them once for all shards and machines: by the one with shard 0. */
  async #keepCommands(client: Client<true>): Promise<void> {
    const { settings, log } = this.#parts;
    const { rest, application, options, guilds } = client;
    const applicationId = application.id;
    const { languages } = this.#parts.commandService.library();
    const { guildId } = settings;
    const keeper = new CommandKeeper({ rest, applicationId, guildId, languages, log });
    client.on(Events.InteractionCreate, (it) => this.#pending.track(keeper.noteUse(it)));
    if (Array.isArray(options.shards) && !options.shards.includes(0)) return;
    await keeper.start([...guilds.cache.keys()]);
  }

  /** What waits for long would seem to hang. */
  #onRateLimit(ms: number, route: string): void {
    if (ms < LONG_MS) return;
    const until = new Date(this.#parts.now().getTime() + ms).toISOString();
    this.#parts.log.warn({ route }, `Discord: rate limited, answers wait until ${until}`);
  }

  #onShardError(error: Error, shard: number): void {
    const fatal = fatalReason(error);
    if (fatal) this.#giveUp(fatal);
    else this.#gateway.failed(shard, error);
  }

  /** Says once why there is no Discord, and leaves it. */
  #giveUp(reason: string | null): void {
    if (reason === null || this.#hasEnded()) return;
    this.#ending.abort();
    this.#parts.log.error(`${reason}. Everything else runs on without Discord.`);
    const client = this.#client;
    client?.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
    client?.destroy().catch((error: unknown) => this.#parts.log.error(explainFault(error)));
  }

  #hasEnded(): boolean {
    return this.#ending.signal.aborted;
  }

  #asOf(): string {
    const words = wordsFor(this.#parts.defaultLang);
    return words.chat.presence(words.date(this.#parts.commandService.library().reach));
  }
}
