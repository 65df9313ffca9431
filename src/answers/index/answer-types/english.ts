import { WRITTEN_MONTH } from '../../text/index.ts';
import type { Signs } from './signs.ts';

const MONTH = `(?:${WRITTEN_MONTH})`;
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
  /\b\d+[- ]years?[- ]old\b|\baged? (?:of )?\d+|, (?:then|now|turned) \d{2}(?=[,.;)])|\b(?:founded|established|set up|created|born) in\b/;
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

const has =
  (...patterns: readonly RegExp[]) =>
  (text: string) =>
    patterns.some((pattern) => pattern.test(text));

/** The signs of each sort in English. */
export const ENGLISH: Signs = {
  day: has(DAY),
  weekday: has(WEEKDAY),
  year: has(YEAR, /\byear\b/),
  age: has(AGE),
  clock: has(CLOCK),
  duration: has(DURATION),
  money: has(MONEY),
  share: has(SHARE),
  number: (text) => NUMBER.test(text.replace(DATES, '').replace(IN_NAMES, '')),
  timeNamed: has(TIME_NAMED),
  time: has(TIME),
  somebody: has(SOMEBODY),
  place: has(PLACE),
  somePlace: has(SOME_PLACE),
  hasName: (text, names) => text.split(/[^\p{L}]+/u).some((word) => names.has(word)),
  namesIn: (name) => name.split(/[^\p{L}]+/u),
  publisherIn: (publisher) => publisher.split(/ [–(]/)[0] ?? '',
};
