import { looksJapanese } from '../../library/fold.ts';
import type { Lang } from '../../library/schema.ts';
import { wordsFor } from '../../reply/words/index.ts';
import type { Page } from './blocks.ts';
import { codeOf, explainError, explainFault, logError } from './explain-error.ts';
import { readText } from './read-text.ts';
import { renderNote } from './render.ts';
import { isDirect, pagesToShow } from './show-reply.ts';
import { keyOf, type Person, type Staff } from './staff.ts';

/** What somebody wrote to the bot: in a direct message, or mentioning it. */
export type Message = Person & {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | undefined;
  readonly text: string;
};

/** People who have been told that they are too fast are remembered, so many of them. */
const MOST = 10_000;

/** Answers direct messages and mentions, each once, in their thread. */
export class Messages {
  readonly #staff: Staff;
  /** People who have been told that they are too fast, until they are not. */
  readonly #told = new Set<string>();
  /** False once Slack has said that this workspace has none. */
  #hasStatus = true;

  constructor(staff: Staff) {
    this.#staff = staff;
  }

  /** Answers a message. Never rejects: what goes wrong is logged with its cause. */
  async on(message: Message): Promise<void> {
    const { channel, ts, team } = message;
    try {
      if (await this.#isTaken(`slack:${team}:${channel}:${ts}`)) return;
      await this.#answer(message);
    } catch (error) {
      logError(this.#staff.log, { channel, message: ts }, error);
    }
  }

  /** Slack tells of a message again and again until it hears of it, perhaps another copy of the bot. */
  async #isTaken(key: string): Promise<boolean> {
    const { seen, claims } = this.#staff;
    return !seen.isNew(key) || !(await claims.claim(key));
  }

  async #answer(message: Message): Promise<void> {
    const text = readText(message.text);
    const lang = looksJapanese(text) ? 'ja' : await this.#staff.people.langOf(message);
    const pages = this.#pagesFor(message, text, lang);
    if (pages.length === 0) return;
    const thread = message.threadTs ?? message.ts;
    const posted = this.#post(message.channel, thread, pages);
    await Promise.all([posted, this.#showWork(message.channel, thread, lang, posted)]);
  }

  async #post(channel: string, threadTs: string, pages: readonly Page[]): Promise<void> {
    for (const page of pages) await this.#staff.send.post({ channel, threadTs }, page);
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
    const { send, log } = this.#staff;
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
      this.#hasStatus = codeOf(error) === null;
      log.info(`Slack: no status is shown while the bot works: ${explainError(error)}`);
    }
  }

  /** One page whose buttons turn to the others, or all of them; none for who was told to wait. */
  #pagesFor(message: Message, question: string, lang: Lang): readonly Page[] {
    const { desk, buckets, now, log } = this.#staff;
    const { chat } = wordsFor(lang);
    const person = keyOf(message);
    const wait = buckets.take(`${message.team}:${message.user}`, now());
    if (wait > 0) {
      if (this.#told.has(person)) return [];
      if (this.#told.size >= MOST) this.#told.clear();
      this.#told.add(person);
      return [renderNote(chat.tooFast(wait))];
    }
    this.#told.delete(person);
    try {
      const reply = desk.serve('ask', { lang, options: { question } }, conversationsOf(message));
      return pagesToShow(reply, false);
    } catch (error) {
      log.error({ message: message.ts }, explainFault(error));
      return [renderNote(chat.failed)];
    }
  }
}

/** What a question may lean on: its thread; in direct messages, also what was said before outside it. */
function conversationsOf({ team, channel, ts, threadTs }: Message): string[] {
  const place = `slack:${team}:${channel}`;
  const thread = `${place}:${threadTs ?? ts}`;
  return isDirect(channel) ? [thread, place] : [thread];
}
