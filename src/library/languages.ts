import { z } from 'zod';

/** The languages of everything the bot says, and of the briefs unless their folder names fewer. */
export const LANGS = ['en', 'ja'] as const;
export type Lang = (typeof LANGS)[number];

/** The field of library.yaml. */
export const languages = z
  .array(z.enum(LANGS))
  .min(1, { error: 'write [en], [ja] or [en, ja]' })
  .describe('The languages of all texts of the folder: [en] or [ja]; left out, both');

/** The languages that a value names, a list or not, in the order of `LANGS`; all where it names none. */
export function languagesNamed(value: unknown): readonly Lang[] {
  const named: unknown[] = [value].flat();
  const found = LANGS.filter((lang) => named.includes(lang));
  return found.length > 0 ? found : LANGS;
}

/** The language in which a reader gets the texts of a folder: their own, or else the one there is. */
export const textLangFor = (reader: Lang, written: readonly Lang[]): Lang =>
  written.includes(reader) ? reader : (written[0] ?? reader);

/** Of fields that stand for a text in each language, those of the languages that a folder is written in. */
export const fieldsWritten = <Fields extends Readonly<Record<Lang, unknown>>>(
  fields: Fields,
  written: readonly Lang[],
): Fields =>
  // Typed as if all were there: `forReaders` sees to that before anybody looks.
  Object.fromEntries(
    Object.entries(fields).filter(([lang]) => written.some((one) => one === lang)),
  ) as Fields;

/**
 * What was read of a folder, with a text for the readers of every language: where nothing is written in theirs, the text
 * there is. From here on `text.ja` is what a reader of Japanese gets, whatever it is written in.
 */
export function forReaders<T>(value: T, written: readonly Lang[]): T {
  const [only] = written;
  return only === undefined || written.length === LANGS.length ? value : (filled(value, only) as T);
}

function filled(value: unknown, only: Lang): unknown {
  if (Array.isArray(value)) return value.map((each) => filled(each, only));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, filled(each, only)] as const);
  const texts = entries.flatMap(([name, each]) =>
    name === only ? LANGS.map((lang) => [lang, each] as const) : [],
  );
  return Object.fromEntries([...texts, ...entries]);
}
