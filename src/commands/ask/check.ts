import type { Part } from '../../answers/index.ts';
import type { Lang } from '../../library/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import { info, warning } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Command, Context } from '../definition/index.ts';
import { factsReply, frame, missActions } from './facts-reply.ts';
import { relatedFacts } from './related-facts.ts';

/**
 * "Check against briefs", in the menu of a message or by a reply to it ("is this true?"): the facts that
 * bear on its text, which is named with the beginning of its words.
 */
export const check: Command = {
  name: 'check',
  options: [{ name: 'text', kind: 'text', required: true }],
  run({ lang, options }, context) {
    const {
      facts,
      parts,
      words: said,
      sentences,
      cut,
    } = relatedFacts(options.text ?? '', lang, context.library);
    const { languages } = context.library;
    const words = wordsFor(lang);
    if (sentences.length === 0) return noFacts([warning(words.check.empty)], lang, context);
    const read = [info(words.check.of(beginningOf(said))), ...(cut ? [info(words.check.cut)] : [])];
    if (facts.length === 0) {
      const { miss } = languages.includes(lang) ? words.answer : words.otherLanguage;
      return noFacts([...read, warning(miss)], lang, context);
    }
    const reply = factsReply({ facts, corrects: false }, lang, context.library, context.now);
    return {
      ...reply,
      blocks: [
        ...read,
        ...onParts(parts, lang),
        info(words.check.rest),
        info(words.check.found),
        ...reply.blocks,
      ],
    };
  },
};

/** What the briefs say on the dates, figures and claims of a text, each with its words. */
function onParts(parts: readonly Part[], lang: Lang): Block[] {
  const { check } = wordsFor(lang);
  const of = (verdict: Part['verdict']) => [
    ...new Set(
      parts
        .filter((part) => part.verdict === verdict && part.instead === undefined)
        .map(({ shown }) => beginningOf(shown)),
    ),
  ];
  const [supported, contradicted, open] = [of('supported'), of('contradicted'), of('not-covered')];
  // Only a verdict warns: what the briefs name in its place may be the same place by another name.
  const others = parts.flatMap(({ shown, instead, verdict }) => {
    if (instead === undefined) return [];
    const text = check.other(shown, instead);
    return verdict === 'contradicted' ? warning(text) : info(text);
  });
  return [
    ...(supported.length > 0 ? [info(check.supported(supported))] : []),
    ...(contradicted.length > 0 ? [warning(check.contradicted(contradicted))] : []),
    ...others,
    ...(open.length > 0 ? [info(check.notCovered(open))] : []),
  ];
}

/** So many characters of a message name it. */
const NAMING = 140;

function beginningOf(said: string): string {
  const characters = [...said];
  if (characters.length <= NAMING) return said;
  return `${characters
    .slice(0, NAMING - 1)
    .join('')
    .trimEnd()}…`;
}

function noFacts(blocks: readonly Block[], lang: Lang, { library, now }: Context): Reply {
  return {
    ...frame([], blocks, lang, library, now),
    citations: [],
    actions: missActions([], lang),
    again: null,
  };
}
