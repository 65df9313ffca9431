import { dayOf, type FactId, type Lang, type Library, type Source } from '../../library/index.ts';
import {
  ageLine,
  Citations,
  forReader,
  info,
  type Reply,
  staleNotice,
} from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import { changeBlocks } from './change-blocks.ts';
import type { Change } from './changes.ts';
import type { History } from './history.ts';

/** A change of one fact, with an id that stays: its fact, and the number of the version that it made. */
export type LoggedChange = Change & { readonly id: `${FactId}.${number}` };

/**
 * Every change that was recorded of the briefs, the newest first. What was there when the first library was recorded
 * is no change, and neither is an edit that tells readers nothing else (see `hashOf`).
 */
export function changeLog(history: History): LoggedChange[] {
  const first = Math.min(...history.values().map(([begin]) => begin?.at.getTime() ?? 0));
  const changes = [...history].flatMap(([fact, versions]) =>
    versions.flatMap(({ at, said }, nth): LoggedChange[] => {
      if (nth === 0 && at.getTime() === first) return [];
      const before = versions[nth - 1]?.said ?? null;
      const content = (said ?? before)?.content;
      if (!content) return [];
      const kind = said === null ? 'withdrawn' : before === null ? 'added' : 'changed';
      return [{ id: `${fact}.${nth}`, kind, at, content }];
    }),
  );
  return changes.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** So many changes are listed, to people and to assistants; feeds hold more. */
export const MOST_LISTED = 100;

/** The changes of the briefs as a reply, the newest first, under the kind and the day (in UTC) of each. */
export function changesReply(
  changes: readonly LoggedChange[],
  library: Library,
  lang: Lang,
  now: Date,
): Reply {
  const words = wordsFor(lang);
  const citations = new Citations(withSourcesOf(changes, library), lang);
  const today = dayOf(now);
  const blocks = [
    ...staleNotice(library, lang, today),
    ...changeBlocks(changes, MOST_LISTED, lang, dayOf, citations),
    ...(changes.length === 0 ? [info(words.changes.none)] : []),
  ];
  const reply: Reply = {
    ...{ lang, outcome: 'found', title: words.changes.titleOf(library.title[lang]), topic: null },
    ...{ missed: [], again: null, actions: [], blocks },
    asOf: ageLine(library.newestSource, lang, today),
    citations: citations.list(),
  };
  return forReader(reply, library);
}

/** A withdrawn fact may cite a source that is gone from the library as well. */
export function withSourcesOf(changes: readonly Change[], library: Library): Library {
  const old = changes.flatMap(({ content }) => content.sources);
  const sources = new Map(old.map((source): [Source['id'], Source] => [source.id, source]));
  return { ...library, sources: new Map([...sources, ...library.sources]) };
}
