import type { Lang } from '../../library/index.ts';
import { normalise, type Phrases } from '../text/index.ts';

/** A clause of a statement that can stand alone. */
export type Clause = {
  /** In the statement's words. */
  readonly said: string;
  /** With the subject of the first clause where it has none of its own. */
  readonly whole: string;
  /** What the statement is about: a name of the glossary, as it is written there; empty: none. */
  readonly subject: string;
};

/** Before a verb, or a name and its verb: "Ground, Maritime and Air" is not cut. */
const CUTS: Record<Lang, RegExp> = {
  en: /(?:[,;]\s+(?:and |but |which |who )?|\s+(?:and|but|while)\s+)(?=(?:it|he|she|they|is|are|was|were|has|had|have|will|[a-z]+ed|[a-z]+s|led|run) |(?:[\p{L}.'’-]+ ){1,4}(?:is|are|was|were|has|had|will|became) )/u,
  ja: /[、。,;]\s*/,
};

/** A statement that says what is not so is not held against facts, which say what is. */
export const NEGATED: Record<Lang, RegExp> = {
  en: /\b(?:not|never|no longer|no|nor|neither|without|cannot)\b|n['’]t\b/i,
  ja: /ない|なかっ|なく|ません|ずに|せず|おらず|ではな|じゃな/,
};

/** A clause that speaks of the past: what time has overtaken may be meant. */
export const PAST: Record<Lang, RegExp> = {
  en: /\b(?:was|were|had|former|formerly|became|served|then|used to)\b|\b(?:19|20)\d\d\b/,
  ja: /だった|でした|当時|かつて|前の|元の|務めた|就いた|就任した|置かれた|あった|(?:19|20)\d\d年/,
};

const PRONOUN = /^(?:it|he|she|they|which|who)\s+/i;
/** What tells that a clause has a subject of its own. */
const OWN_SUBJECT: Record<Lang, RegExp> = {
  en: /^(?:[\p{L}.'’-]+ ){1,5}?(?:is|are|was|were|has|had|will|became)\b/u,
  ja: /[はが]/,
};

/** So many clauses of a sentence are read. */
const MOST_CLAUSES = 8;

/** The clauses of a statement, each with the subject of the first where it lacks one. */
export function clausesOf(statement: string, lang: Lang, phrases: Phrases): Clause[] {
  const parts = statement
    .replace(/[.。!！]+$/, '')
    .split(CUTS[lang])
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MOST_CLAUSES);
  const subject = subjectOf(parts[0] ?? '', phrases);
  return parts.map((said, i) => {
    if (i === 0 || subject === '' || startsWithName(said, phrases)) {
      return { said, whole: said, subject: i === 0 ? subject : '' };
    }
    return { said, whole: withSubject(said, subject, lang), subject };
  });
}

/** "its office is …" is the subject's, as is 司令部は… behind a clause on the subject. */
function withSubject(said: string, subject: string, lang: Lang): string {
  const hasOwn = OWN_SUBJECT[lang].test(said);
  if (lang === 'ja') return hasOwn ? `${subject}の${said}` : `${subject}は${said}`;
  if (/^(?:its|their)\b/i.test(said)) return said.replace(/^\w+/, `${subject}'s`);
  return hasOwn && !PRONOUN.test(said) ? said : `${subject} ${said.replace(PRONOUN, '')}`;
}

function subjectOf(clause: string, phrases: Phrases): string {
  const text = normalise(clause);
  const [first] = phrases.names(text);
  return first ? text.slice(first.start, first.end) : '';
}

const startsWithName = (clause: string, phrases: Phrases) =>
  phrases.names(normalise(clause))[0]?.start === 0;
