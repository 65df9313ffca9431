import { languageOf, pointingOf } from '../../../answers/text/index.ts';
import type { Lang } from '../../../library/index.ts';
import { looksJapanese } from '../../../library/text/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { CLAIMED_FOR_MS } from '../../../store/index.ts';
import { Deduplicator } from '../../shared/client/index.ts';
import {
  codeOf,
  explainError,
  explainFault,
  type HandlerContext,
  isDirect,
  keyOf,
  logError,
  pagesToShow,
  type ReplyPicture,
  replyPicture,
} from '../client/index.ts';
import type { Page, PicturedPage } from '../rendering/index.ts';
import { renderNote } from '../rendering/index.ts';
import { ownTextOf } from './message-text.ts';
import { type Message, statementFor, zoneFor } from './statement.ts';

/**
 * What Slack says where no status is ever shown until somebody changes the app or the workspace; all else passes, or is
 * about one conversation. Source: https://docs.slack.dev/reference/methods/assistant.threads.setStatus
 */
const NO_STATUS: ReadonlySet<string> = new Set([
  'deprecated_endpoint',
  'enterprise_is_restricted',
  'feature_not_enabled',
  'method_deprecated',
  'missing_scope',
  'not_allowed_token_type',
  'unknown_method',
]);

/** What a message is answered with; a picture without an address comes after the pages. */
type Answer = { readonly pages: readonly PicturedPage[]; readonly picture?: ReplyPicture | null };

/** Answers direct messages and mentions, each once, in their thread. */
export class Messages {
  readonly #context: HandlerContext;
  /** People who were sent the rate-limit notice, until they slow down. */
  readonly #notified = new Deduplicator();
  /** False once Slack has said that this workspace has none. */
  #hasStatus = true;

  constructor(context: HandlerContext) {
    this.#context = context;
  }

  /** Answers a message. Never rejects: what goes wrong is logged with its cause. */
  async on(message: Message): Promise<void> {
    const { channel, ts, team } = message;
    if (message.isEdited && this.#isForgotten(message)) return;
    try {
      if (await this.#isTaken(`slack:${team}:${channel}:${ts}`)) return;
      await this.#answer(message);
    } catch (error) {
      logError(this.#context.log, { channel, message: ts }, error);
    }
  }

  /** Slack repeats an event until it is acknowledged, perhaps to another copy of the bot. */
  async #isTaken(key: string): Promise<boolean> {
    const { deduplicator, idempotencyKeys } = this.#context;
    return !deduplicator.isNew(key) || !(await idempotencyKeys.claim(key));
  }

  /**
   * Whether it is not known any more if a message was answered: Slack sends an edited mention as a new
   * one, under the same timestamp, however long ago it was written.
   */
  #isForgotten({ ts }: Message): boolean {
    return this.#context.now().getTime() - Number(ts) * 1000 >= CLAIMED_FOR_MS;
  }

  async #answer(message: Message): Promise<void> {
    const text = ownTextOf(message.raw, await zoneFor(message, message.raw, this.#context));
    const lang = looksJapanese(text) ? 'ja' : await this.#context.userProfiles.langOf(message);
    const told = this.#waitFor(message, lang);
    const { pages, picture = null }: Answer = told
      ? { pages: told }
      : await this.#answerTo(message, text, lang);
    if (pages.length === 0) return;
    const thread = message.threadTs ?? message.ts;
    const posted = this.#post(message.channel, thread, pages);
    await Promise.all([posted, this.#showWork(message.channel, thread, lang, posted)]);
    if (picture?.kind !== 'file') return;
    await this.#context.uploadPicture({ channel: message.channel, threadTs: thread }, picture);
  }

  async #post(channel: string, threadTs: string, pages: readonly PicturedPage[]): Promise<void> {
    for (const page of pages) await this.#context.send.post({ channel, threadTs }, page);
  }

  /**
   * Says that the bot is at work, where Slack has a place for that; Slack itself takes it away when the
   * answer is there, so what comes after the answer is taken back.
   */
  async #showWork(
    channel: string,
    threadTs: string,
    lang: Lang,
    posted: Promise<void>,
  ): Promise<void> {
    const { send, log } = this.#context;
    if (!this.#hasStatus || !isDirect(channel)) return;
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    posted.then(over, over);
    try {
      await send.status({ channel, threadTs }, wordsFor(lang).slack.status);
      if (isOver) await send.status({ channel, threadTs }, '');
    } catch (error) {
      if (NO_STATUS.has(codeOf(error) ?? '')) this.#hasStatus = false;
      log.info(`Slack: no status is shown while the bot works: ${explainError(error)}`);
    }
  }

  /** The rate-limit notice for somebody who asks too fast: once, and then nothing; null for all others. */
  #waitFor(message: Message, lang: Lang): readonly Page[] | null {
    const { buckets, now } = this.#context;
    const person = keyOf(message);
    const wait = buckets.take(person, now());
    if (wait <= 0) {
      this.#notified.forget(person);
      return null;
    }
    if (!this.#notified.isNew(person)) return [];
    return [renderNote(wordsFor(lang).chat.tooFast(wait))];
  }

  /** One page whose buttons turn to the others, or all of them. */
  async #answerTo(message: Message, question: string, lang: Lang): Promise<Answer> {
    const { commandService, log } = this.#context;
    const words = wordsFor(lang);
    try {
      const pointing = pointingOf(question);
      const about =
        pointing.kind === 'own' ? null : await statementFor(message, pointing, this.#context);
      if (about === 'unreadable') return { pages: [renderNote(words.slack.unreadable)] };
      const names = conversationsOf(message);
      const reply = about
        ? await commandService.handle(
            'check',
            { lang: languageOf(question, lang), options: about },
            names,
          )
        : await commandService.handle(
            'ask',
            { lang, options: { question }, isPublic: !isDirect(message.channel) },
            names,
          );
      const picture = await replyPicture(reply, this.#context);
      return { pages: pagesToShow(reply, false, 0, picture), picture };
    } catch (error) {
      log.error({ message: message.ts }, explainFault(error));
      return { pages: [renderNote(words.chat.failed)] };
    }
  }
}

/** What a question may lean on: its thread; in direct messages, also what was said before outside it. */
function conversationsOf({ team, channel, ts, threadTs }: Message): string[] {
  const place = `slack:${team}:${channel}`;
  const thread = `${place}:${threadTs ?? ts}`;
  return isDirect(channel) ? [thread, place] : [thread];
}
