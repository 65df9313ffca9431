import { type Lang, lazily } from '../../library/index.ts';
import { normalise } from './normalise.ts';

/** The names of countries in normalised text, as Unicode's CLDR has them: https://cldr.unicode.org. */
export const nationsIn = (text: string, lang: Lang): readonly string[] =>
  text.match(NAMES[lang]()) ?? [];

const NAMES: Record<Lang, () => RegExp> = {
  en: lazily(() => new RegExp(`(?<![a-z])(?:${namesIn('en')})(?![a-z])`, 'g')),
  ja: lazily(() => new RegExp(namesIn('ja'), 'g')),
};

/** All names, the longer ones first: "south korea" is told from any other one. */
function namesIn(lang: Lang): string {
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const found = CODES.flatMap((code) => normalise(names.of(code) ?? ''));
  return [...new Set(found)]
    .filter((name) => /^[\p{L} ]{2,}$/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
