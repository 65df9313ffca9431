import type { Library } from './library.ts';
import type { Lang } from './schema.ts';

/** Makes something when it is first asked for, once. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Memoises what is made from an object that never changes; the result is collected together with it. */
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

/** The same for what is made of an object in each language. */
export function memoisePerLang<K extends object, V>(
  make: (from: K, lang: Lang) => V,
): (from: K, lang: Lang) => V {
  const made: Record<Lang, (from: K) => V> = {
    en: memoisePer((from) => make(from, 'en')),
    ja: memoisePer((from) => make(from, 'ja')),
  };
  return (from, lang) => made[lang](from);
}

/**
 * An LRU cache per snapshot of the library, of at most so many values by key. A snapshot never changes, so its values
 * stay valid for as long as it is served, and are collected with it. A promise that is rejected is made anew for who asks
 * next.
 */
export function snapshotCache<V>(
  most: number,
): (library: Library, key: string, make: () => V) => V {
  const cacheOf = memoisePer((_: Library) => new Map<string, V>());
  return (library, key, make) => {
    const cache = cacheOf(library);
    const value = cache.has(key) ? (cache.get(key) as V) : made(cache, key, make);
    keepLatest(cache, key, value, most);
    return value;
  };
}

/** Sets a value of a map that keeps the latest so many of them: the one that was set longest ago goes. */
export function keepLatest<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key); // to the end: the order of a map is that in which its keys came
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value as K);
}

function made<V>(cache: Map<string, V>, key: string, make: () => V): V {
  const value = make();
  if (value instanceof Promise) {
    value.catch(() => {
      if (cache.get(key) === value) cache.delete(key);
    });
  }
  return value;
}
