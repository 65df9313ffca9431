import { html } from 'hono/html';
import type { Library } from '../../../library/index.ts';
import {
  type Block,
  briefAddress,
  type CitationCard,
  type CitedText,
  citationCard,
  type Mark,
  type Reply,
} from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import { cardId, type Html, sourceText } from './render-reply.ts';

/** More facts that rest on the same place are counted, not listed. */
const MOST_FACTS = 5;

/** The cards of a reply's citations, one for each place, which open without a script. */
export function citationCards(reply: Reply, library: Library): readonly Html[] {
  const words = wordsFor(reply.lang);
  const marks = new Map(marksOf(reply.blocks).map((mark) => [cardId(mark), mark]));
  return [...marks].flatMap(([id, mark]) => {
    const source = reply.citations[mark.n - 1]?.source;
    const card = source && citationCard({ source, paragraph: mark.paragraph }, library, reply.lang);
    return card ? [renderCard(id, mark, card, words, reply)] : [];
  });
}

function renderCard(
  id: string,
  { n, paragraph }: Mark,
  { note, facts }: CitationCard,
  words: Words,
  { lang }: Reply,
): Html {
  const others = facts.slice(0, MOST_FACTS).map(({ fact, brief, text }) => {
    return html`<li><a href="${briefAddress(brief, lang, fact)}">${text}</a></li>`;
  });
  const more = facts.length - others.length;
  return html`<div class="card" id="${id}" popover role="dialog" aria-label="${words.pages.citation(n, paragraph)}">
<p>${sourceText(note, words)}</p>
${others.length > 0 && html`<p>${words.pages.alsoHere}</p><ul>${others}</ul>`}
${more > 0 && html`<p>${words.pages.moreHere(more)}</p>`}
<button type="button" popovertarget="${id}" popovertargetaction="hide">${words.pages.close}</button>
</div>\n`;
}

function marksOf(blocks: readonly Block[]): readonly Mark[] {
  return blocks.flatMap((block) => {
    const texts: readonly CitedText[] =
      block.kind === 'fact'
        ? [block, ...block.sides]
        : block.kind === 'statement' || block.kind === 'term'
          ? [block]
          : [];
    return texts.flatMap(({ marks }) => marks);
  });
}
