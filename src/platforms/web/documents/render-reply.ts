import { html } from 'hono/html';
import type { Lang } from '../../../library/index.ts';
import {
  addressOf,
  type Block,
  briefAddress,
  type CitedText,
  type FactBlock,
  markText,
  type Reply,
  type SourceBlock,
  type SourceNote,
  wordsOf,
} from '../../../replies/index.ts';
import type { Words } from '../../../replies/words/index.ts';
import { withDates } from './unbroken-dates.ts';

/** A piece of a page: text is escaped where it is put into one. */
export type Html = ReturnType<typeof html>;

/** What a reply's parts need of the page around them. */
type Scope = {
  readonly words: Words;
  readonly lang: Lang;
  /** Whether the page stands alone: citations lead to its list of sources, and nothing leads to other pages. */
  readonly isAlone: boolean;
};

/**
 * A reply as the body of a page: its title, its blocks with an anchor for each fact, its sources. `figure`: its picture,
 * which stands below what it begins with.
 */
export function renderReply(reply: Reply, isAlone: boolean, figure: Html | null = null): Html {
  const words = wordsOf(reply);
  const scope = { words, lang: reply.lang, isAlone };
  const asOf = reply.asOf && html`<p class="as-of">${withDates(reply.asOf)}</p>`;
  const title = reply.title && html`<h1>${reply.title}</h1>`;
  const groups = grouped(reply.blocks);
  const isBeginning = ([first]: readonly Block[]) =>
    first?.kind === 'notice' || first?.kind === 'statement';
  const after = groups.findIndex((group) => !isBeginning(group));
  const above = groups.slice(0, after < 0 ? groups.length : after);
  return html`<article>
${title}
${asOf}
${above.map((group) => renderGroup(group, scope))}
${figure}${groups.slice(above.length).map((group) => renderGroup(group, scope))}
${sourceList(reply.citations, words)}
${!isAlone && links(reply)}
</article>`;
}

/** Blocks of which neighbours belong into one list. */
export const LISTED: ReadonlySet<Block['kind']> = new Set([
  'fact',
  'topic',
  'source',
  'term',
  'usage',
]);

/** Neighbours that belong into one list stay together. */
function grouped(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === block.kind && LISTED.has(block.kind)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function renderGroup(group: readonly Block[], scope: Scope): Html | '' {
  const [first] = group;
  switch (first?.kind) {
    case 'notice':
      return html`<p class="notice ${first.tone}">${withDates(first.text)}</p>\n`;
    case 'heading':
      return html`<h2>${first.text}</h2>\n`;
    case 'statement':
      return html`<h2>${first.label}</h2>\n<p class="statement">${cited(first, scope)}</p>\n`;
    case 'fact':
    case 'topic':
    case 'source':
    case 'term':
      return html`<ul class="${first.kind}">
${group.map((block) => renderItem(block, scope))}</ul>\n`;
    default:
      return '';
  }
}

function renderItem(block: Block, scope: Scope): Html | '' {
  const { words, lang, isAlone } = scope;
  switch (block.kind) {
    case 'fact':
      return html`<li id="${block.fact}">${factText(block, scope)} <a class="anchor" href="#${block.fact}" aria-label="${words.pages.linkTo}">#</a></li>\n`;
    case 'topic':
      return html`<li>${isAlone ? html`<strong>${block.title}</strong>` : html`<a href="${briefAddress(block.brief, lang)}">${block.title}</a>`} <span class="note">${withDates(block.note)}</span></li>\n`;
    case 'source':
      return html`<li>${sourceText(block, words)}${alsoHere(block, scope)}</li>\n`;
    case 'term':
      return html`<li><strong>${block.name}</strong>${words.colon}${cited(block, scope)}</li>\n`;
    default:
      return '';
  }
}

/** What else rests on the same places of a source. */
function alsoHere({ also }: SourceBlock, { lang, isAlone }: Scope): Html | '' {
  if (!also) return '';
  const facts = also.facts.map(({ fact, brief, text }) =>
    isAlone
      ? html`<li>${text}</li>`
      : html`<li><a href="${briefAddress(brief, lang, fact)}">${text}</a></li>`,
  );
  const more = also.more && html`<li>${also.more}</li>`;
  return html`<p class="also">${also.label}</p><ul class="also">${facts}${more}</ul>`;
}

function factText(fact: FactBlock, scope: Scope): Html {
  const label = fact.label && html`<strong class="label">${withDates(fact.label)}</strong> `;
  const sides =
    fact.sides.length > 0 &&
    html`<ul class="sides">${fact.sides.map((side) => html`<li>${cited(side, scope)}</li>`)}</ul>`;
  return html`${label}${cited(fact, scope)}${sides}`;
}

/** A text with its citations, each of which opens its card; the first stays on one line with the last word. */
function cited({ text, marks }: CitedText, { words, isAlone }: Scope): Html {
  if (marks.length === 0) return html`${withDates(text)}`;
  const buttons = marks.map((mark) => {
    if (isAlone) return html`<a href="#source-${mark.n}">${markText(mark)}</a>`;
    const label = words.pages.citation(mark.n, mark.paragraph);
    const hidden = html`<span class="hidden"> ${label}</span>`;
    return html`<button type="button" popovertarget="${cardId(mark)}">${markText(mark)}${hidden}</button>`;
  });
  return html`${withDates(text)}${words.joint}<span class="marks">${buttons}</span>`;
}

/** The id of a citation's card on its page. */
export const cardId = ({ n, paragraph }: { n: number; paragraph: number | null }) =>
  `source-${n}-${paragraph ?? 'whole'}`;

function sourceList(citations: readonly SourceNote[], words: Words): Html | '' {
  if (citations.length === 0) return '';
  return html`<section class="citations">
<h2>${words.sourcesHeading}</h2>
<ol>
${citations.map((note, i) => html`<li id="source-${i + 1}">${sourceText(note, words)}</li>\n`)}</ol>
</section>`;
}

/** A source on two lines: who, when and where in it; what it is called. */
export function sourceText(note: SourceNote, words: Words): Html {
  const title = note.title ?? words.untitled;
  const linked = note.url
    ? html`<a href="${note.url}" rel="noopener noreferrer">${title}</a>`
    : title;
  const facts = [note.date, note.genre, note.place].join(words.dot);
  return html`<strong>${note.publisher}</strong>${words.dot}${withDates(facts)}<br>${linked}`;
}

/** What the buttons and menus of a reply open, as far as it has an address. */
function links({ actions, lang, blocks }: Reply): Html | '' {
  if (blocks.some(({ kind }) => kind === 'topic')) return ''; // its topics are links themselves
  const items = actions.flatMap((action) => {
    const choices =
      action.kind === 'select' ? action.choices : action.kind === 'button' ? [action] : [];
    return choices.flatMap(({ label, run }) => {
      const address = run.lang === lang ? addressOf(run) : null; // the other language has its link above
      return address ? [html`<li><a href="${address}">${label}</a></li>\n`] : [];
    });
  });
  return items.length === 0 ? '' : html`<ul class="links">\n${items}</ul>`;
}
