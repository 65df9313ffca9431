import { type Fact, type Library, textsOf } from '../../library/index.ts';
import type { QuestionType } from '../text/index.ts';

/**
 * How far a fact holds what a question of a type asks for (a number, a place, somebody): 1, or 0 if not; `LOOSE` where it
 * holds something of that sort, or says that the matter is open.
 */
export type HoldsAnswerType = (fact: Fact, type: QuestionType) => number;

const LOOSE = 0.5;

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = new RegExp(`\\b\\d{1,2} ${MONTH}\\b|\\b${MONTH} \\d{1,2}\\b`);
const YEAR = /\b(?:19|20)\d\d\b/;
const CLOCK =
  /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}(?: hours| o'clock|:?\d{0,2} ?[ap]\.?m\b)|\b(?:noon|midnight|around the clock)\b/;
const WEEKDAY =
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:weekdays?|weekends?|daily|every day|each day)\b/;
const COUNT =
  '(?:\\d[\\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half an?|several)';
const UNIT_OF_TIME =
  '(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|quarters?|seasons?)';
const DURATION = new RegExp(
  `\\b${COUNT}[ -](?:\\w+[ -])?${UNIT_OF_TIME}\\b|\\bfrom\\b.*\\b(?:to|until)\\b|\\bbetween\\b.*\\band\\b`,
  'i',
);
const MONEY =
  /[$€£¥]\s?\d|\b(?:dollars?|euros?|yen|pounds?|francs?|crowns?|cents?|pence|marks?|[A-Z]{3} ?\d)\b|\b(?:free|free of charge|no charge|nothing|unpaid)\b/;
const SHARE = /\d ?%|\bper ?cent\b|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|share)\b/i;
const AGE =
  /\b\d+[- ]years?[- ]old\b|\baged \d+|\b(?:founded|established|set up|created|born) in\b/;
const TIME_NAMED = new RegExp(`\\b${MONTH}\\b|\\b\\d{4}\\b`);
const TIME =
  /\b(?:years?|months?|weeks?|days?|soon|before|after|during|recently|begun|started|already|once|not yet|peacetime|undecided|not decided)\b/;
const DATES = new RegExp(
  `\\b\\d{0,2} ?${MONTH}(?: \\d{1,2}\\b)?(?: \\d{4})?|\\b(?:19|20)\\d\\d\\b`,
  'g',
);
/** Figures in names, such as SM-6 or 7th, count nothing. */
const IN_NAMES =
  /\b[A-Z]+-\d+\b|\b\d+(?:st|nd|rd|th)\b(?! anniversary)|\b(?:the|these|those|former) two\b/gi;
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|hundreds?|thousands?|millions?|(?:no|not expect) (?:big|significant|major|more|increase|change))\b/i;
/** Offices that people hold anywhere, and groups that act. */
const SOMEBODY =
  /\b(?:officials?|ministers?|secretary|presidents?|chair(?:man|woman|person)?|directors?|managers?|heads?|chiefs?|leaders?|mayors?|councill?ors?|members?|officers?|commanders?|engineers?|doctors?|teachers?|scientists?|researchers?|astronomers?|reporters?|experts?|spokes(?:man|woman|person)|owners?|residents?|volunteers?|customers?|staff|teams?|committee|council|board|union|association|company|court|government|ministry|office|agency|department|parliament|party|forces|command)\b/i;
const PLACE =
  /\b(?:in|at|on|to|from|near|of|off|along|around|between|across|with|based)\b[^.]*\p{Lu}|-based\b/u;

/** "At the town hall": it may be where something is. */
const SOME_PLACE =
  /\b(?:in|at|on|near|beside|behind|opposite|inside|outside) (?:the|an?|room|floor|counter)\b/;

/**
 * Prepares the check for a library, whose glossary says which names are those of people. The English
 * text is looked at for both languages, since both say the same.
 */
export function prepareAnswerTypes(library: Library): HoldsAnswerType {
  const people = namesOfPeople(library);
  const publishers = [...library.sources.values()].map(
    ({ publisher }) => publisher.en.split(/ [–(]/)[0] ?? '',
  );
  const judge: HoldsAnswerType = (fact, type) => {
    const text = textsOf(fact, 'en').join(' ');
    const publishes = (said: string) => publishers.some((name) => said.includes(name));
    const namesPerson = () => text.split(/[^\p{L}]+/u).some((word) => people.has(word));
    const has = (...patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(text));
    const isOpen = fact.status === 'undecided';
    const hasNumber = () => NUMBER.test(text.replace(DATES, '').replace(IN_NAMES, ''));
    const grade = (holds: boolean, holdsLoosely = false) =>
      holds ? 1 : holdsLoosely || isOpen ? LOOSE : 0;
    switch (type) {
      case 'day':
        return grade(has(DAY, WEEKDAY) || (fact.date?.length === 10 && DAY.test(fact.en)));
      case 'weekday':
        return grade(has(WEEKDAY), has(DAY));
      case 'year':
        return grade(has(YEAR, /\byear\b/));
      case 'age':
        return grade(has(AGE));
      case 'clock':
        return grade(has(CLOCK));
      case 'duration':
        return grade(has(DURATION), hasNumber() || has(TIME));
      case 'money':
        return grade(has(MONEY), hasNumber());
      case 'share':
        return grade(has(SHARE), hasNumber());
      case 'how-many':
        return grade(hasNumber());
      case 'when':
        return grade(fact.date !== undefined || has(TIME_NAMED, WEEKDAY, CLOCK), has(TIME));
      case 'who':
        return grade(fact.status === 'said' || namesPerson() || has(SOMEBODY) || publishes(text));
      case 'name':
        return namesPerson() ? 1 : 0;
      case 'where':
        return grade(has(PLACE), has(SOME_PLACE));
      default:
        return 1;
    }
  };
  // The same facts come up for question after question: each is judged once per type.
  const known = new Map<QuestionType, Map<Fact, number>>();
  return (fact, type) => {
    const ofType = known.get(type) ?? new Map<Fact, number>();
    known.set(type, ofType);
    const before = ofType.get(fact);
    if (before !== undefined) return before;
    const holds = judge(fact, type);
    ofType.set(fact, holds);
    return holds;
  };
}

/** Words of the official names of people in the glossary, in English. */
function namesOfPeople(library: Library): ReadonlySet<string> {
  const people = [...library.terms.values()].filter(({ person }) => person === true);
  return new Set(people.flatMap(({ en }) => en[0]?.split(/[^\p{L}]+/u) ?? []));
}
