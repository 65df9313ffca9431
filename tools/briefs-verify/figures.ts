import { plain } from './words.ts';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
    ' ',
  );
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const WORD = new RegExp(
  [
    String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?=\D|$)`,
    String.raw`\b(?:${TENS.join('|')})-(?:${UNITS.slice(1, 10).join('|')})\b`,
    String.raw`\b(?:${[...UNITS, ...TENS, ...ORDINALS].join('|')})\b`,
  ].join('|'),
  'gi',
);

/** "Two ministers", "one of them": below this, a word counts what is named and is no figure. */
const SMALLEST_WORD = 3;

/**
 * The figures of an English text as numbers: 60,000, "sixty thousand", "Seventh", "7th" and "III".
 * "One" and "two" are left out; "first" and "second" count.
 */
export function figuresIn(text: string): ReadonlySet<number> {
  const clean = plain(text);
  const numbers = [...clean.matchAll(WORD)].flatMap((match) => {
    const scale = /^[\s-]*(hundred|thousand|million|billion|trillion)\b/i.exec(
      clean.slice(match.index + match[0].length),
    )?.[1];
    const value = numberOf(match[0].toLowerCase());
    if (scale) return value * (SCALES[scale.toLowerCase()] ?? 1);
    return isWordToSkip(match[0], value) ? [] : value;
  });
  const romans = [...clean.matchAll(/\b[IVX]{2,}\b/g)].flatMap(([numeral]) => {
    const value = ROMAN.indexOf(numeral);
    return value < 0 ? [] : value;
  });
  return new Set([...numbers, ...romans]);
}

/** True for a word that `figuresIn` reads as a number, so that it need not be looked up as a name. */
export function isFigure(word: string): boolean {
  const lower = word.toLowerCase();
  return [...UNITS, ...TENS, ...ORDINALS].includes(lower) || ROMAN.indexOf(word) > 1;
}

const isWordToSkip = (word: string, value: number) =>
  UNITS.includes(word.toLowerCase()) && value < SMALLEST_WORD;

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Number(word.replaceAll(',', ''));
  const [tens = '', unit] = word.split('-');
  if (unit) return numberOf(tens) + numberOf(unit);
  if (TENS.includes(word)) return (TENS.indexOf(word) + 2) * 10;
  return Math.max(UNITS.indexOf(word), ORDINALS.indexOf(word));
}
