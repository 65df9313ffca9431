import { type Meaning, withSecondStage } from '../answers/index.ts';
import type { Library } from '../library/index.ts';
import type { CommandName, Reply } from '../replies/index.ts';
import type { PersonalRecord, StoredPerson } from '../store/data/index.ts';
import { Conversations, NOTHING, type SharedConversations } from './conversations.ts';
import type { Request, Stored } from './definition/index.ts';
import { knownReplies } from './known-replies.ts';
import { commandNamed } from './table.ts';

/** What is stored about people; null where the store does not answer soon, and it never rejects. */
export type PersonalData = {
  storedAbout(person: StoredPerson): Promise<PersonalRecord | null>;
  forget(person: StoredPerson): Promise<PersonalRecord | null>;
};

/** What the command service works with; the effects are chosen by the operator. */
export type CommandServiceParts = {
  readonly library: () => Library;
  readonly now: () => Date;
  /** The origin of the public pages; absent: replies do not link to them. */
  readonly publicUrl?: string | null;
  /** The second stage; absent: questions are answered by words alone. */
  readonly meaning?: Meaning;
  /** Absent: nothing is stored about anybody. */
  readonly personalData?: PersonalData;
  /** Where copies of the bot know of each other's conversations; absent: what is remembered ends with the process. */
  readonly conversations?: SharedConversations;
  /** Called with the words of a question that no fact answers. */
  readonly onMiss: (words: readonly string[], lang: Request['lang']) => void;
};

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
  publicUrl = null,
  meaning,
  personalData,
  conversations: shared,
  onMiss,
}: CommandServiceParts): CommandService {
  const conversations = new Conversations(shared ?? null);
  const replyTo = knownReplies(publicUrl);
  return {
    library,
    async handle(name, request, conversation) {
      const at = now();
      const keys = conversation === null ? [] : [conversation].flat();
      const isTold = name === 'ask' || name === 'check';
      // The other commands say all that they are about, and wait for nothing.
      const { topic, names, last } = isTold ? await conversations.recall(keys, at) : NOTHING;
      const served = library();
      const isPersonal = commandNamed(name)?.isPersonal === true;
      const stored = isPersonal ? await storedFor(request, personalData) : {};
      const asked = { ...request, topic, names, last };
      const context = { library: served, now: at, ...stored };
      const reply = isTold
        ? await withSecondStage(
            (stage) => replyTo(name, asked, { ...context, stage }),
            served,
            meaning ?? null,
          )
        : replyTo(name, asked, context);
      if (reply.topic || reply.again) {
        // What gives a miss again may hold what was typed: that is not kept.
        const again = reply.outcome === 'found' ? reply.again : null;
        const before =
          isTold || (reply.topic && again)
            ? { topic, names, last }
            : await conversations.recall(keys, at);
        const about = reply.topic
          ? { topic: reply.topic, names: reply.names ?? [] }
          : { topic: before.topic, names: before.names };
        const said = { ...about, last: again ?? before.last };
        for (const one of keys) conversations.remember(one, said, at);
      }
      if (reply.missed.length > 0) onMiss(reply.missed, reply.lang);
      return reply;
    },
  };
}

/** What a command about who asks has to know, after what they want deleted has been; else nothing. */
async function storedFor(
  { person, options }: Request,
  personalData: PersonalData | undefined,
): Promise<{ readonly stored?: Stored }> {
  if (!person || !personalData) return {};
  const kind = options.forget ? 'deleted' : 'kept';
  const record = await (options.forget
    ? personalData.forget(person)
    : personalData.storedAbout(person));
  return { stored: record ? { kind, record } : { kind: 'unavailable' } };
}
