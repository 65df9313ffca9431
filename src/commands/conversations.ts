import type { BriefId } from '../library/index.ts';

/** So long (ms) "and when?" is taken to be about the last topic. */
const REMEMBERED_MS = 10 * 60 * 1000;
/** More conversations than this at once: the longest silent ones are forgotten. */
const MOST = 10_000;

/** What each conversation was last about, in memory only, for ten minutes. */
export class Conversations {
  readonly #topics = new Map<string, { topic: BriefId; at: number }>();

  topicOf(conversation: string, now: Date): BriefId | null {
    const last = this.#topics.get(conversation);
    if (!last || now.getTime() - last.at > REMEMBERED_MS) return null;
    return last.topic;
  }

  remember(conversation: string, topic: BriefId, now: Date): void {
    this.#topics.delete(conversation); // to the end: the map's order is that of the last word
    this.#topics.set(conversation, { topic, at: now.getTime() });
    for (const [oldest, { at }] of this.#topics) {
      if (this.#topics.size <= MOST && now.getTime() - at <= REMEMBERED_MS) break;
      this.#topics.delete(oldest);
    }
  }
}
