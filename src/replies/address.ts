import type { BriefId, FactId, Lang, Library } from '../library/index.ts';
import type { Block, Invocation, PictureInReply, Reply } from './reply.ts';
import { wordsFor } from './words/index.ts';

/** Where the public pages show something: a path on the bot's web server. English has no prefix. */
const prefix: Record<Lang, string> = { en: '', ja: '/ja' };

/** The page of a brief, or the place of one of its facts on it. */
export const briefAddress = (brief: BriefId, lang: Lang, fact: FactId | null = null): string =>
  `${prefix[lang]}/b/${brief}${fact === null ? '' : `#${fact}`}`;

/** The page of all briefs, and that of what has changed in them. */
export const indexAddress = (lang: Lang): string => `${prefix[lang]}/b`;
export const changesAddress = (lang: Lang): string => `${prefix[lang]}/changes`;

/** Where a picture is served as a file: `/pictures/timeline.png`, `/ja/pictures/structure/usfj.svg`. */
export const pictureAddress = (
  { kind, topic }: Pick<PictureInReply, 'kind' | 'topic'>,
  lang: Lang,
  form: 'png' | 'svg',
): string => `${prefix[lang]}/pictures/${kind}${topic === null ? '' : `/${topic}`}.${form}`;

/** The address of the same page in a language. */
export function inLanguage(address: string, lang: Lang): string {
  const bare = address.replace(/^\/ja(?=\/)/, '');
  return prefix[lang] + bare;
}

/** The page that shows what a request gives; null: no page does. */
export function addressOf({ command, options, lang }: Invocation): string | null {
  const { topic } = options;
  switch (command) {
    case 'brief':
      return topic ? briefAddress(topic as BriefId, lang) : indexAddress(lang);
    case 'timeline':
    case 'sources':
      if (options.sourcesOf) return null;
      return `${prefix[lang]}/${command}${topic ? `/${topic}` : ''}`;
    default:
      return null;
  }
}

/** A reply that names its page, where one shows the same and the pages have an origin that people reach. */
export function withPage(reply: Reply, library: Library, origin: string | null): Reply {
  const address = origin && pageAddress(reply, library);
  if (!address) return reply;
  return { ...reply, page: { label: wordsFor(reply.lang).openPage, url: `${origin}${address}` } };
}

/** The page on which what a reply shows stands: its own, or for an answer the place of its first fact; null: none. */
export function pageAddress(reply: Reply, library: Library): string | null {
  if (reply.outcome !== 'found') return null;
  const own = reply.again && addressOf(reply.again);
  if (own) return own;
  if (reply.topic && !firstFact(reply.blocks)) return briefAddress(reply.topic, reply.lang);
  const first = firstFact(reply.blocks);
  const brief = first && library.facts.get(first)?.brief;
  return first && brief ? briefAddress(brief, reply.lang, first) : null;
}

function firstFact(blocks: readonly Block[]): FactId | null {
  for (const block of blocks) if (block.kind === 'fact') return block.fact;
  return null;
}
