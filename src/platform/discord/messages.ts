import type { Message } from 'discord.js';
import type { Lang } from '../../library/schema.ts';
import type { Reply } from '../../reply/reply.ts';
import { wordsFor } from '../../reply/words/index.ts';
import { addresseeOf } from './addressee.ts';
import { explainFault, isDiscords, logError } from './explain-error.ts';
import { textOf } from './message-text.ts';
import type { Page } from './payload.ts';
import { render, renderNote } from './render.ts';
import type { Staff } from './staff.ts';

/** After Discord has refused a message to a channel, it is left alone so long (ms). */
const REFUSED_FOR_MS = 10 * 60 * 1000;

const MOST = 10_000;

/** Answers direct messages, and messages in servers that are for the bot, each once. */
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
    const addressee = addresseeOf(message);
    if (addressee === 'others' || !this.#staff.seen.isNew(message.id)) return;
    if (this.#isRefused(message.channelId)) return;
    try {
      await this.#answer(message, addressee);
    } catch (error) {
      const refused = isDiscords(error) && [403, 404].includes(error.status);
      if (refused) remember(this.#refused, message.channelId, this.#staff.now().getTime());
      const where = { message: message.id, channel: message.channelId };
      logError(this.#staff.log, where, error, null);
    }
  }

  async #answer(message: Message, addressee: 'bot' | 'role'): Promise<void> {
    const { buckets, send, now } = this.#staff;
    const lang = this.#langOf(message);
    const { chat } = wordsFor(lang);
    const wait = buckets.take(message.author.id, now());
    if (wait > 0) {
      if (this.#told.has(message.author.id)) return;
      remember(this.#told, message.author.id, now().getTime());
      await send.message(message, renderNote(chat.tooFast(wait)), 0);
      return;
    }
    this.#told.delete(message.author.id);
    const pages = addressee === 'role' ? [renderNote(chat.byRole)] : this.#pagesFor(message, lang);
    for (const [part, page] of pages.entries()) {
      await send.message(message, page, part);
    }
  }

  /** The answer: one page whose buttons turn to the others, or all of them. */
  #pagesFor(message: Message, lang: Lang): readonly Page[] {
    try {
      const { pages, way } = render(this.#replyTo(message, lang), { offerPost: false });
      return way === 'turn' ? pages.slice(0, 1) : pages;
    } catch (error) {
      this.#staff.log.error({ message: message.id }, explainFault(error));
      return [renderNote(wordsFor(lang).chat.failed)];
    }
  }

  /** A question is answered, and what somebody forwards to the bot is checked. */
  #replyTo(message: Message, lang: Lang): Reply {
    const { channelId, author, content, messageSnapshots } = message;
    const { desk } = this.#staff;
    const conversation = `discord:${channelId}:${author.id}`;
    if (messageSnapshots.size > 0) {
      return desk.serve('check', { lang, options: { text: textOf(message) } }, conversation);
    }
    return desk.serve('ask', { lang, options: { question: content ?? '' } }, conversation);
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
