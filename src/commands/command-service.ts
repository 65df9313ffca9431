import { type Meaning, withSecondStage } from '../answers/index.ts';
import type { Library } from '../library/index.ts';
import type { CommandName, Reply } from '../replies/index.ts';
import { Conversations, type SharedConversations } from './conversations.ts';
import type { Request } from './definition/index.ts';
import { knownReplies } from './known-replies.ts';

/** What the command service works with; the effects are chosen by the operator. */
export type CommandServiceParts = {
  readonly library: () => Library;
  readonly now: () => Date;
  /** The second stage; absent: questions are answered by words alone. */
  readonly meaning?: Meaning;
  /** Where copies of the bot know of each other's conversations; absent: what is remembered ends with the process. */
  readonly conversations?: SharedConversations;
  /** Called with the words of a question that no fact answers. */
  readonly onMiss: (words: readonly string[], lang: Request['lang']) => void;
};

const NOTHING = { topic: null, last: null } as const;

/** Answers the requests of all platforms, and remembers what each conversation was about. */
export type CommandService = {
  readonly library: () => Library;
  /**
   * `conversation` names a channel and person, or null where nothing is to be remembered. Several
   * names of one conversation, such as a thread and its channel, are asked in their order.
   */
  handle(
    name: CommandName,
    request: Request,
    conversation: string | readonly string[] | null,
  ): Promise<Reply>;
};

/** Creates a command service. */
export function createCommandService({
  library,
  now,
  meaning,
  conversations: shared,
  onMiss,
}: CommandServiceParts): CommandService {
  const conversations = new Conversations(shared ?? null);
  const replyTo = knownReplies();
  return {
    library,
    async handle(name, request, conversation) {
      const at = now();
      const names = conversation === null ? [] : [conversation].flat();
      const isTold = name === 'ask' || name === 'check';
      // The other commands say all that they are about, and wait for nothing.
      const { topic, last } = isTold ? await conversations.recall(names, at) : NOTHING;
      const served = library();
      const reply = await withSecondStage(
        (stage) => replyTo(name, { ...request, topic, last }, { library: served, now: at, stage }),
        served,
        meaning ?? null,
      );
      if (reply.topic || reply.again) {
        // What gives a miss again may hold what was typed: that is not kept.
        const again = reply.outcome === 'found' ? reply.again : null;
        const before =
          isTold || (reply.topic && again)
            ? { topic, last }
            : await conversations.recall(names, at);
        const said = { topic: reply.topic ?? before.topic, last: again ?? before.last };
        for (const one of names) conversations.remember(one, said, at);
      }
      if (reply.missed.length > 0) onMiss(reply.missed, reply.lang);
      return reply;
    },
  };
}
