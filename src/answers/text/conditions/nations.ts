import { type Lang, lazily } from '../../../library/index.ts';
import { countryNames } from '../lexicon/countries.ts';
import { speakerAskedIn } from '../speakers.ts';

/**
 * The countries of which a normalised question asks what they said or did ("How did Norway react?", "Did Norway object?").
 */
export function nationsActingIn(text: string, lang: Lang): readonly string[] {
  const who = speakerAskedIn(text, lang) ?? SUBJECT[lang].exec(text)?.groups?.['who'];
  return who?.match(NAMES[lang]()) ?? [];
}

/** Who a question without a word for saying is about. */
const SUBJECT: Record<Lang, RegExp> = {
  en: /^(?:did|does|do|has|have|had|is|was|were|are|will|would|can) (?:the )?(?<who>[a-z]+(?: (?!a|an|the|any)[a-z]+)?)/,
  ja: /(?:^|[、。にでへと])(?<who>[^、。はがもをにでへと]{2,12})[はがも](?!どこ|何)/,
};

const NAMES: Record<Lang, () => RegExp> = {
  en: lazily(() => new RegExp(`(?<![a-z])(?:${namesIn('en')})(?![a-z])`, 'g')),
  ja: lazily(() => new RegExp(namesIn('ja'), 'g')),
};

/**
 * The longer ones first: "south korea" is told from any other one. Facts use the one name of a country or the other, so
 * what it is called beside is not looked for.
 */
const namesIn = (lang: Lang): string =>
  countryNames(lang)
    .filter((name) => /^[\p{L} ]{2,}$/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .join('|');
