import {
  namesIn,
  readTopics,
  shortIds,
  splitTopics,
} from '../../../digests/subscriptions/index.ts';
import type { BriefId, Lang, Library } from '../../../library/index.ts';
import { suggestTopics } from '../../../library/index.ts';
import { wordsFor } from '../../../replies/words/index.ts';
import type { Choice } from '../client/index.ts';
import { LIMITS } from '../rendering/index.ts';

/** How a list of topics that are left out begins; `readTopics` knows it. */
const ALL_BUT = 'all but ';

/**
 * Lists of topics to choose from while one is typed: what stands there, with one more. A choice holds so many
 * characters only: ids are shortened where they do not fit in full, and where one more does not fit at all, a
 * choice says so.
 */
export function topicListChoices(typed: string, lang: Lang, library: Library): Choice[] {
  const { form } = wordsFor(lang).management;
  const { isAllBut, isClosed, names } = splitTopics(typed);
  const { kept, last } = divided(isClosed ? `${names},` : names, library);
  const near = suggestTopics(library, last).filter(({ id }) => !kept.includes(id));
  const longer = near.flatMap(({ id }) => listChoice([...kept, id], isAllBut, lang, library) ?? []);
  const isFull = longer.length < near.length;
  const shown = longer.slice(0, LIMITS.choices - 1);
  if (isFull) return [...shown, { name: form.topicsFull, value: asMany(kept, isAllBut, library) }];
  // What is complete can be chosen as it stands.
  const asItIs = last === '' && kept.length > 0 ? listChoice(kept, isAllBut, lang, library) : null;
  const begun = typed.trim().toLowerCase();
  const isWay = kept.length === 0 && !isAllBut && ALL_BUT.startsWith(begun);
  const way = isWay ? [{ name: form.allButTyped, value: ALL_BUT.trim() }] : [];
  return [...(asItIs ? [asItIs] : []), ...shown, ...way];
}

/** The topics that are named already, and the name that is being typed. */
function divided(names: string, library: Library) {
  const [, before = '', last = ''] = /^(.*[,、])?([^,、]*)$/su.exec(names) ?? [];
  const kept = namesIn(before).flatMap((name) => idsOf(name, library));
  return { kept: [...new Set(kept)], last: last.trim() };
}

/** The ids of a name; one that is unknown stays as it is, so that it is not lost without a word. */
function idsOf(name: string, library: Library): readonly string[] {
  const read = readTopics(name, library);
  return read.ok && read.value instanceof Set ? [...read.value] : [name];
}

/** Null: the list is too long to be chosen. */
function listChoice(
  ids: readonly string[],
  isAllBut: boolean,
  lang: Lang,
  library: Library,
): Choice | null {
  const { listOf, management } = wordsFor(lang);
  const value = typedList(ids, isAllBut, library);
  if (value === null) return null;
  const titles = ids.map((id) => library.briefs.get(id as BriefId)?.title[lang] ?? id);
  const named = (list: string) => (isAllBut ? management.allBut(list) : list);
  const whole = named(listOf(titles));
  if (whole.length <= LIMITS.choiceName) return { name: whole, value };
  // The latest one would be cut off: it comes first.
  return { name: named(management.form.besides(titles.at(-1) ?? '', ids.length - 1)), value };
}

/** Ids as Discord sends them back, in full where they fit; null: they do not fit shortened either. */
function typedList(ids: readonly string[], isAllBut: boolean, library: Library): string | null {
  const short = shortIds(library);
  const lists = [ids, ids.map((id) => short.get(id as BriefId) ?? id)];
  const values = lists.map((list) => `${isAllBut ? ALL_BUT : ''}${list.join(',')}`);
  return values.find(({ length }) => length <= LIMITS.choiceValue) ?? null;
}

/** As many of the first ids as fit. */
function asMany(ids: readonly string[], isAllBut: boolean, library: Library): string {
  for (let count = ids.length; count > 0; count--) {
    const value = typedList(ids.slice(0, count), isAllBut, library);
    if (value !== null) return value;
  }
  return 'all';
}
