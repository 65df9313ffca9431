/** What a command is: its name, its options, and what it may look at when it runs. */

import type { SecondStage } from '../../answers/index.ts';
import type { BriefId, Lang, Library } from '../../library/index.ts';
import type { CommandName, Invocation, Options, Reply } from '../../replies/index.ts';
import type { PersonalRecord, StoredPerson } from '../../store/data/index.ts';

/** What a command may look at: the library of this moment and the clock's time. */
export type Context = {
  readonly library: Library;
  readonly now: Date;
  /** What is known of questions beyond their words; absent: nothing. */
  readonly stage?: SecondStage;
  /** For commands about who asks; absent: nobody is known by an id, as on the web page. */
  readonly stored?: Stored;
};

/** What there is of a person in the database, or was until it was deleted just now; `unavailable`: it does not answer. */
export type Stored =
  | { readonly kind: 'kept' | 'deleted'; readonly record: PersonalRecord }
  | { readonly kind: 'unavailable' };

/** What arrives from a platform, already parsed: options that are not given are absent. */
export type Request = {
  readonly lang: Lang;
  readonly options: Options;
  /** What the conversation was about, for questions that lean on it. */
  readonly topic?: BriefId | null;
  /** Ids of the names of the glossary that were asked about last. */
  readonly names?: readonly string[];
  /** What gives the last reply of the conversation again. */
  readonly last?: Invocation | null;
  /** Others than who asked see the reply too: what is no certain answer is then kept for those who ask to see it. */
  readonly isPublic?: boolean;
  /** Who asks, where the platform knows people by an id. */
  readonly person?: StoredPerson;
};

type Option = {
  readonly name: Exclude<keyof Options, 'answer' | 'closest' | 'about' | 'forget' | 'sourcesOf'>;
  /** `topic`: completed from the briefs' names; `question`: free text; `text`: somebody's message. */
  readonly kind: 'topic' | 'question' | 'text';
  readonly required: boolean;
};

/** One thing the bot can do. Its words stand in the catalogue under `commands[name]`. */
export type Command = {
  readonly name: CommandName;
  readonly options: readonly Option[];
  /** It is about who asks: nobody else is ever shown the answer. */
  readonly isPersonal?: true;
  /** A reply, or the command that answers this better. */
  run(request: Request, context: Context): Reply | { readonly instead: Invocation };
};

export type ChannelOption = {
  /** `completed`: what may be typed is suggested. */
  readonly kind: 'text' | 'completed' | 'language' | 'flag' | 'channel';
  readonly required: boolean;
};

/**
 * A command that sets something up for a channel, by actions that take options of their own. Only platforms with
 * channels have it; it is for those who may manage them, and each platform has its own form to fill in.
 */
export type ChannelCommand<Action extends string = string, Option extends string = string> = {
  readonly name: 'digest';
  readonly actions: Readonly<Record<Action, Readonly<Partial<Record<Option, ChannelOption>>>>>;
};
