import { stemmer } from 'stemmer';
import { type Lang, lazily } from '../../../library/index.ts';

/**
 * Reads words that are written a row a line; `_` joins two of them. English ones are compared by stem, so one form of a
 * regular verb is enough; Japanese ones as they stand.
 */
export const readForms = (
  written: Readonly<Record<Lang, string>>,
  lang: Lang,
): (() => readonly (readonly string[])[]) =>
  lazily(() =>
    written[lang]
      .trim()
      .split('\n')
      .map((row) => formsOf(row, lang)),
  );

/** The forms of one row. */
export const formsOf = (row: string, lang: Lang): string[] =>
  row
    .trim()
    .split(/\s+/)
    .filter((form) => form !== '')
    .map((form) => (lang === 'ja' ? form : form.split('_').map(stemmer).join(' ')));

/** Tells which forms a normalised text has. */
export function formsIn(text: string, lang: Lang): (form: string) => boolean {
  if (lang === 'ja') return (form) => text.includes(form);
  const stems = (text.match(/\p{L}+/gu) ?? []).map(stemmer);
  const all = new Set([...stems, ...stems.slice(1).map((stem, i) => `${stems[i]} ${stem}`)]);
  return (form) => all.has(form);
}
