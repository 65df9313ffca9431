import type { Library } from './library.ts';

/** What is made from a library, once: a snapshot never changes, and what was made goes with it. */
export function oncePerLibrary<V>(make: (library: Library) => V): (library: Library) => V {
  const made = new WeakMap<Library, { readonly value: V }>();
  return (library) => {
    const known = made.get(library) ?? { value: make(library) };
    made.set(library, known);
    return known.value;
  };
}

/**
 * Remembers what was made from a library, by a key, the latest so many of them. A snapshot never
 * changes, so what was made from it holds as long as it is served, and goes with it.
 */
export function memory<V>(most: number): (library: Library, key: string, make: () => V) => V {
  const shelfOf = oncePerLibrary(() => new Map<string, V>());
  return (library, key, make) => {
    const shelf = shelfOf(library);
    const value = shelf.has(key) ? (shelf.get(key) as V) : make();
    shelf.delete(key); // to the end: the map's order is that of the last use
    shelf.set(key, value);
    if (shelf.size > most) shelf.delete(shelf.keys().next().value as string);
    return value;
  };
}
