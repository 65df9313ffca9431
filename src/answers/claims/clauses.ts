import type { Lang } from '../../library/index.ts';
import { isProperWord, normalise, type Phrases, tokenise } from '../text/index.ts';

/** A clause of a statement that can stand alone. */
export type Clause = {
  /** In the statement's words. */
  readonly said: string;
  /** With the subject of the first clause where it has none of its own. */
  readonly whole: string;
  /** What the statement is about: a name of the glossary, as it is written there; empty: none. */
  readonly subject: string;
  /** The statement that it is of. */
  readonly statement: string;
};

/** Before a verb, or a name and its verb: "Ground, Maritime and Air" is not cut. */
const CUTS: Record<Lang, RegExp> = {
  en: /(?:[,;]\s+(?:and |but |which |who )?|\s+(?:and|but|while)\s+)(?=(?:it|he|she|they|is|are|was|were|has|had|have|will|[a-z]+ed|[a-z]+s|led|run) |(?:[\p{L}.'’-]+ ){1,4}(?:is|are|was|were|has|had|will|became) )/u,
  ja: /[、。,;]\s*/,
};

const NEGATED: Record<Lang, RegExp> = {
  en: /\b(?:not|never|no longer|no|nor|neither|without|cannot)\b|n['’]t\b/i,
  ja: /ない|なかっ|なく|ません|ずに|せず|おらず|ではな|じゃな/,
};
/** These have a word of negation in them, and deny nothing. */
const NO_DENIAL: Record<Lang, RegExp> = {
  en: /\b(?:without|beyond|there is no) (?:a |any )?(?:doubt|question|fail|exception)\b|\bno doubt\b|\bnot only\b|\bno\. ?(?=\d)/gi,
  ja: /(?:ま|間)もなく|(?:間違い|まちがい|疑い|うたがい|例外|問題|ほど|絶え間|言うまでも|いうまでも|紛れも|まぎれも|それとな|何とな)(?:ない|なく)|少な(?:い|く|かっ)|ない(?:し|かく)は|だけでなく|のみならず/g,
};

/** Whether a clause says what is not so: it is held against no fact but one in the same words, as facts say what is. */
export const isNegated = (clause: string, lang: Lang): boolean =>
  NEGATED[lang].test(withoutStress(clause, lang));

/** A text without what only stresses it: "without doubt". */
export const withoutStress = (text: string, lang: Lang): string =>
  text.replace(NO_DENIAL[lang], ' ');

/** A clause that speaks of the past: what time has overtaken may be meant. */
const PAST: Record<Lang, RegExp> = {
  en: /\b(?:was|were|had|former|formerly|became|served|then|used to)\b|\b(?:19|20)\d\d\b/,
  ja: /だった|でした|当時|かつて|前の|元の|務めた|就いた|就任した|置かれた|あった|(?:19|20)\d\d年/,
};

const LEANING = /^(?:it|its|he|his|she|her|they|their)\b/i;
const PRONOUN = /^(?:it|he|she|they|which|who)\s+/i;
/** What tells that a clause has a subject of its own. */
const OWN_SUBJECT: Record<Lang, RegExp> = {
  en: /^(?:[\p{L}.'’-]+ ){1,5}?(?:is|are|was|were|has|had|will|became)\b/u,
  ja: /[はが]/,
};

const AS_OF_NOW: Record<Lang, RegExp> = {
  en: /\b(?:as of|now|currently|today|at present)\b/,
  ja: /時点|現在|いま|今(?![年月週日回])/,
};
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;

/** Whether a normalised clause speaks of the past; "as of 2026" is no past. */
export const isOfPast = (clause: string, lang: Lang): boolean =>
  PAST[lang].test(isAsOf(clause, lang) ? clause.replace(YEAR, '') : clause);

/** Whether a normalised clause says as of when it is so. */
export const isAsOf = (clause: string, lang: Lang): boolean => AS_OF_NOW[lang].test(clause);

/** So many clauses of a sentence are read. */
const MOST_CLAUSES = 8;

/**
 * The clauses of a statement, each with the subject of the first where it lacks one. `before`: the subject of the statement
 * before it, on which it may lean ("It is based in …"); empty: none.
 */
export function clausesOf(
  statement: string,
  lang: Lang,
  phrases: Phrases,
  before: string,
  isPerson: (name: string) => boolean,
): Clause[] {
  const plain = statement.replace(/[.。!！]+$/, '');
  const cut = (lang === 'ja' ? plain.split(CUTS.ja) : cutApart(plain, phrases))
    .map((part) => part.trim())
    .filter((part) => withoutStress(part, lang).trim() !== '');
  const parts = (lang === 'ja' ? joinedUp(cut) : cut).slice(0, MOST_CLAUSES);
  const first = parts[0] ?? '';
  const isLeaning = leansOn(before, first, lang, phrases);
  const subject = isLeaning ? before : subjectOf(first, phrases);
  return parts.map((said, i) => {
    const hasNone = i === 0 ? !isLeaning : startsWithName(said, phrases);
    if (hasNone || subject === '')
      return { said, whole: said, subject: i === 0 ? subject : '', statement };
    // 司令部は… behind a clause on the base is the base's; 防衛相は… behind one on a person is not that person's.
    if (lang === 'ja' && OWN_SUBJECT.ja.test(said) && isPerson(subject))
      return { said, whole: said, subject: '', statement };
    return { said, whole: withSubject(said, subject, lang), subject, statement };
  });
}

/** The clauses of an English sentence; "Ada and the others" are no two. */
function cutApart(sentence: string, phrases: Phrases): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const cut of sentence.matchAll(new RegExp(CUTS.en, 'gu'))) {
    const part = sentence.slice(from, cut.index);
    const isOnlyNamed = tokenise(phrases.without(normalise(part)), 'en', phrases).every(
      ({ shown, worth }) => worth === 0 || isProperWord(shown),
    );
    if (isOnlyNamed) continue;
    parts.push(part);
    from = cut.index + cut[0].length;
  }
  return [...parts, sentence.slice(from)];
}

/** What ends so is no clause yet: a topic, a time, a place. 「…は俵氏で」 is one. */
const OPEN_END =
  /(?:[はがをにとのへもや]|から|より|まで|によると|によれば|[後前際時上]|ため|[年月日]|(?<![氏官相長者人])で)(?:（[^）]*）)?$/u;

/** The pieces of a Japanese statement between its commas, put together to clauses. */
function joinedUp(pieces: readonly string[]): string[] {
  const clauses: string[] = [];
  let open = '';
  for (const piece of pieces) {
    open = open === '' ? piece : `${open}、${piece}`;
    if (OPEN_END.test(piece)) continue;
    clauses.push(open);
    open = '';
  }
  return open === '' ? clauses : [...clauses, open];
}

/** A statement with the subject of the one before it, where it leans on that. */
export const resolved = (
  statement: string,
  before: string,
  lang: Lang,
  phrases: Phrases,
): string =>
  leansOn(before, statement, lang, phrases) ? withSubject(statement, before, lang) : statement;

function leansOn(before: string, text: string, lang: Lang, phrases: Phrases): boolean {
  if (before === '') return false;
  return lang === 'en' ? LEANING.test(text) : phrases.names(normalise(text)).length === 0;
}

/** What a statement is about: the first name in it. */
export const subjectOf = (text: string, phrases: Phrases): string => {
  const normal = normalise(text);
  const [first] = phrases.names(normal);
  return first ? normal.slice(first.start, first.end) : '';
};

/** "its office is …" is the subject's, as is 司令部は… behind a clause on the subject. */
function withSubject(said: string, subject: string, lang: Lang): string {
  const hasOwn = OWN_SUBJECT[lang].test(said);
  if (lang === 'ja') return hasOwn ? `${subject}の${said}` : `${subject}は${said}`;
  if (/^(?:its|their|his|her)\b/i.test(said)) return said.replace(/^\w+/, `${subject}'s`);
  return hasOwn && !PRONOUN.test(said) ? said : `${subject} ${said.replace(PRONOUN, '')}`;
}

const startsWithName = (clause: string, phrases: Phrases) =>
  phrases.names(normalise(clause))[0]?.start === 0;
