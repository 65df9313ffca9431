import { createHash } from 'node:crypto';
import { Feed } from 'feed';
import { html } from 'hono/html';
import { type LoggedChange, withSourcesOf } from '../../../digests/content/index.ts';
import type { Lang, Library } from '../../../library/index.ts';
import {
  briefAddress,
  Citations,
  changesAddress,
  type FactBlock,
  markText,
} from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { sourceText } from '../documents/index.ts';

/** The newest changes; who reads feeds comes more often than a hundred facts change. */
const MOST = 100;

export type FeedForm = 'atom' | 'json';

/**
 * What has changed in the briefs, as Atom (RFC 4287) or JSON Feed (https://www.jsonfeed.org/version/1/). `origin`: where
 * its links lead.
 */
export async function changeFeed(
  form: FeedForm,
  changes: readonly LoggedChange[],
  library: Library,
  lang: Lang,
  { origin, updated }: { readonly origin: string; readonly updated: Date },
): Promise<string> {
  const words = wordsFor(lang);
  const page = `${origin}${changesAddress(lang)}`;
  const feed = new Feed({
    id: page,
    link: page,
    title: words.changes.titleOf(library.title[lang]),
    updated,
    feedLinks: { atom: `${page}.atom`, json: `${page}.json` },
    author: { name: library.title[lang], link: `${origin}${changesAddress(lang)}` },
    copyright: '',
    language: lang,
    generator: 'Briefing Bot',
  });
  const withOldSources = withSourcesOf(changes, library);
  for (const change of changes.slice(0, MOST)) {
    const { fact } = change.content;
    const brief = library.briefs.get(fact.brief);
    const citations = new Citations(withOldSources, lang);
    const block = citations.fact(fact);
    const kind = words.changes.kinds[change.kind];
    // A fact that is withdrawn has no place on a page any more.
    const address =
      change.kind === 'withdrawn' ? changesAddress(lang) : briefAddress(fact.brief, lang, fact.id);
    feed.addItem({
      id: uuidOf(change.id),
      title: String(await html`${kind}${words.colon}${brief?.title[lang] ?? fact.brief}`),
      link: `${origin}${address}`,
      date: change.at,
      content: await contentOf(block, citations, lang),
    });
  }
  return form === 'atom' ? feed.atom1() : feed.json1();
}

/** A fact with its label and citations, and below it the sources. */
async function contentOf(block: FactBlock, citations: Citations, lang: Lang): Promise<string> {
  const words = wordsFor(lang);
  const cited = ({ text, marks }: Pick<FactBlock, 'text' | 'marks'>) =>
    marks.length > 0 ? `${text}${words.joint}${marks.map(markText).join('')}` : text;
  const label = block.label && html`<strong>${block.label}</strong>${words.colon}`;
  const sides = block.sides.map((side) => html`<li>${cited(side)}</li>`);
  const notes = citations.list().map((note) => html`<li>${sourceText(note, words)}</li>`);
  return String(
    await html`<p>${label}${cited(block)}</p>${sides.length > 0 && html`<ul>${sides}</ul>`}<p>${words.sourcesHeading}</p><ol>${notes}</ol>`,
  );
}

/** The same for the same change, whatever the pages' address (UUID version 8, RFC 9562). */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
