import { type Library, memoisePer } from '../../../library/index.ts';
import {
  type CitationCard,
  citationCards,
  markText,
  pageAddress,
  type Reply,
} from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { renderMarkdown, renderPlainText } from '../documents/index.ts';
import type { Previews, RenderedPages } from '../previews.ts';

/** A reply as the conversation page gets it. */
export type Answer = Reply & {
  /** What it looks like on other platforms. */
  readonly previews: Readonly<Record<keyof Previews, RenderedPages>>;
  /** What each citation opens, by its text: "[1¶4]". */
  readonly cards: Readonly<Record<string, Card>>;
  /** It with its sources, to pass on; null where it says nothing that has any. */
  readonly copies: { readonly plain: string; readonly markdown: string } | null;
  /** The path of the page that shows the same; null: none does. */
  readonly address: string | null;
};

/** A citation's card, with no more than the page shows. */
export type Card = Pick<CitationCard, 'note' | 'facts'> & {
  /** "Source 1, paragraph 4". */
  readonly name: string;
  /** How many facts rest on the place, shown or not. */
  readonly count: number;
};

/** One more than a card lists: that in which the citation stands is left out of them. */
const MOST_FACTS = 4;

/** Makes what the page gets of a reply. */
export const answerFor = (reply: Reply, library: Library, previews: Previews): Answer => ({
  ...reply,
  previews: { discord: previews.discord.render(reply), slack: previews.slack.render(reply) },
  cards: cardsOf(reply, library),
  copies: reply.title !== null || reply.citations.length > 0 ? copiesOf(reply) : null,
  address: pageAddress(reply, library),
});

function cardsOf(reply: Reply, library: Library): Answer['cards'] {
  const { pages } = wordsFor(reply.lang);
  return Object.fromEntries(
    citationCards(reply, library).map(({ mark, card: { note, facts } }) => {
      const name = pages.citation(mark.n, mark.paragraph);
      return [
        markText(mark),
        { name, note, facts: facts.slice(0, MOST_FACTS), count: facts.length },
      ];
    }),
  );
}

const copiesOf = memoisePer((reply: Reply) => ({
  plain: renderPlainText(reply),
  markdown: renderMarkdown(reply),
}));
