import { type Fact, type Lang, type Library, memoisePer } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { normalise } from '../text/index.ts';
import { evidenceOf, isNamedBy, mentionsIn } from './mentions/index.ts';
import { agree, looseFiguresIn, type Value, valuesIn, valuesOf } from './values/index.ts';

const WEEKDAY: Record<Lang, RegExp> = {
  en: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g,
  ja: /[日月火水木金土]曜日?/g,
};
const WEEKDAYS: Record<Lang, readonly string[]> = {
  en: ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'],
  ja: [...'日月火水木金土'],
};

/** Whether a text says on which days of the week something is so; "Friday, 24 March" is one day. */
export const isOnWeekdays = (text: string, lang: Lang): boolean =>
  ON_WEEKDAYS[lang].test(text.toLowerCase());
const ON_WEEKDAYS: Record<Lang, RegExp> = {
  en: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b(?!,? (?:the )?\d)/,
  ja: /(?<!\d日[（(]?)[月火水木金土日]曜/,
};

/** What a statement names, dates or counts, and whether a fact has it too. */
type Piece = { readonly shown: string; readonly isIn: (fact: Fact) => boolean };

/**
 * Tells, of some facts, the names, dates and figures of a statement that none of them has: in the statement's words, or
 * normalised. So nothing of it is passed over in silence.
 */
export function leftOverIn(
  statement: string,
  lang: Lang,
  library: Library,
  index: FactIndex,
): (facts: readonly Fact[]) => string[] {
  const pieces = piecesOf(statement, lang, library, index);
  return (facts) => {
    const left = pieces.filter(({ isIn }) => !facts.some(isIn));
    return [...new Set(left.map(({ shown }) => shown))];
  };
}

function piecesOf(statement: string, lang: Lang, library: Library, index: FactIndex): Piece[] {
  const { phrases } = index;
  const text = normalise(statement);
  const evidence = (fact: Fact) => evidenceOf(fact, lang, library, phrases);
  const valuesSaid = (fact: Fact) => valuesOf(fact, index);
  const ownValues = valuesIn(text, lang, index);
  const values = ownValues.map((value): Piece => {
    const isIn = (fact: Fact) => valuesSaid(fact).some((said) => agree(value, said, index));
    return { shown: value.shown, isIn };
  });
  const names = mentionsIn(statement, lang, library, phrases).map((mention): Piece => {
    const isIn = (fact: Fact) => isNamedBy(mention, evidence(fact), lang, phrases);
    return { shown: mention.shown, isIn };
  });
  const figures = looseFiguresIn(text, lang, index).map((shown): Piece => {
    return { shown, isIn: (fact) => hasFigure(evidence(fact).text, shown) };
  });
  // "Friday, 24 March" is right of that day alone, whatever else a fact tells of a Friday.
  const days = ownValues.filter(isDay);
  const weekdays = [...text.matchAll(WEEKDAY[lang])].map(([day]): Piece => {
    const isOf = (value: Value) =>
      isOnDay(value, day, lang) && days.every((own) => agree(own, value, index));
    const isIn = (fact: Fact) => evidence(fact).text.includes(day) || valuesSaid(fact).some(isOf);
    return { shown: day, isIn };
  });
  // The same facts are looked through again, together and each by itself.
  return [...values, ...names, ...figures, ...weekdays].map(({ shown, isIn }) => ({
    shown,
    isIn: memoisePer(isIn),
  }));
}

const NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

/** Whether a text has a figure, in digits or as a word. */
function hasFigure(text: string, shown: string): boolean {
  const [figure = shown] = /^第?\d+(?:\.\d+)?(?:st|nd|rd|th)?|^[a-z]+/.exec(shown) ?? [];
  const n = NUMBERS.indexOf(figure);
  const forms = n < 0 ? figure.replace('.', '\\.') : `(?:${figure}|${n})`;
  return new RegExp(String.raw`(?<![\d.a-z])${forms}(?!\d|\.\d)`).test(text);
}

/** Whether a value is the date of one day. */
const isDay = (value: Value): value is Extract<Value, { kind: 'date' }> =>
  value.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(value.date);

/** Whether a value is a date on a day of the week. */
const isOnDay = (value: Value, day: string, lang: Lang) =>
  isDay(value) && day.startsWith(WEEKDAYS[lang][new Date(value.date).getUTCDay()] ?? ' ');
