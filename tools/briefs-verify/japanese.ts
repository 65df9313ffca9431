import {
  datesIn,
  JAPANESE_DATE,
  japaneseDatesIn,
  type PartialDate,
  withoutDates,
} from './dates.ts';
import { figuresIn } from './figures.ts';

const KANJI = '〇一二三四五六七八九十';
const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 億: 1e8, 兆: 1e12 };

/** 2万1900, 60,000, 5.5億; or a kanji numeral where it counts: 第七, 三つ. */
const NUMBER =
  /(?:\d[\d,.]*[千万億兆]*)+|(?<=第)[一二三四五六七八九十]|[一二三四五六七八九十](?=つ)/g;

/**
 * Up to two, the languages count differently: "the two" is 両 or nothing at all, "first" is 初.
 * Such small figures are not compared.
 */
const SMALLEST = 3;

/** Figures and dates that only one of the two languages gives, as a person would write them. */
export function mismatch(en: string, ja: string): { en: readonly string[]; ja: readonly string[] } {
  const inEnglish = new Set([
    ...datesIn(en).map(key),
    ...[...figuresIn(withoutDates(en))].filter((n) => n >= SMALLEST).map(String),
  ]);
  const inJapanese = figuresInJapanese(ja);
  return {
    en: [...inEnglish].filter((figure) => !inJapanese.has(figure)),
    ja: [...inJapanese].filter((figure) => !inEnglish.has(figure)),
  };
}

const figuresInJapanese = (text: string): ReadonlySet<string> =>
  new Set([...japaneseDatesIn(text).map(key), ...japaneseNumbersIn(text).map(String)]);

/** The figures of a Japanese text outside its dates, but for the smallest. */
export function japaneseNumbersIn(text: string): readonly number[] {
  const numbers = text.normalize('NFKC').replace(JAPANESE_DATE, '').matchAll(NUMBER);
  return Array.from(numbers, ([number]) => numberOf(number)).filter((n) => n >= SMALLEST);
}

const key = ({ year, month, day }: PartialDate) =>
  `${year ? `${year}年` : ''}${month}月${day ? `${day}日` : ''}`;

function numberOf(number: string): number {
  if (KANJI.includes(number)) return KANJI.indexOf(number);
  let sum = 0;
  for (const [, digits = '', scales = ''] of number.matchAll(/(\d[\d,.]*)([千万億兆]*)/g)) {
    const factor = [...scales].reduce((product, scale) => product * (SCALES[scale] ?? 1), 1);
    sum += Number(digits.replaceAll(',', '').replace(/\.$/, '')) * factor;
  }
  return sum;
}
