import { createHash } from 'node:crypto';
import type { Lang } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { ReceivedRequest } from '../../shared/platform/index.ts';

type Link = { readonly text: string; readonly href: string };

const STYLE =
  'body{max-width:36em;margin:4em auto;padding:0 1em;font:1.1em/1.6 system-ui,sans-serif}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The address that leads here holds a code: it goes nowhere, and nothing keeps it. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const;

/** The headers of every answer to who installs the app. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = HEADERS;

/** A page that says how an installation ended, and where to go from there. */
export function installPage(lang: Lang, said: readonly string[], link: Link): string {
  const title = escaped(wordsFor(lang).page.title);
  const paragraphs = said.map((one) => `<p>${escaped(one)}</p>`).join('\n');
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
${paragraphs}
<p><a href="${escaped(link.href)}">${escaped(link.text)}</a></p>
</html>
`;
}

/** The language that a browser asks for first, of those that the bot speaks. */
export function languageOfBrowser({ headers }: ReceivedRequest, otherwise: Lang): Lang {
  const header = headers['accept-language'] ?? '';
  const first = /\b(en|ja)\b/i.exec(header)?.[1]?.toLowerCase();
  return first === 'en' || first === 'ja' ? first : otherwise;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names of workspaces are anybody's to choose. */
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
