import { LANGS, type Library, textLangFor } from '../library/index.ts';
import { languageNotice } from './notices.ts';
import type { Action, Block, Reply } from './reply.ts';
import { type Words, wordsFor } from './words/index.ts';

/**
 * A reply for whoever reads it. Where no text of the library is in the reader's language, it says so in that language and
 * names the one that they are in; no button leads to a language in which there are none. Briefs in every language: the
 * reply as it is.
 */
export function forReader(reply: Reply, { languages }: Pick<Library, 'languages'>): Reply {
  if (languages.length === LANGS.length) return reply;
  const leadsNowhere = (action: Action) =>
    action.kind === 'button' &&
    action.run.lang !== reply.lang &&
    !languages.includes(action.run.lang);
  const actions = reply.actions.filter((action) => !leadsNowhere(action));
  const textLang = textLangFor(reply.lang, languages);
  if (textLang === reply.lang) return { ...reply, actions };
  const notice = saysSomething(reply) ? languageNotice({ languages }, reply.lang) : [];
  return { ...reply, actions, blocks: afterWarnings(reply.blocks, notice), textLang };
}

/** Whether it is about the briefs, and no mere word of the bot's own. */
const saysSomething = ({ asOf, blocks }: Reply) =>
  asOf !== null || blocks.some(({ kind }) => kind === 'topic');

/** Blocks with others after the warnings that every page of a reply begins with. */
function afterWarnings(blocks: readonly Block[], added: readonly Block[]): Block[] {
  const isWarning = (block: Block) => block.kind === 'notice' && block.tone === 'warning';
  const first = blocks.findIndex((block) => !isWarning(block));
  const warnings = first < 0 ? blocks.length : first;
  return [...blocks.slice(0, warnings), ...added, ...blocks.slice(warnings)];
}

/** The words of a reply; between its texts and their citations stands what their language has there. */
export function wordsOf({ lang, textLang }: Pick<Reply, 'lang' | 'textLang'>): Words {
  const words = wordsFor(lang);
  return textLang === undefined ? words : { ...words, joint: wordsFor(textLang).joint };
}
