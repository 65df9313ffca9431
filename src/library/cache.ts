import type { Library } from './library.ts';

/** What is made from a thing that never changes, once; what was made goes with it. */
export function memoisePer<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (from) => {
    let known = made.get(from);
    if (known === undefined) {
      known = { value: make(from) };
      made.set(from, known);
    }
    return known.value;
  };
}

/**
 * Remembers what was made from a library, by a key, the latest so many of them. A snapshot never
 * changes, so what was made from it holds as long as it is served, and goes with it.
 */
export function snapshotCache<V>(
  most: number,
): (library: Library, key: string, make: () => V) => V {
  const shelfOf = memoisePer((_: Library) => new Map<string, V>());
  return (library, key, make) => {
    const shelf = shelfOf(library);
    const value = shelf.has(key) ? (shelf.get(key) as V) : make();
    shelf.delete(key); // to the end: the map's order is that of the last use
    shelf.set(key, value);
    if (shelf.size > most) shelf.delete(shelf.keys().next().value as string);
    return value;
  };
}
