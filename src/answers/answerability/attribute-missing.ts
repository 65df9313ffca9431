import { textsOf } from '../../library/index.ts';
import type { FactIndex } from '../index/index.ts';
import type { Match, Question } from '../ranking/index.ts';
import {
  type AskedAttribute,
  askedAttributeOf,
  countsWith,
  namesOneOf,
  type QuestionType,
  successionAskedIn,
  tellsContact,
  tellsFrequency,
  tellsOffice,
  tellsOtherHolder,
  tellsSuccession,
} from '../text/index.ts';

/** The noun of "which …" often stands in a fact by another word; a vague one ("what role") never has to. */
const NOUN_WORTH = 0.4;

/**
 * Whether a fact lacks what a question asks to be told of its subject, however well it fits otherwise. `attribute`: an
 * amount of money, a contact, the number of what is counted, the noun of "which …", from 0 (nothing is lacking) to 1;
 * `otherHolder`: 1 where it asks for who held an office before or after, and the fact tells of none; `lacking`: 1 where it
 * asks for a part of a number, for how often something is, for who holds an office, or for who or when of a deed, and the
 * fact surely has none of it.
 */
export function attributeMissing(
  text: string,
  type: QuestionType,
  question: Question,
  match: Match,
  index: FactIndex,
): Record<'attribute' | 'otherHolder' | 'lacking', number> {
  const { fact, met, signals } = match;
  // By its editor's word it answers just that.
  if (signals.sameAsk === 1) return { attribute: 0, otherHolder: 0, lacking: 0 };
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
    otherHolder: asked.otherHolder && !tellsHolder(text, told, index) ? 1 : 0,
    lacking: !isOpen && isLacking(asked, told, question, match, index) ? 1 : 0,
  };
}

/** Whether a text tells who held an office before or after: of the one whom the question names, if it is about them. */
function tellsHolder(text: string, told: string, { lang }: FactIndex): boolean {
  const asked = successionAskedIn(text, lang);
  return asked && namesOneOf(told, asked, lang)
    ? tellsSuccession(told, asked, lang)
    : tellsOtherHolder(told, lang);
}

/** How far the first term of the question in these words of it is not met, from 0 to 1. */
function unmetIn(words: string | null, { queryTerms }: Question, met: Match['met']): number {
  const inside = words?.split(' ') ?? [];
  const at = queryTerms.findIndex(({ shown }) => shown === words || inside.includes(shown));
  return at < 0 ? 0 : 1 - (met[at] ?? 0);
}

/** A term met less than so much is not met. */
const HALF = 0.5;

function isLacking(
  { part, frequency, holder, deed }: AskedAttribute,
  told: string,
  { queryTerms }: Question,
  { fact, met, density }: Match,
  index: FactIndex,
): boolean {
  const isUnmet = (isAsked: (shown: string) => boolean) =>
    queryTerms.some(
      ({ shown, isVague, isName }, i) =>
        !isVague && !isName && (met[i] ?? 0) < HALF && isAsked(shown),
    );
  if (part && isUnmet(() => true)) return true;
  if (frequency && !tellsFrequency(told, index.lang)) return true;
  if (holder && fact.status !== 'said') {
    const isNamed = index.holdsAnswerType(fact, 'name') === 1 || JAPANESE_NAME.test(told);
    if (!isNamed || !tellsOffice(told, index.lang)) return true;
  }
  // With few questions of its own, a fact may well say it in other words.
  return (
    density === 1 &&
    deed !== null &&
    isUnmet((shown) => HAN.test(shown) && deed.endsWith(kanjiOf(shown)))
  );
}

/** In a library without English texts, the names of its glossary alone are known otherwise. */
const JAPANESE_NAME = /\p{L}(?:氏|さん)|\p{Script=Katakana}・\p{Script=Katakana}/u;
const HAN = /\p{Script=Han}/u;
const kanjiOf = (shown: string) => shown.replace(/[ぁ-ん]+$/u, '');
