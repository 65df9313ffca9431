import type { BriefId, FactEntry, FactId, Lang, SourceId } from '../library/index.ts';

/**
 * What the bot answers, before a platform renders it: a small typed document with no markup in it.
 * Sentences about the world are `CitedText`; everything else comes from the words catalogue.
 */
export type Reply = {
  readonly lang: Lang;
  /** The language of the library's texts in it, where that is another: nothing is written in the reply's own. */
  readonly textLang?: Lang;
  /** `not-found`: the thing asked for does not exist; the reply says so and offers what is near. */
  readonly outcome: 'found' | 'not-found';
  /** Null for a short answer, which needs none. */
  readonly title: string | null;
  /** The brief that the reply is about: a follow-up question such as "and when?" is taken to be about it. */
  readonly topic: BriefId | null;
  /** How old what is shown is, in words: the date of its newest source, and how long ago that was on the day of asking. */
  readonly asOf: string | null;
  /** Where the same stands on the public pages; absent: nobody knows them, or none shows it. */
  readonly page?: { readonly label: string; readonly url: string };
  /** The picture that goes with it, drawn by whoever can show one; absent: there is none. */
  readonly picture?: PictureInReply;
  readonly blocks: readonly Block[];
  /** The sources cited, in the order of first use: mark `n` is the n-th of them, from 1. */
  readonly citations: readonly SourceNote[];
  readonly actions: readonly Action[];
  /** Words asked for that no fact covers; empty unless a question could not be answered. */
  readonly missed: readonly string[];
  /** Ids of the names of the glossary that were asked about: "who commands it?" leans on them. Absent: none. */
  readonly names?: readonly string[];
  /** What gives this very reply again, without the words it was asked with; null: nothing does. */
  readonly again: Invocation | null;
};

/** A picture named in a reply: which one, and what it shows, in words for those who do not see it. */
export type PictureInReply = {
  readonly kind: 'timeline' | 'structure';
  readonly topic: BriefId | null;
  readonly alt: string;
};

/** A citation in a text: source number `n` of the reply (from 1) and the paragraph there; null: the whole source. */
export type Mark = { readonly n: number; readonly paragraph: number | null };

/** A text of the library's as a reader of the reply's language gets it, with its citations. */
export type CitedText = { readonly text: string; readonly marks: readonly Mark[] };

/** A part of a reply, from top to bottom. */
export type Block =
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | ({ readonly kind: 'statement'; readonly label: string } & CitedText)
  | FactBlock
  | NearBlock
  | {
      readonly kind: 'topic';
      readonly brief: BriefId;
      readonly title: string;
      readonly note: string;
    }
  | SourceBlock
  | SubscriptionBlock
  /** A name of the glossary with its definition; without one, with its name in the other language, and no marks. */
  | ({ readonly kind: 'term'; readonly name: string } & CitedText)
  | { readonly kind: 'usage'; readonly usage: string; readonly note: string };

/** A fact as it is shown, always with its status. */
export type FactBlock = {
  readonly kind: 'fact';
  readonly fact: FactId;
  readonly status: FactEntry['status'];
  /** "Disputed", "Undecided", "As known in March 2025"; null for what is simply reported or said. */
  readonly label: string | null;
  /** Of a disputed fact: what each side says, never shown without each other; else empty. */
  readonly sides: readonly CitedText[];
} & CitedText;

/**
 * Facts that may bear on a question which none answers for certain: one block, so that no page and no reader meets
 * them without the words that say so. For the eyes of who asked, never for a whole channel.
 */
type NearBlock = {
  readonly kind: 'near';
  /** Says that these are no answer. */
  readonly text: string;
  readonly facts: readonly FactBlock[];
};

/** A scheduled digest as it is shown in a list. */
export type SubscriptionBlock = {
  readonly kind: 'subscription';
  readonly id: string;
  /** The platform's id of the channel that it is posted in. */
  readonly channel: string;
  /** When it comes: "every day at 09:00 (Asia/Tokyo)". */
  readonly when: string;
  /** What else there is to say, a line each. */
  readonly lines: readonly string[];
  /** To what was posted last. */
  readonly link: { readonly label: string; readonly url: string } | null;
};

/** A source, with what else the briefs rest on the same places of it. */
export type SourceBlock = {
  readonly kind: 'source';
  /** Absent: nothing else, or what was asked for holds everything. */
  readonly also?: {
    /** Introduces the statements below. */
    readonly label: string;
    /** Each with its status and its place, in one line. */
    readonly facts: readonly {
      readonly fact: FactId;
      readonly brief: BriefId;
      readonly text: string;
    }[];
    /** How many are left out, in words; null: none. */
    readonly more: string | null;
  };
} & SourceNote;

/** A source as it is shown in a list. */
export type SourceNote = {
  readonly source: SourceId;
  readonly publisher: string;
  /** The headline, or what it is about in the editor's words; null: neither is known. */
  readonly title: string | null;
  readonly date: string;
  /** "Press", "Analysis" … in the reply's language. */
  readonly genre: string;
  readonly url: string | null;
  /** What the reply rests on, in words: "¶ 1–3, 7", or that the source was seen in part; and that it has no link. */
  readonly place: string;
};

/** The commands of the command table, by their English names. */
export const COMMAND_NAMES = [
  'brief',
  'ask',
  'timeline',
  'sources',
  'help',
  'check',
  'privacy',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** The options of all commands; each command takes some of them. */
export type Options = {
  readonly topic?: string | undefined;
  readonly question?: string | undefined;
  /** An answer given before, to be shown again: ids of its facts, and whether it began with "No." */
  readonly answer?: { readonly facts: readonly string[]; readonly corrects: boolean } | undefined;
  /** Facts that came nearest to a question, to be shown as such to one person: their ids. */
  readonly closest?: readonly string[] | undefined;
  /** Facts whose sources are to be shown: their ids. */
  readonly sourcesOf?: readonly string[] | undefined;
  /** What the bot says of itself, to be said again: which of these answers. */
  readonly about?: string | undefined;
  /** Somebody's text, to be checked against the briefs. */
  readonly text?: string | undefined;
  /** What is stored about who asks is to be deleted. */
  readonly forget?: boolean | undefined;
};

/** The request that a button or a choice stands for: the same as typing the command. */
export type Invocation = {
  readonly command: CommandName;
  readonly options: Options;
  readonly lang: Lang;
};

/** What somebody can do with a reply. */
export type Action =
  /** 👍 and 👎 for the facts of an answer. */
  | {
      readonly kind: 'rating';
      readonly facts: readonly FactId[];
      readonly up: string;
      readonly down: string;
    }
  | { readonly kind: 'button'; readonly label: string; readonly run: Invocation }
  | {
      readonly kind: 'select';
      readonly label: string;
      readonly choices: readonly { readonly label: string; readonly run: Invocation }[];
    };
