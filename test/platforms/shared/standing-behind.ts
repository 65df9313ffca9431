import type { Lang } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { shipped } from '../../support/libraries.ts';

/** A question, and what "Sources" of its answer tells: as the card of its first citation does on the page. */
export const STANDING_BEHIND = (
  [
    ['en', 'when did the JJOC start?'],
    ['ja', '統合作戦司令部はいつ発足？'],
  ] as const
).map(([lang, question]: readonly [Lang, string]) => {
  const words = wordsFor(lang);
  const fact = [...shipped.facts.values()].find(({ id }) => id === 'jjoc-established');
  if (!fact || fact.status === 'disputed') throw new Error('that fact is gone');
  const [cite] = fact.cites;
  const source = shipped.sources.get(cite?.source ?? ('' as never));
  if (!cite || !source?.title || !source.url || !source.date) throw new Error('its source is gone');
  const others = [...shipped.facts.values()].filter(
    (other) =>
      other !== fact &&
      other.status !== 'disputed' &&
      other.cites.some((one) => one.source === cite.source && one.paragraph === cite.paragraph),
  );
  return {
    lang,
    question,
    behind: [
      words.sources.ofAnswer.title,
      source.publisher[lang],
      words.date(source.date),
      words.sourceKinds[source.kind],
      words.paragraphs(String(cite.paragraph)),
      source.title,
      words.sources.alsoHere,
      others[0]?.[lang] ?? 'another fact',
    ],
  };
});
