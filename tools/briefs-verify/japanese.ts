import { datesIn, type PartialDate, withoutDates } from './dates.ts';
import { figuresIn } from './figures.ts';

const KANJI = '〇一二三四五六七八九十';
const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 億: 1e8, 兆: 1e12 };

const DATE = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/g;
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

function figuresInJapanese(text: string): ReadonlySet<string> {
  const folded = text.normalize('NFKC');
  const dates = [...folded.matchAll(DATE)].map(([, year, month, day]) =>
    key({
      ...(year ? { year: Number(year) } : {}),
      month: Number(month),
      ...(day ? { day: Number(day) } : {}),
    }),
  );
  const numbers = [...folded.replace(DATE, '').matchAll(NUMBER)].map(([number]) =>
    numberOf(number),
  );
  return new Set([...dates, ...numbers.filter((n) => n >= SMALLEST).map(String)]);
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
