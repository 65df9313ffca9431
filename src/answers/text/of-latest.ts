import type { Lang } from '../../library/index.ts';

/** Remembers what was found in the last text: several steps that read a question look for the same in it. */
export function ofLatest<T>(
  find: (text: string, lang: Lang) => T,
): (text: string, lang: Lang) => T {
  let latest: { readonly text: string; readonly lang: Lang; readonly found: T } | null = null;
  return (text, lang) => {
    if (latest?.text !== text || latest.lang !== lang) {
      latest = { text, lang, found: find(text, lang) };
    }
    return latest.found;
  };
}
