import { html } from 'hono/html';
import type { Library } from '../../../library/index.ts';
import {
  briefAddress,
  type CitationCard,
  citationCards as cardsOf,
  type Mark,
  type Reply,
} from '../../../replies/index.ts';
import { type Words, wordsFor } from '../../../replies/words/index.ts';
import { cardId, type Html, sourceText } from './render-reply.ts';

/** More facts that rest on the same place are counted, not listed. */
const MOST_FACTS = 3;

/** The cards of a reply's citations, one for each place, which open without a script. */
export function citationCards(reply: Reply, library: Library): readonly Html[] {
  const words = wordsFor(reply.lang);
  return cardsOf(reply, library).map(({ mark, card }) =>
    renderCard(cardId(mark), mark, card, words, reply),
  );
}

function renderCard(
  id: string,
  { n, paragraph }: Mark,
  { note, facts }: CitationCard,
  words: Words,
  { lang }: Reply,
): Html {
  const others = facts.slice(0, MOST_FACTS).map(({ fact, brief, label, text }) => {
    const open = label && html`<strong class="label">${label}</strong> `;
    return html`<li>${open}<a href="${briefAddress(brief, lang, fact)}">${text}</a></li>`;
  });
  const more = facts.length - others.length;
  return html`<div class="card" id="${id}" popover role="dialog" aria-label="${words.pages.citation(n, paragraph)}">
<p>${sourceText(note, words)}</p>
${others.length > 0 && html`<p>${words.pages.alsoHere}</p><ul>${others}</ul>`}
${more > 0 && html`<p>${words.pages.moreHere(more)}</p>`}
<button type="button" popovertarget="${id}" popovertargetaction="hide">${words.pages.close}</button>
</div>\n`;
}
