import { type Lang, lazily } from '../../../library/index.ts';
import { normalise } from '../normalise.ts';

/** What they are called beside the names that `Intl` has, and regions of the world. */
const OTHERS: Record<Lang, string> = {
  en: 'america usa us u.s uk britain england europe asia africa',
  ja: '米国 アメリカ 英国 豪州 欧州 ヨーロッパ アジア アフリカ 中東 東南アジア',
};

const NAMES: Record<Lang, () => readonly string[]> = {
  en: lazily(() => read('en')),
  ja: lazily(() => read('ja')),
};
const ALL: Record<Lang, () => readonly string[]> = {
  en: lazily(() => [...NAMES.en(), ...OTHERS.en.split(' ')]),
  ja: lazily(() => [...NAMES.ja(), ...OTHERS.ja.split(' ')]),
};

/** The names of all countries in a language, one each, normalised. */
export const countryNames = (lang: Lang): readonly string[] => NAMES[lang]();

/** The same with what else they are called, and regions of the world. */
export const countries = (lang: Lang): readonly string[] => ALL[lang]();

/** Whether a normalised text is the name of a country. */
export const isCountry = (text: string, lang: Lang): boolean => countries(lang).includes(text);

/** What their people are called where the name does not tell. */
const PEOPLES = new Set('american british dutch filipino french greek swiss'.split(' '));
/** So many letters a people's name has in common with its country's. */
const STEM = 4;
const stems = lazily(
  () =>
    new Set(countries('en').flatMap((name) => name.split(' ').map((one) => one.slice(0, STEM)))),
);

/** Whether a normalised English word is a country or what belongs to it: "us", "japanese", "ukrainian". */
export function isNationality(word: string): boolean {
  if (PEOPLES.has(word) || isCountry(word, 'en')) return true;
  if (!/(?:ese|ian|ish|an|i)$/.test(word)) return false;
  return word.length > STEM && stems().has(word.slice(0, STEM));
}

function read(lang: Lang): string[] {
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  return letters
    .flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []))
    .filter((name) => name.length > 1)
    .map(normalise);
}
