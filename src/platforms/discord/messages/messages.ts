import type { Message } from 'discord.js';
import { languageOf, pointingOf } from '../../../answers/text/index.ts';
import { keepLatest, type Lang } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { Deduplicator, within } from '../../shared/client/index.ts';
import type { PictureFile } from '../../shared/pictures/index.ts';
import { pagesToSend } from '../../shared/rendering/index.ts';
import type { HandlerContext, Referenced } from '../client/index.ts';
import { explainFault, isDiscords, logError } from '../client/index.ts';
import type { Page } from '../rendering/index.ts';
import { render, renderNote } from '../rendering/index.ts';
import { addresseeOf } from './addressee.ts';
import { readable } from './message-text.ts';
import { statementFor } from './statement.ts';

/** After Discord has refused a message to a channel, it is left alone so long (ms). */
const REFUSED_FOR_MS = 10 * 60 * 1000;

/** An answer to a message waits so long (ms) for its picture, and no longer. */
const PICTURE_MS = 5000;

/** So many such channels are remembered. */
const MOST = 10_000;

const WORDLESS = /^[^\p{L}\p{N}]*$/u;

/** What a message is answered with; the picture goes with the first page. */
type Answer = { readonly pages: readonly Page[]; readonly picture?: PictureFile | null };

/** Answers direct messages, and messages in servers that are for the bot, each once. */
export class Messages {
  readonly #context: HandlerContext;
  readonly #refused = new Map<string, number>();
  /** People who were sent the rate-limit notice, until they slow down. */
  readonly #notified = new Deduplicator();

  constructor(context: HandlerContext) {
    this.#context = context;
  }

  /** Takes a message from the gateway. Never rejects: what goes wrong is logged with its cause. */
  async on(message: Message): Promise<void> {
    const addressee = addresseeOf(message);
    if (addressee === 'others' || !this.#context.deduplicator.isNew(message.id)) return;
    if (this.#isRefused(message.channelId)) return;
    const referenced = this.#context.referencedBy(message);
    try {
      if (!(await this.#context.idempotencyKeys.claim(`discord:message:${message.id}`))) return;
      await this.#answer(message, addressee, referenced);
    } catch (error) {
      const refused = isDiscords(error) && [403, 404].includes(error.status);
      const at = this.#context.now().getTime();
      if (refused) keepLatest(this.#refused, message.channelId, at, MOST);
      const where = { message: message.id, channel: message.channelId };
      logError(this.#context.log, where, error, null);
    }
  }

  async #answer(
    message: Message,
    addressee: 'bot' | 'role',
    referenced: Referenced,
  ): Promise<void> {
    const { buckets, send, now } = this.#context;
    const lang = this.#langOf(message);
    const { chat } = wordsFor(lang);
    const wait = buckets.take(message.author.id, now());
    if (wait > 0) {
      if (!this.#notified.isNew(message.author.id)) return;
      await send.message(message, renderNote(chat.tooFast(wait)), 0);
      return;
    }
    this.#notified.forget(message.author.id);
    const { pages, picture = null }: Answer =
      addressee === 'role'
        ? { pages: [renderNote(chat.byRole)] }
        : await this.#answerTo(message, lang, referenced);
    for (const [part, page] of pages.entries()) {
      await send.message(message, page, part, part === 0 ? picture : null);
    }
  }

  /** The answer: one page whose buttons turn to the others, or all of them. */
  async #answerTo(message: Message, lang: Lang, referenced: Referenced): Promise<Answer> {
    const { commandService, pictures, wait, log } = this.#context;
    const conversation = `discord:${message.channelId}:${message.author.id}`;
    try {
      const said = readable(message.content ?? '');
      const about = await statementFor(message, pointingOf(said), referenced, log);
      const own = languageOf(said, lang);
      if (about === 'unreadable') return { pages: [renderNote(wordsFor(own).chat.unreadable)] };
      const options = about ?? { question: said };
      const isPublic = message.guildId !== null;
      const asker = about && WORDLESS.test(said) && looksJapanese(about.text) ? 'ja' : own;
      const reply = about
        ? await commandService.handle('check', { lang: asker, options }, conversation)
        : await commandService.handle('ask', { lang, options, isPublic }, conversation);
      const picture = reply.picture
        ? await within(pictures.fileOf(reply, 'dark'), wait(PICTURE_MS), null)
        : null;
      return { pages: pagesToSend(render(reply, { offerPost: false })), picture };
    } catch (error) {
      this.#context.log.error({ message: message.id }, explainFault(error));
      return { pages: [renderNote(wordsFor(lang).chat.failed)] };
    }
  }

  /** For questions whose own words show no language: the server's language, or the bot's default. */
  #langOf({ guild }: Message): Lang {
    if (!guild) return this.#context.defaultLang;
    return guild.preferredLocale === 'ja' ? 'ja' : 'en';
  }

  /** Refused requests count: ten thousand in ten minutes, and Discord bans the address. */
  #isRefused(channel: string): boolean {
    const at = this.#refused.get(channel);
    if (at === undefined) return false;
    if (this.#context.now().getTime() - at < REFUSED_FOR_MS) return true;
    this.#refused.delete(channel);
    return false;
  }
}
