import { type Lang, lazily } from '../../../library/index.ts';
import { normalise } from '../normalise.ts';
import { speakerAskedIn } from '../speakers.ts';

/**
 * The countries of which a normalised question asks what they said or did ("How did Norway react?", "Did Norway object?"),
 * by their names in Unicode's CLDR: https://cldr.unicode.org.
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

/** All names, the longer ones first: "south korea" is told from any other one. */
function namesIn(lang: Lang): string {
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const found = CODES.map((code) => normalise(names.of(code) ?? ''));
  return [...new Set(found)]
    .filter((name) => /^[\p{L} ]{2,}$/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .join('|');
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
