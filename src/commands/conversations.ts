import { z } from 'zod';
import { type BriefId, LANGS } from '../library/index.ts';
import { COMMAND_NAMES, type Invocation } from '../replies/index.ts';

/** So long (ms) "and when?" is taken to be about the last topic. */
const REMEMBERED_MS = 10 * 60 * 1000;
/** More conversations than this at once: the longest silent ones are forgotten. */
const MOST = 10_000;

/**
 * What a conversation was last about, by brief and by names of the glossary, and what gives its last reply again: ids and
 * names alone, no words of a person. A part that another version of the bot has kept in another form counts as none.
 */
const remembered = z.object({
  topic: z
    .custom<BriefId>((id) => typeof id === 'string')
    .nullable()
    .catch(null),
  names: z.array(z.string()).catch([]),
  last: z
    .object({
      command: z.enum(COMMAND_NAMES),
      lang: z.enum(LANGS),
      options: z.object({
        topic: z.string().optional(),
        answer: z.object({ facts: z.array(z.string()), corrects: z.boolean() }).optional(),
        closest: z.array(z.string()).optional(),
        about: z.string().optional(),
        sourcesOf: z.array(z.string()).optional(),
      }),
    })
    .nullable()
    .catch(null),
});
type Remembered = {
  readonly topic: BriefId | null;
  readonly names: readonly string[];
  readonly last: Invocation | null;
};

export const NOTHING: Remembered = { topic: null, names: [], last: null };

/** Where conversations are kept for all copies of the bot; neither function throws or rejects. */
export type SharedConversations = {
  /** What was last kept for each name, null where nothing is; null in place of all: it is not known now. */
  recall(names: readonly string[], now: Date): Promise<readonly unknown[] | null>;
  keep(name: string, state: Remembered, now: Date, until: Date): void;
};

/** What each conversation was last about, for ten minutes: in memory, and where copies of the bot share it. */
export class Conversations {
  readonly #shared: SharedConversations | null;
  readonly #known = new Map<string, Remembered & { readonly at: number }>();

  constructor(shared: SharedConversations | null) {
    this.#shared = shared;
  }

  /** Several names of one conversation are asked in their order. What other copies cannot be asked for, this one knows. */
  async recall(names: readonly string[], now: Date): Promise<Remembered> {
    if (names.length === 0) return NOTHING;
    const shared = (await this.#shared?.recall(names, now)) ?? null;
    const found = shared?.map(parse) ?? names.map((name) => this.#recallOwn(name, now));
    const about = found.find((one) => one.topic) ?? NOTHING;
    return {
      topic: about.topic,
      names: about.names,
      last: found.find((one) => one.last)?.last ?? null,
    };
  }

  remember(conversation: string, { topic, names, last }: Remembered, now: Date): void {
    const until = new Date(now.getTime() + REMEMBERED_MS);
    this.#shared?.keep(conversation, { topic, names, last }, now, until);
    this.#known.delete(conversation); // to the end: the map's order is that of the last word
    this.#known.set(conversation, { topic, names, last, at: now.getTime() });
    for (const [oldest, { at }] of this.#known) {
      if (this.#known.size <= MOST && now.getTime() - at <= REMEMBERED_MS) break;
      this.#known.delete(oldest);
    }
  }

  #recallOwn(conversation: string, now: Date): Remembered {
    const known = this.#known.get(conversation);
    if (!known || now.getTime() - known.at > REMEMBERED_MS) return NOTHING;
    return known;
  }
}

const parse = (state: unknown): Remembered => remembered.safeParse(state).data ?? NOTHING;
