import { html, raw } from 'hono/html';
import type { DateText, Lang, Library } from '../../../library/index.ts';
import { drawPicture } from '../../../pictures/index.ts';
import { addressOf, changesAddress, indexAddress, type Reply } from '../../../replies/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import { citationCards } from './citation-cards.ts';
import { previewImage } from './preview-image.ts';
import { type Html, renderReply } from './render-reply.ts';
import { documentStyle } from './style.ts';

/** Where a page stands: its path in each language, and the origin that people reach it under, if it is known. */
export type Place = {
  readonly addresses: Readonly<Record<Lang, string>>;
  /** `https://briefs.example`; null: links stay relative, and pages name no address of their own. */
  readonly origin: string | null;
  /** Whether pictures are served as PNG files, which previews show. */
  readonly hasPng: boolean;
};

/** The path of the style that pages link to. */
export const STYLE = '/document.css';

/**
 * A reply as a file of its own, to keep or to send on: it needs nothing else, and leads to nothing but its sources.
 */
export async function renderFile(reply: Reply): Promise<string> {
  const { pages } = wordsFor(reply.lang);
  const page = html`<!doctype html>
<html lang="${reply.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${reply.title ?? pages.briefs}</title>
<style>
${raw(documentStyle())}</style>
</head>
<body>
<main>
${renderReply(reply, true)}
</main>
<footer><p>${pages.about}</p></footer>
</body>
</html>
`;
  return String(await page);
}

/** A whole page, for people with and without scripts, on screen and on paper. `today`: its picture tells its age by it. */
export async function renderDocument(
  reply: Reply,
  library: Library,
  place: Place,
  today: DateText,
): Promise<string> {
  const { lang } = reply;
  const words = wordsFor(lang);
  const site = library.title[lang];
  const title = reply.title && reply.title !== site ? `${reply.title} · ${site}` : site;
  const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${STYLE}">
<link rel="alternate" type="application/atom+xml" title="${words.pages.feed}" href="${changesAddress(lang)}.atom">
<link rel="alternate" type="application/feed+json" title="${words.pages.feed}" href="${changesAddress(lang)}.json">
${forLinks(reply, title, site, place, library.languages)}
</head>
<body>
<a class="skip" href="#text">${words.pages.skip}</a>
${navigation(reply, site, place)}
<main id="text" lang="${reply.textLang ?? lang}">
${renderReply(reply, false, figureOf(reply, library, today))}
</main>
${footer(lang, place)}
${citationCards(reply, library)}
</body>
</html>
`;
  return String(await page);
}

/** The picture of a reply, each mark of which leads to its fact; null: it has none. */
function figureOf({ picture: ref, lang }: Reply, library: Library, today: DateText): Html | null {
  const picture = ref && drawPicture(library, ref, lang, 'page', today, 'tall');
  if (!picture) return null;
  const { jump } = wordsFor(lang).pictures;
  return html`<figure class="picture ${picture.ref.kind}">
<a class="skip" href="#after-picture">${jump}</a>
${raw(picture.svg)}
</figure>
<span id="after-picture"></span>
`;
}

/**
 * For who finds or passes on the page: what previews show, and where it stands in the `languages` that the briefs are
 * written in.
 */
function forLinks(
  reply: Reply,
  title: string,
  site: string,
  place: Place,
  languages: readonly Lang[],
): Html {
  const { lang } = reply;
  const { addresses, origin } = place;
  const about = descriptionOf(reply) ?? wordsFor(lang).pages.about;
  const own = origin && `${origin}${addresses[lang]}`;
  const [first = lang] = languages;
  const others = languages.map(
    (other) =>
      origin &&
      html`<link rel="alternate" hreflang="${other}" href="${origin}${addresses[other]}">\n`,
  );
  return html`<meta name="description" content="${about}">
<meta property="og:type" content="article">
<meta property="og:title" content="${reply.title ?? title}">
<meta property="og:description" content="${about}">
<meta property="og:site_name" content="${site}">
<meta property="og:locale" content="${lang === 'ja' ? 'ja_JP' : 'en_US'}">
${previewImage(reply, place)}
${own && html`<meta property="og:url" content="${own}">\n<link rel="canonical" href="${own}">`}
${others}${origin && html`<link rel="alternate" hreflang="x-default" href="${origin}${addresses[first]}">`}`;
}

/** The point of a brief, in its own words. */
function descriptionOf({ blocks }: Reply): string | null {
  for (const block of blocks) if (block.kind === 'statement') return block.text;
  return null;
}

function navigation({ lang }: Reply, site: string, { addresses }: Place): Html {
  const { pages } = wordsFor(lang);
  const other = lang === 'en' ? 'ja' : 'en';
  const entries = [
    [indexAddress(lang), pages.briefs],
    [addressOf({ command: 'timeline', options: {}, lang }) ?? '', pages.timeline],
    [addressOf({ command: 'sources', options: {}, lang }) ?? '', pages.sources],
    [changesAddress(lang), pages.changes],
  ] as const;
  const links = entries.map(([address, label]) => {
    const current = address === addresses[lang] ? html` aria-current="page"` : '';
    return html`<li><a href="${address}"${current}>${label}</a></li>\n`;
  });
  return html`<header>
<p class="site">${site}</p>
<nav><ul>
${links}<li><a href="${addresses[other]}" lang="${other}" hreflang="${other}">${pages.otherLanguage}</a></li>
</ul></nav>
</header>`;
}

function footer(lang: Lang, { addresses, origin }: Place): Html {
  const { pages } = wordsFor(lang);
  const from =
    origin && html`<p class="printed">${pages.printed(`${origin}${addresses[lang]}`)}</p>`;
  const timeline = addressOf({ command: 'timeline', options: {}, lang });
  return html`<footer><p>${pages.about}</p>
<p class="files"><a href="${changesAddress(lang)}.atom">${pages.feed}</a> <a href="${timeline}.ics">${pages.calendar}</a></p>
${from}</footer>`;
}
