import type { Command } from '../../../commands/definition/index.ts';
import type { CommandService } from '../../../commands/index.ts';
import {
  briefsByGroup,
  CHANNEL_COMMANDS,
  COMMANDS,
  MESSAGE_COMMANDS,
  questionsToTry,
} from '../../../commands/index.ts';
import { type Lang, textLangFor } from '../../../library/index.ts';
import type { CommandName } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';

/** The page has no menu for messages: what other platforms have there is typed as well. */
export const PAGE_COMMANDS = [...COMMANDS, ...MESSAGE_COMMANDS];

/** So many questions a newcomer is offered. */
const QUESTIONS = 3;

/** What the page needs to know to show itself in a language: its words and the commands. */
export type PageSetup = {
  readonly words: ReturnType<typeof wordsFor>['page'];
  /** For every language: a reply need not be in that of the page. */
  readonly drawing: Readonly<Record<Lang, ReplyWords>>;
  readonly commands: readonly {
    readonly name: CommandName;
    readonly description: string;
    /** The option that is typed behind the command, or null. */
    readonly takes: Command['options'][number]['name'] | null;
  }[];
  /** What channels of chat platforms have, and the page has not. */
  readonly channelCommands: readonly string[];
  /** Questions that the briefs answer, for who is new. */
  readonly questions: readonly string[];
  /** All briefs under the headings of their groups. */
  readonly topics: readonly { readonly heading: string; readonly topics: readonly TopicChoice[] }[];
  /** The language of both, which need not be that of the page. */
  readonly textLang: Lang;
  readonly reach: string;
  /** Whether who asks may see the digests: operators at the bot's own machine may. */
  readonly isOperator: boolean;
};

export type TopicChoice = { readonly id: string; readonly title: string };

/** The few words of a rendered reply that it does not hold itself. */
export type ReplyWords = {
  readonly sources: string;
  readonly untitled: string;
  /** Thanks for a vote. */
  readonly rated: string;
  /** Of the link that opens a message in Slack's Block Kit Builder. */
  readonly builder: string;
  /** Of citation cards: what stands above other facts, how many more there are, with {count}, and how it is closed. */
  readonly alsoHere: string;
  readonly moreHere: string;
  readonly close: string;
  readonly colon: string;
  /** Of the buttons below a reply. */
  readonly share: Readonly<
    Record<'copy' | 'copyMarkdown' | 'copyLink' | 'copied' | 'copiedLink' | 'copyYourself', string>
  >;
  /** Of what unfolds; the first with {count}. */
  readonly showAll: string;
  readonly showLess: string;
};

export function setupFor(
  lang: Lang,
  commandService: CommandService,
  isOperator: boolean,
): PageSetup {
  const words = wordsFor(lang);
  const library = commandService.library();
  const textLang = textLangFor(lang, library.languages);
  const aside = textLang === lang ? '' : ` ${words.otherLanguage.only(textLang)}`;
  return {
    words: {
      ...words.page,
      welcomeChannel: words.page.welcomeChannel + aside,
      welcomeDirect:
        words.page.welcomeDirect.replace('{languages}', words.askedIn(library.languages)) + aside,
    },
    drawing: { en: replyWordsFor('en'), ja: replyWordsFor('ja') },
    commands: PAGE_COMMANDS.map((command) => describe(command, lang)),
    channelCommands: CHANNEL_COMMANDS.map(({ name }) => name),
    questions: questionsToTry(library, lang)
      .slice(0, QUESTIONS)
      .map(({ question }) => capitalised(question)),
    topics: briefsByGroup(library, lang).map(({ heading, members }) => ({
      heading,
      topics: members.map(({ id, title }) => ({ id, title: title[lang] })),
    })),
    textLang,
    reach: words.reach(words.date(library.reach)),
    isOperator,
  };
}

/** Editors write questions as people type them: a button begins as a sentence does. */
const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (first) => first.toUpperCase());

function replyWordsFor(lang: Lang): ReplyWords {
  const { sourcesHeading, untitled, answer, page, pages, colon } = wordsFor(lang);
  const { copy, copyMarkdown, copyLink, copied, copiedLink, copyYourself } = page;
  return {
    sources: sourcesHeading,
    untitled,
    rated: answer.rated,
    builder: page.builder,
    alsoHere: pages.alsoHere,
    moreHere: pages.moreHere('{count}'),
    close: pages.close,
    colon,
    share: { copy, copyMarkdown, copyLink, copied, copiedLink, copyYourself },
    showAll: page.showAll,
    showLess: page.showLess,
  };
}

function describe({ name, options }: Command, lang: Lang): PageSetup['commands'][number] {
  const words = wordsFor(lang);
  const { description } = name === 'check' ? words.check : words.commands[name];
  return { name, description, takes: options[0]?.name ?? null };
}
