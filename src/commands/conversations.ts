import type { BriefId } from '../library/index.ts';
import type { Invocation } from '../replies/index.ts';

/** So long (ms) "and when?" is taken to be about the last topic. */
const REMEMBERED_MS = 10 * 60 * 1000;
/** More conversations than this at once: the longest silent ones are forgotten. */
const MOST = 10_000;

/** What a conversation was last about, by brief and by names of the glossary, and what gives its last reply again. */
type Remembered = {
  readonly topic: BriefId | null;
  readonly names: readonly string[];
  readonly last: Invocation | null;
};

const NOTHING: Remembered = { topic: null, names: [], last: null };

/** What each conversation was last about, in memory only, for ten minutes. */
export class Conversations {
  readonly #known = new Map<string, Remembered & { readonly at: number }>();

  recall(conversation: string, now: Date): Remembered {
    const known = this.#known.get(conversation);
    if (!known || now.getTime() - known.at > REMEMBERED_MS) return NOTHING;
    return known;
  }

  remember(conversation: string, { topic, names, last }: Remembered, now: Date): void {
    this.#known.delete(conversation); // to the end: the map's order is that of the last word
    this.#known.set(conversation, { topic, names, last, at: now.getTime() });
    for (const [oldest, { at }] of this.#known) {
      if (this.#known.size <= MOST && now.getTime() - at <= REMEMBERED_MS) break;
      this.#known.delete(oldest);
    }
  }
}
