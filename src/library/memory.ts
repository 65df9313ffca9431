import type { Library } from './library.ts';

/**
 * Remembers what was made from a library, by a key, the latest so many of them. A snapshot never
 * changes, so what was made from it holds as long as it is served, and goes with it.
 */
export function memory<V>(most: number): (library: Library, key: string, make: () => V) => V {
  const shelves = new WeakMap<Library, Map<string, V>>();
  return (library, key, make) => {
    let shelf = shelves.get(library);
    if (!shelf) {
      shelf = new Map();
      shelves.set(library, shelf);
    }
    const value = shelf.has(key) ? (shelf.get(key) as V) : make();
    shelf.delete(key); // to the end: the map's order is that of the last use
    shelf.set(key, value);
    if (shelf.size > most) shelf.delete(shelf.keys().next().value as string);
    return value;
  };
}
