import { type Fact, type Library, textsOf } from '../../library/index.ts';
import type { QuestionType } from '../text/index.ts';

/** Whether a fact holds what a question of a type asks for: a number, a place, somebody. */
export type HoldsAnswerType = (fact: Fact, type: QuestionType) => boolean;

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = new RegExp(`\\b\\d{1,2} ${MONTH}\\b|\\b${MONTH} \\d{1,2}\\b`);
const YEAR = /\b(?:19|20)\d\d\b/;
const CLOCK = /\b\d{1,2}:\d{2}\b|\b\d{1,2} (?:a\.?m|p\.?m|hours|o'clock)\b/;
const AGE =
  /\b\d+[- ]years?[- ]old\b|\baged \d+|\b(?:founded|established|set up|created|born) in\b/;
const TIME = new RegExp(
  `\\b${MONTH}\\b|\\b\\d{4}\\b|\\b(?:years?|months?|weeks?|days?|soon|before|after|during|recently|begun|started|already|once|not yet|peacetime|undecided|not decided)\\b`,
);
const DATES = new RegExp(
  `\\b\\d{0,2} ?${MONTH}(?: \\d{1,2}\\b)?(?: \\d{4})?|\\b(?:19|20)\\d\\d\\b`,
  'g',
);
/** Figures in names, such as SM-6 or 7th, count nothing. */
const IN_NAMES =
  /\b[A-Z]+-\d+\b|\b\d+(?:st|nd|rd|th)\b(?! anniversary)|\b(?:the|these|those|former) two\b/gi;
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|hundreds?|thousands?|millions?|(?:no|not expect) (?:big|significant|major|more|increase|change))\b/i;
const SOMEBODY =
  /\b(?:official|officials|minister|secretary|president|officer|commander|reporter|expert|experts|government|ministry|house|command|forces)\b/i;
const PLACE =
  /\b(?:in|at|on|to|from|near|of|off|along|around|between|across|with|based)\b[^.]*\p{Lu}|-based\b/u;

/**
 * Prepares the check for a library, whose glossary says which names are those of people. The English
 * text is looked at for both languages, since both say the same.
 */
export function prepareAnswerTypes(library: Library): HoldsAnswerType {
  const people = namesOfPeople(library);
  const publishers = [...library.sources.values()].map(
    ({ publisher }) => publisher.en.split(/ [–(]/)[0] ?? '',
  );
  return (fact, type) => {
    const text = textsOf(fact, 'en').join(' ');
    const publishes = (said: string) => publishers.some((name) => said.includes(name));
    const namesPerson = () => text.split(/[^\p{L}]+/u).some((word) => people.has(word));
    switch (type) {
      case 'day':
        return (
          fact.status === 'undecided' ||
          DAY.test(text) ||
          (fact.date?.length === 10 && DAY.test(fact.en))
        );
      case 'year':
        return fact.status === 'undecided' || YEAR.test(text) || /\byear\b/.test(text);
      case 'age':
        return AGE.test(text);
      case 'clock':
        return CLOCK.test(text);
      case 'when':
        return fact.date !== undefined || TIME.test(text);
      case 'how-many':
        return NUMBER.test(text.replace(DATES, '').replace(IN_NAMES, ''));
      case 'who':
        return fact.status === 'said' || namesPerson() || SOMEBODY.test(text) || publishes(text);
      case 'name':
        return namesPerson();
      case 'where':
        return PLACE.test(text);
      default:
        return true;
    }
  };
}

/** Words of the official names of people in the glossary, in English. */
function namesOfPeople(library: Library): ReadonlySet<string> {
  const people = [...library.terms.values()].filter(({ person }) => person === true);
  return new Set(people.flatMap(({ en }) => en[0]?.split(/[^\p{L}]+/u) ?? []));
}
