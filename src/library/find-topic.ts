import { memoisePer } from './cache.ts';
import type { Brief, Library } from './library.ts';
import type { BriefId } from './schema.ts';
import { editDistance, fold, isName } from './text/index.ts';

type Named = { readonly brief: Brief; readonly isAlias: boolean };

/** Every name a brief goes by, folded for comparison; its own names last, as they count more. */
function namesOf(brief: Brief): [name: string, named: Named][] {
  const { id, title, aliases } = brief;
  const named = (names: readonly string[], isAlias: boolean) =>
    names.filter(isName).map((name): [string, Named] => [fold(name), { brief, isAlias }]);
  return [
    ...named([...aliases.en, ...aliases.ja], true),
    ...named([id, title.en, title.ja], false),
  ];
}

const nameIndex = memoisePer(
  (library: Library): ReadonlyMap<string, Named> =>
    new Map([...library.briefs.values()].flatMap(namesOf)),
);

/** The brief whose id, title or alias, in either language, is what was typed; or null. */
export function findTopic(library: Library, typed: string): Brief | null {
  return nameIndex(library).get(fold(typed))?.brief ?? null;
}

/**
 * Briefs whose names are near what was typed, best first: the same name, then ids and titles that
 * begin with it, other names that do and names that contain it, and names a few slips away. Nothing
 * typed gives all, in order.
 */
export function suggestTopics(library: Library, typed: string): Brief[] {
  const key = fold(typed);
  if (key === '') return [...library.briefs.values()];
  const best = new Map<BriefId, { brief: Brief; distance: number }>();
  for (const [name, { brief, isAlias }] of nameIndex(library)) {
    const distance = distanceTo(key, name, isAlias);
    if (distance === null) continue;
    const known = best.get(brief.id);
    if (!known || distance < known.distance) best.set(brief.id, { brief, distance });
  }
  return [...best.values()].toSorted((a, b) => a.distance - b.distance).map(({ brief }) => brief);
}

/** 0 the same, up to 1 a prefix, up to 2 an alias's or contained, more misspelt; null: not alike. */
function distanceTo(key: string, name: string, isAlias: boolean): number | null {
  if (name === key) return 0;
  const extra = 1 - key.length / name.length;
  if (name.startsWith(key)) return isAlias ? 1 + extra / 2 : extra;
  if (key.length >= 2 && name.includes(key)) return 1 + extra;
  if (key.length >= 4 && name.length >= 2 && key.includes(name))
    return 2 + name.length / key.length;
  const mostSlips = isIdeographic(key) ? Math.floor(key.length / 2) : Math.ceil(key.length / 3);
  if (key.length - name.length > mostSlips || lettersLacking(key, name) > mostSlips) return null;
  const slips = Math.min(
    editDistance(key, name, mostSlips),
    editDistance(key, name.slice(0, key.length), mostSlips) + 1,
  );
  return slips <= mostSlips ? 3 + slips : null;
}

/** How many letters of one word the other has not: at least so many slips lie between them. */
function lettersLacking(key: string, name: string): number {
  let lacking = 0;
  for (const letter of key) if (!name.includes(letter)) lacking++;
  return lacking;
}

const isIdeographic = (key: string) => /\p{Script=Han}/u.test(key);
