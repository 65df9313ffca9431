import { DiscordAPIError, type Message } from 'discord.js';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { explainError, explainFault } from './explain-error.ts';
import type { Page } from './payload.ts';
import { render, renderNote } from './render.ts';
import type { Staff } from './staff.ts';

/** After Discord has refused a message to a channel, it is left alone so long (ms). */
const REFUSED_FOR_MS = 10 * 60 * 1000;

const MOST = 10_000;

/** Answers direct messages, and messages that mention the bot, each once. */
export class Messages {
  readonly #staff: Staff;
  readonly #refused = new Map<string, number>();
  /** People who have been told that they are too fast, until they are not; and when. */
  readonly #told = new Map<string, number>();

  constructor(staff: Staff) {
    this.#staff = staff;
  }

  /** Takes a message from the gateway. Never rejects: what goes wrong is logged with its cause. */
  async on(message: Message): Promise<void> {
    if (!isForTheBot(message) || !this.#staff.seen.isNew(message.id)) return;
    if (this.#isRefused(message.channelId)) return;
    try {
      await this.#answer(message);
    } catch (error) {
      const refused = error instanceof DiscordAPIError && [403, 404].includes(error.status);
      if (refused) remember(this.#refused, message.channelId, this.#staff.now().getTime());
      const where = { message: message.id, channel: message.channelId };
      this.#staff.log.error(where, `Discord: ${explainError(error, null)}`);
    }
  }

  async #answer(message: Message): Promise<void> {
    const { buckets, send, now } = this.#staff;
    const lang = this.#langOf(message);
    const wait = buckets.take(message.author.id, now());
    if (wait > 0) {
      if (this.#told.has(message.author.id)) return;
      remember(this.#told, message.author.id, now().getTime());
      await send.message(message, renderNote(wordsFor(lang).chat.tooFast(wait)), 0);
      return;
    }
    this.#told.delete(message.author.id);
    for (const [part, page] of this.#pagesFor(message, lang).entries()) {
      await send.message(message, page, part);
    }
  }

  /** The answer: one page whose buttons turn to the others, or all of them. */
  #pagesFor({ id, channelId, author, content }: Message, lang: Lang): readonly Page[] {
    try {
      const request = { lang, options: { question: content } };
      const reply = this.#staff.desk.serve('ask', request, `discord:${channelId}:${author.id}`);
      const { pages, way } = render(reply, { offerPost: false });
      return way === 'turn' ? pages.slice(0, 1) : pages;
    } catch (error) {
      this.#staff.log.error({ message: id }, explainFault(error));
      return [renderNote(wordsFor(lang).chat.failed)];
    }
  }

  /** For questions whose own words do not tell: the server's language, or the bot's default. */
  #langOf({ guild }: Message): Lang {
    if (!guild) return this.#staff.defaultLang;
    return guild.preferredLocale === 'ja' ? 'ja' : 'en';
  }

  /** Refused requests count: ten thousand in ten minutes, and Discord bans the address. */
  #isRefused(channel: string): boolean {
    const at = this.#refused.get(channel);
    if (at === undefined) return false;
    if (this.#staff.now().getTime() - at < REFUSED_FOR_MS) return true;
    this.#refused.delete(channel);
    return false;
  }
}

/** Keeps the latest few thousand. */
function remember(times: Map<string, number>, key: string, at: number): void {
  times.set(key, at);
  const [oldest] = times.keys();
  if (times.size > MOST && oldest !== undefined) times.delete(oldest);
}

/** Bots, webhooks and notices of Discord's own are not answered, nor is the bot itself. */
function isForTheBot({ author, webhookId, system, guildId, mentions, client }: Message): boolean {
  if (author.bot || webhookId || system) return false;
  return guildId === null || mentions.users.has(client.user.id);
}
