import {
  type BriefId,
  type Fact,
  type Lang,
  type Library,
  labelOf,
  type Term,
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
  const subject = subjectOf(text, lang, thread, library);
  if (!subject) return [];
  const label = subject[lang][0] ?? labelOf(subject, lang);
  const { person, thing } = PRONOUNS[lang];
  for (const pronoun of [person, thing]) {
    if (pronoun.test(text)) return [text.replace(pronoun, lang === 'ja' ? `${label}の` : label)];
  }
  return [lang === 'ja' ? `${label}は${text}` : `${text.replace(/[?!. ]+$/, '')} ${label}`];
}

/** What stands for a pronoun: somebody or something that was asked about, or else the first that was told of. */
function subjectOf(text: string, lang: Lang, thread: Thread, library: Library): Term | null {
  const [fact] = thread.facts;
  const told = fact && fact.brief === thread.topic ? namesIn(fact.en, 'en', library) : [];
  const terms = [...thread.names, ...told].flatMap((id) => termOf(id, library) ?? []);
  const isSomebody = PRONOUNS[lang].person.test(text);
  const fitting = terms.find(({ person }) => (person === true) === isSomebody);
  return fitting ?? terms[0] ?? null;
}

const termOf = (id: string, { terms }: Library) =>
  [...terms.values()].find((term) => term.id === id);

/**
 * What was asked before, as the editor of the fact that answered it put it: with the new question word it is what "and
 * why?" asks. The shortest few of its questions that name the subject.
 */
export function askedBefore(lang: Lang, { topic, facts: [fact] }: Thread): string[] {
  if (!fact || fact.brief !== topic) return [];
  return [...(fact.asks?.[lang] ?? [])].sort((a, b) => a.length - b.length).slice(0, MOST_ASKED);
}

const MOST_ASKED = 4;
