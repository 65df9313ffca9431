import type { Fact, Lang, Library } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import { normalise } from '../text/index.ts';
import { evidenceOf, isNamedBy, mentionsIn } from './mentions/index.ts';
import { agree, looseFiguresIn, type Value, valuesIn, valuesOf } from './values.ts';

const WEEKDAY: Record<Lang, RegExp> = {
  en: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g,
  ja: /[日月火水木金土]曜日?/g,
};
const WEEKDAYS: Record<Lang, readonly string[]> = {
  en: ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'],
  ja: [...'日月火水木金土'],
};

/**
 * The names, dates and figures of a statement that none of some facts has, in the statement's words, normalised where
 * they cannot be found there. So nothing of it is passed over in silence.
 */
export function leftOver(
  statement: string,
  facts: readonly Fact[],
  lang: Lang,
  library: Library,
  index: FactIndex,
): string[] {
  const { phrases } = index;
  const text = normalise(statement);
  const evidence = evidenceOf(facts, lang, library, phrases);
  const said = facts.flatMap((fact) => valuesOf(fact, lang, index));
  const names = mentionsIn(statement, lang, phrases).filter(
    (mention) => !isNamedBy(mention, evidence, lang, phrases),
  );
  const values = valuesIn(text, lang, index).filter(
    (value) => !said.some((other) => agree(value, other)),
  );
  const figures = looseFiguresIn(text, lang, index).filter(
    (figure) => !hasFigure(evidence.text, figure),
  );
  const weekdays = [...text.matchAll(WEEKDAY[lang])]
    .map(([day]) => day)
    .filter((day) => !evidence.text.includes(day) && !hasDay(said, day, lang));
  const all = [...values, ...names].map(({ shown }) => shown);
  return [...new Set([...all, ...figures, ...weekdays])];
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

/** Whether one of some values is a date on a day of the week. */
const hasDay = (values: readonly Value[], day: string, lang: Lang) =>
  values.some(
    (value) =>
      value.kind === 'date' &&
      /^\d{4}-\d\d-\d\d$/.test(value.date) &&
      day.startsWith(WEEKDAYS[lang][new Date(value.date).getUTCDay()] ?? ' '),
  );
