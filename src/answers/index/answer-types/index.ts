import {
  type Fact,
  type Lang,
  type Library,
  textLangFor,
  textsOf,
} from '../../../library/index.ts';
import type { QuestionType } from '../../text/index.ts';
import { ENGLISH } from './english.ts';
import { JAPANESE } from './japanese.ts';

/**
 * How far a fact holds what a question of a type asks for (a number, a place, somebody): 1, or 0 if not; `LOOSE` where it
 * holds something of that sort, or says that the matter is open.
 */
export type HoldsAnswerType = (fact: Fact, type: QuestionType) => number;

const LOOSE = 0.5;

/**
 * Prepares the check for a library, whose glossary says which names are those of people. Where it is written in both
 * languages, the English text is looked at for both, since both say the same.
 */
export function prepareAnswerTypes(library: Library): HoldsAnswerType {
  const lang = textLangFor('en', library.languages);
  const signs = lang === 'en' ? ENGLISH : JAPANESE;
  const people = namesOfPeople(library, lang);
  const publishers = [...library.sources.values()].map(({ publisher }) =>
    signs.publisherIn(publisher[lang]),
  );
  const textOf = (fact: Fact) => {
    const text = textsOf(fact, lang).join(' ');
    return lang === 'en' ? text : text.normalize('NFKC');
  };
  const judge: HoldsAnswerType = (fact, type) => {
    const text = textOf(fact);
    const publishes = () => publishers.some((name) => text.includes(name));
    const namesPerson = () => signs.hasName(text, people);
    const isOpen = fact.status === 'undecided';
    const grade = (holds: boolean, holdsLoosely = false) =>
      holds ? 1 : holdsLoosely || isOpen ? LOOSE : 0;
    switch (type) {
      case 'day':
        return grade(
          signs.day(text) ||
            signs.weekday(text) ||
            (fact.date?.length === 10 && signs.day(fact[lang])),
        );
      case 'weekday':
        return grade(signs.weekday(text), signs.day(text));
      case 'year':
        return grade(signs.year(text));
      case 'age':
        return grade(signs.age(text));
      case 'clock':
        return grade(signs.clock(text));
      case 'duration':
        return grade(signs.duration(text), signs.number(text) || signs.time(text));
      case 'money':
        return grade(signs.money(text), signs.number(text));
      case 'share':
        return grade(signs.share(text), signs.number(text));
      case 'how-many':
        return grade(signs.number(text));
      case 'when':
        return grade(
          fact.date !== undefined ||
            signs.timeNamed(text) ||
            signs.weekday(text) ||
            signs.clock(text),
          signs.time(text),
        );
      case 'who':
        return grade(
          fact.status === 'said' || namesPerson() || signs.somebody(text) || publishes(),
        );
      case 'name':
        return namesPerson() ? 1 : 0;
      case 'where':
        return grade(signs.place(text), signs.somePlace(text));
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

/** Words of the official names of people in the glossary. */
function namesOfPeople(library: Library, lang: Lang): ReadonlySet<string> {
  const { namesIn } = lang === 'en' ? ENGLISH : JAPANESE;
  const people = [...library.terms.values()].filter(({ person }) => person === true);
  return new Set(people.flatMap((term) => namesIn(term[lang][0] ?? '')));
}
