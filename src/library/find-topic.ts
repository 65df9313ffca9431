import { fold } from './fold.ts';
import type { Brief, Library } from './library.ts';
import type { BriefId } from './schema.ts';
import { slipsBetween } from './spelling.ts';

/** Every name a brief goes by, folded for comparison; the id first. */
function namesOf(brief: Brief): string[] {
  const { id, title, aliases } = brief;
  return [id, title.en, title.ja, ...aliases.en, ...aliases.ja].map(fold);
}

const indexes = new WeakMap<Library, ReadonlyMap<string, Brief>>();

/** The name index of a snapshot, made once: a snapshot never changes. */
function nameIndex(library: Library): ReadonlyMap<string, Brief> {
  let index = indexes.get(library);
  if (!index) {
    index = new Map(
      [...library.briefs.values()].flatMap((brief) => namesOf(brief).map((name) => [name, brief])),
    );
    indexes.set(library, index);
  }
  return index;
}

/** The brief whose id, title or alias, in either language, is what was typed; or null. */
export function findTopic(library: Library, typed: string): Brief | null {
  return nameIndex(library).get(fold(typed)) ?? null;
}

/**
 * Briefs whose names are near what was typed, best first: the same name, then names that begin
 * with it, names that contain it, and names a few slips away. Nothing typed gives all, in order.
 */
export function suggestTopics(library: Library, typed: string): Brief[] {
  const key = fold(typed);
  if (key === '') return [...library.briefs.values()];
  const best = new Map<BriefId, { brief: Brief; distance: number }>();
  for (const [name, brief] of nameIndex(library)) {
    const distance = distanceTo(key, name);
    if (distance === null) continue;
    const known = best.get(brief.id);
    if (!known || distance < known.distance) best.set(brief.id, { brief, distance });
  }
  return [...best.values()].toSorted((a, b) => a.distance - b.distance).map(({ brief }) => brief);
}

/** 0 the same, below 1 a prefix, below 2 contained, from 2 on misspelt; null: nothing alike. */
function distanceTo(key: string, name: string): number | null {
  if (name === key) return 0;
  const extra = 1 - key.length / name.length;
  if (name.startsWith(key)) return extra;
  if (key.length >= 2 && name.includes(key)) return 1 + extra;
  if (key.length >= 4 && name.length >= 2 && key.includes(name))
    return 2 + name.length / key.length;
  const slips = Math.min(slipsBetween(key, name), slipsBetween(key, name.slice(0, key.length)) + 1);
  const bearable = isIdeographic(key) ? Math.floor(key.length / 2) : Math.ceil(key.length / 3);
  return slips <= bearable ? 3 + slips : null;
}

const isIdeographic = (key: string) => /\p{Script=Han}/u.test(key);
