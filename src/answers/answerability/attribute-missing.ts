import { textsOf } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import type { Match, Question } from '../ranking/index.ts';
import {
  type AskedAttribute,
  askedAttributeOf,
  countsWith,
  type QuestionType,
  tellsContact,
  tellsOtherHolder,
} from '../text/index.ts';

/** The noun of "which …" often stands in a fact by another word; a vague one ("what role") never has to. */
const NOUN_WORTH = 0.4;

/**
 * Whether a fact lacks what a question asks to be told of its subject, however well it fits otherwise. `attribute`: an
 * amount of money, a contact, the number of what is counted, the noun of "which …", from 0 (nothing is lacking) to 1;
 * `otherHolder`: 1 where it asks for who held an office before or after, and the fact tells of none.
 */
export function attributeMissing(
  text: string,
  type: QuestionType,
  question: Question,
  { fact, met, signals }: Match,
  index: FactIndex,
): { readonly attribute: number; readonly otherHolder: number } {
  // By its editor's word it answers just that.
  if (signals.sameAsk === 1) return { attribute: 0, otherHolder: 0 };
  const asked = askedAttributeOf(index.phrases.without(text), type, index.lang);
  const told = textsOf(fact, index.lang).join(' ');
  const isOpen = fact.status === 'undecided';
  const holdsMoney = () =>
    isOpen ||
    index.holdsAnswerType(fact, 'money') === 1 ||
    index.holdsAnswerType(fact, 'share') === 1;
  const lacks = {
    money: asked.money && !holdsMoney(),
    contact: asked.contact && !tellsContact(told),
    counter: asked.counter !== null && !isOpen && !countsWith(told, asked.counter),
  };
  const unmet = (words: AskedAttribute['noun']) => unmetIn(words, question, met);
  const isVague = question.queryTerms.some((term) => term.shown === asked.noun && term.isVague);
  return {
    attribute: Object.values(lacks).includes(true)
      ? 1
      : Math.max(unmet(asked.counted), isVague ? 0 : NOUN_WORTH * unmet(asked.noun)),
    otherHolder: asked.otherHolder && !tellsOtherHolder(told, index.lang) ? 1 : 0,
  };
}

/** How far the first term of the question in these words of it is not met, from 0 to 1. */
function unmetIn(words: string | null, { queryTerms }: Question, met: Match['met']): number {
  const inside = words?.split(' ') ?? [];
  const at = queryTerms.findIndex(({ shown }) => shown === words || inside.includes(shown));
  return at < 0 ? 0 : 1 - (met[at] ?? 0);
}
