import {
  type BriefId,
  type Fact,
  type Lang,
  type Library,
  labelOf,
  type Term,
  textsOf,
} from '../library/index.ts';
import { indexFor } from './index/index.ts';
import { normalise } from './text/index.ts';

/** What a conversation was last about; a question such as "who commands it?" leans on it. */
export type Thread = {
  readonly topic: BriefId | null;
  /** Ids of the names of the glossary that were asked about. */
  readonly names: readonly string[];
  /** The facts that were shown, the first of them first. */
  readonly facts: readonly Fact[];
};

export const NO_THREAD: Thread = { topic: null, names: [], facts: [] };

/** Words that stand for something named before; `person`: for somebody. */
const PRONOUNS: Record<Lang, { readonly person: RegExp; readonly thing: RegExp }> = {
  en: {
    person: /\b(?:he|she|him|her|his)\b/,
    thing: /\b(?:it|its|they|them|their|there|that one|this one)\b|\b(?:this|that)(?= *(?:\?|$))/,
  },
  ja: {
    person: /彼女|彼(?!ら)|その人|あの人|同氏/,
    thing: /それ(?!ぞれ|で(?!は))|これ|あれ|そこ|その(?!後|他|ため|うち)|同(?:司令部|組織|島)/,
  },
};

/** Words that go on from what was said: "and why?", では誰が. */
const GOING_ON: Record<Lang, RegExp> = {
  en: /^(?:and|but|so|then|also|ok|okay)\b/,
  ja: /^(?:では|じゃあ?|で、|それで|また|あと|ちなみに|なら)/,
};

/** A normalised text without the words that go on from what was said. */
export const withoutGoingOn = (text: string, lang: Lang): string =>
  text.replace(GOING_ON[lang], '').replace(/^[,、 ]+/, '');

/** The ids of the names of the glossary in a text. */
export function namesIn(text: string, lang: Lang, library: Library): string[] {
  const spans = indexFor(library, lang).phrases.names(normalise(text));
  return [...new Set(spans.map(({ meaning }) => meaning.slice(1)))];
}

/** Whether a question says of itself that it goes on from what was said before. */
export function goesOn(question: string, lang: Lang): boolean {
  const text = normalise(question);
  const { person, thing } = PRONOUNS[lang];
  return GOING_ON[lang].test(text) || person.test(text) || thing.test(text);
}

/** A question cut short, which leaves out what was spoken of: "and the deputy?", 中国の反応は？ */
const CUT_SHORT: Record<Lang, RegExp> = {
  en: /^(?:and|what about|how about) (?!(?:when|why|where|who|how|what|which)\b)[^,]{2,30}$/,
  ja: /^(?:では|じゃあ?|また)?[^、。はがをに]{1,12}は[?？ ]*$/,
};

/** Whether a question is cut short. */
export const isCutShort = (question: string, lang: Lang): boolean =>
  CUT_SHORT[lang].test(normalise(question));

/** Whether a question speaks of somebody named before: "what did he say?". */
export const speaksOfSomebody = (question: string, lang: Lang): boolean =>
  PRONOUNS[lang].person.test(normalise(question));

/**
 * A question that leans on a conversation with what it leans on in words: "who commands it?" as "who commands Japan
 * Joint Operations Command?". Best first; none where the conversation named nothing.
 */
export function completed(
  question: string,
  lang: Lang,
  thread: Thread,
  library: Library,
): string[] {
  const text = normalise(question);
  const { person, thing } = PRONOUNS[lang];
  const label = person.test(text)
    ? personOf(lang, thread, library)
    : thingOf(lang, thread, library);
  if (label === null) return [];
  for (const pronoun of [person, thing]) {
    if (!pronoun.test(text)) continue;
    const ofIt = (found: string) => (/^(?:その(?!人)|同(?!氏))/.test(found) ? `${label}の` : label);
    return [text.replace(pronoun, ofIt)];
  }
  return [lang === 'ja' ? `${label}は${text}` : `${text.replace(/[?!. ]+$/, '')} ${label}`];
}

/** Who "he" is: the one person who was asked about, or else the only one who was told of; null: nobody, or several. */
function personOf(lang: Lang, thread: Thread, library: Library): string | null {
  const people = (ids: readonly string[]) =>
    ids.flatMap((id) => termOf(id, library) ?? []).filter(({ person }) => person === true);
  const [fact] = thread.facts;
  const asked = people(thread.names);
  const speaker = fact?.status === 'said' ? fact.by[lang] : null;
  const told = fact ? people(namesIn(`${speaker ?? ''} ${fact[lang]}`, lang, library)) : [];
  const [one, ...others] = asked.length > 0 ? asked : told;
  if (!one) return speaker;
  return others.length > 0 ? null : nameOf(one, lang);
}

/** What "it" is: what was asked about, or else the first that was told of; the topic where that has no name. */
function thingOf(lang: Lang, thread: Thread, library: Library): string | null {
  const [fact] = thread.facts;
  const told =
    fact && fact.brief === thread.topic
      ? namesIn(textsOf(fact, lang).join(' '), lang, library)
      : [];
  const terms = [...thread.names, ...told].flatMap((id) => termOf(id, library) ?? []);
  const fitting = terms.find(({ person }) => person !== true) ?? terms[0];
  if (fitting) return nameOf(fitting, lang);
  const topic = thread.topic ? library.briefs.get(thread.topic) : undefined;
  return topic?.title[lang] ?? null;
}

const nameOf = (term: Term, lang: Lang) => term[lang][0] ?? labelOf(term, lang);

const termOf = (id: string, { terms }: Library) =>
  [...terms.values()].find((term) => term.id === id);

/**
 * What was asked before, as the editor of the fact that answered it put it: with the new question word it is what "and
 * why?" asks. The shortest few of its questions.
 */
export function askedBefore(lang: Lang, { topic, facts: [fact] }: Thread): string[] {
  if (!fact || fact.brief !== topic) return [];
  const asks = [...(fact.asks?.[lang] ?? [])].sort((a, b) => a.length - b.length);
  // What an editor gave no question for is asked in the fact's own words.
  return asks.length > 0 ? asks.slice(0, MOST_ASKED) : [fact[lang]];
}

const MOST_ASKED = 4;
