import type { Library } from '../library/library.ts';
import type { CommandName, Reply } from '../reply/reply.ts';
import type { Request } from './command.ts';
import { Conversations } from './conversations.ts';
import { knownReplies } from './known-replies.ts';

/** What the desk works with; the effects are the operator's choice. */
export type DeskParts = {
  readonly library: () => Library;
  readonly now: () => Date;
  /** Told the words of a question that no fact covers. */
  readonly onMiss: (words: readonly string[], lang: Request['lang']) => void;
};

/** Where platforms hand in requests: it knows what each conversation was about. */
export type Desk = {
  readonly library: () => Library;
  /** `conversation` names a channel and person, or null where nothing is to be remembered. */
  serve(name: CommandName, request: Request, conversation: string | null): Reply;
};

/** Opens a desk; its memory ends with the process. */
export function openDesk({ library, now, onMiss }: DeskParts): Desk {
  const conversations = new Conversations();
  const replyTo = knownReplies();
  return {
    library,
    serve(name, request, conversation) {
      const at = now();
      const topic = conversation ? conversations.topicOf(conversation, at) : null;
      const reply = replyTo(name, { ...request, topic }, { library: library(), now: at });
      if (conversation && reply.topic) conversations.remember(conversation, reply.topic, at);
      if (reply.missed.length > 0) onMiss(reply.missed, reply.lang);
      return reply;
    },
  };
}
