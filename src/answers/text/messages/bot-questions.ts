import type { Lang } from '../../../library/index.ts';
import { BOT_QUESTIONS as EN } from '../lexicon/bot-questions-en.ts';
import { BOT_QUESTIONS as JA } from '../lexicon/bot-questions-ja.ts';
import { normalise } from '../normalise.ts';
import { ofLatest } from '../of-latest.ts';
import { stemOf } from '../stem.ts';

/** What a message asks about the bot itself. */
export type BotQuestion = keyof (typeof EN)['RULES'];

/** Whether a name is that of such a question. */
export const isBotQuestion = (name: string): name is BotQuestion => name in EN.RULES;

/** A message that asks for something to be shown: the last reply in another language, a brief, a timeline, sources. */
export type DisplayRequest =
  | { readonly kind: 'repeat'; readonly lang: Lang }
  /** `topic`: as it was typed; null: none is named. */
  | {
      readonly kind: 'open';
      readonly command: 'brief' | 'timeline' | 'sources';
      readonly topic: string | null;
    };

/** A longer message asks about more than the bot (characters). */
const LONGEST = 120;
/**
 * So many words may a message have beside those of a rule; where it says "you", one more, and so many of them may be no
 * everyday ones.
 */
const MOST_OTHERS = 2;
const MOST_FOREIGN = 1;

/** Forms of which one has to occur. */
type Group = readonly string[];

type Rule = {
  readonly question: BotQuestion;
  readonly groups: readonly Group[];
  /** All forms that may occur. */
  readonly allowed: ReadonlySet<string>;
};

type Rules = {
  readonly rules: readonly Rule[];
  /** The groups that each form is in: a message is looked through once, not once a rule. */
  readonly groupsWith: ReadonlyMap<string, readonly Group[]>;
  /** All forms, the longest first, by what they begin with: an English word, a Japanese character. */
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
  /** What they are made of: English words, Japanese characters. */
  readonly parts: ReadonlySet<string>;
  /** Words that could stand in any message. */
  readonly everyday: ReadonlySet<string>;
};

/** The rules of each language, once they have been needed. */
const known: Partial<Record<Lang, Rules>> = {};

function rulesOf(lang: Lang): Rules {
  known[lang] ??= readRules(lang);
  return known[lang];
}

function readRules(lang: Lang): Rules {
  const { RULES: rules, FILLERS, BESIDES, EVERYDAY } = lang === 'en' ? EN : JA;
  const forms = (list: string) => formsIn(list, lang);
  const fillers = forms(FILLERS);
  const read = (Object.keys(EN.RULES) as BotQuestion[]).flatMap((question) =>
    rules[question].map((row: readonly string[]): Rule => {
      const groups = row.map(forms);
      const allowed = [...groups.flat(), ...fillers, ...forms(BESIDES[question] ?? '')];
      return { question, groups, allowed: new Set(allowed) };
    }),
  );
  const groupsWith = new Map<string, Group[]>();
  for (const group of read.flatMap(({ groups }) => groups)) {
    for (const form of new Set(group))
      groupsWith.set(form, [...(groupsWith.get(form) ?? []), group]);
  }
  const everyday = new Set(forms(EVERYDAY));
  const all = byLength([...read.flatMap(({ allowed }) => [...allowed]), ...everyday]);
  const byBeginning = Map.groupBy(all, (form) => beginningOf(form, lang));
  const parts = new Set(all.flatMap((form) => form.split(lang === 'ja' ? '' : ' ')));
  return { rules: read, groupsWith, byBeginning, parts, everyday };
}

const beginningOf = (form: string, lang: Lang) =>
  lang === 'ja' ? form.charAt(0) : (form.split(' ', 1)[0] ?? '');

/** Each once, the longest first. */
const byLength = (forms: readonly string[]) =>
  [...new Set(forms)].toSorted((a, b) => b.length - a.length);

const formsIn = (list: string, lang: Lang) =>
  list
    .split(' ')
    .filter((form) => form !== '')
    .map((form) => comparable(normalise(form.replaceAll('_', ' ')), lang));

/** English by its stems: "updates" is "updated". */
const comparable = (plain: string, lang: Lang) =>
  lang === 'ja' ? plain : plain.split(' ').map(stemOf).join(' ');

/**
 * What a whole message asks about the bot itself, or null where it asks about something else. A message is made of the
 * words of one rule; or it speaks to the bot, and its other words are everyday ones or none of the briefs.
 * `isOfBriefs`: whether a word says something in the briefs.
 */
export function botQuestionOf(
  text: string,
  lang: Lang,
  isOfBriefs: (word: string) => boolean = () => true,
): BotQuestion | null {
  const plain = plainOf(text, lang);
  if (plain === '' || plain.length > LONGEST) return null;
  const all = rulesOf(lang);
  const { SPOKEN_TO, ADDRESSED } = lang === 'en' ? EN : JA;
  const isSpokenTo = SPOKEN_TO.test(plain);
  // Most messages have a word that no rule knows.
  if (!isSpokenTo && saysMore(plain, lang, all)) return null;
  const compared = comparable(plain, lang);
  const occurring = occurringIn(compared, lang, all);
  const groupsMet = new Set(occurring.flatMap((form) => all.groupsWith.get(form) ?? []));
  const others = (text: string, allowed: ReadonlySet<string>) =>
    without(
      text,
      occurring.filter((form) => allowed.has(form)),
      lang,
    );
  const met = all.rules
    .filter(({ groups }) => groups.every((group) => groupsMet.has(group)))
    .map(({ question, allowed }) => ({ question, others: others(compared, allowed) }));
  const nearest = met.toSorted((a, b) => a.others.length - b.others.length);
  if (nearest[0]?.others.length === 0) return nearest[0].question;
  if (!isSpokenTo) return null;
  const isAddressed = ADDRESSED.test(plain);
  const words = lang === 'ja' ? null : plain.split(' ');
  const fits = ({ others: besides }: (typeof met)[number]) => {
    if (besides.length > (isAddressed ? MOST_OTHERS + 1 : MOST_OTHERS)) return false;
    const foreign = new Set(besides.flatMap((word) => others(word, all.everyday)));
    if (foreign.size > (isAddressed ? MOST_FOREIGN : 0)) return false;
    const written = words?.filter((word) => foreign.has(comparable(word, lang))) ?? [...foreign];
    return !written.some(isOfBriefs);
  };
  return nearest.find(fits)?.question ?? null;
}

/** Whether a text has something that is part of no form. */
const saysMore = (plain: string, lang: Lang, { parts }: Rules): boolean =>
  lang === 'ja'
    ? [...plain].some((char) => !parts.has(char) && SAYS_SOMETHING.test(char))
    : plain.split(' ').some((word) => !parts.has(stemOf(word)));

/** The forms that occur in a text, the longest first: several English words as they follow each other. */
function occurringIn(compared: string, lang: Lang, { byBeginning }: Rules): string[] {
  const found: string[] = [];
  const text = lang === 'ja' ? compared : `${compared} `;
  const end = lang === 'ja' ? '' : ' ';
  for (let at = 0; at < compared.length; ) {
    const next = lang === 'ja' ? at + 1 : text.indexOf(' ', at) + 1;
    for (const form of byBeginning.get(text.slice(at, next - end.length)) ?? []) {
      if (text.startsWith(form + end, at)) found.push(form);
    }
    at = next;
  }
  return byLength(found);
}

/** What is left of a text without some forms (the longest first): words, in Japanese without endings and particles. */
function without(compared: string, forms: readonly string[], lang: Lang): string[] {
  let rest = lang === 'ja' ? compared : ` ${compared.replaceAll(' ', '  ')} `;
  for (const form of forms) {
    const sought = lang === 'ja' ? form : ` ${form.replaceAll(' ', '  ')} `;
    if (rest.includes(sought)) rest = rest.replaceAll(sought, '  ');
  }
  return rest.match(lang === 'ja' ? SAYING : /\S+/g) ?? [];
}

/** What is no hiragana. */
const SAYS_SOMETHING = /[\p{Script=Han}\p{Script=Katakana}ーa-z0-9々]/u;
const SAYING = new RegExp(`${SAYS_SOMETHING.source}+`, 'gu');

/** What a whole message wants to be shown, or null. Its topic may be none that there is. */
export function displayRequestOf(text: string, lang: Lang): DisplayRequest | null {
  const plain = plainOf(text, lang);
  if (plain.length > LONGEST) return null;
  const words = lang === 'en' ? EN : JA;
  const wanted = words.REPEAT.exec(plain);
  if (wanted) {
    const { lang: name = '' } = wanted.groups ?? {};
    return { kind: 'repeat', lang: /japanese|日本語|和訳/.test(name) ? 'ja' : 'en' };
  }
  for (const [command, pattern] of [
    ['timeline', words.TIMELINE],
    ['brief', words.SUMMARY],
    ['sources', words.SOURCE_LIST],
  ] as const) {
    const opened = pattern.exec(plain);
    if (!opened) continue;
    const { topic = null } = opened.groups ?? {};
    return { kind: 'open', command, topic };
  }
  return null;
}

/**
 * A message as rules see it: English with single spaces, Japanese without any; no punctuation. It is looked at for both
 * sorts of requests.
 */
const plainOf = ofLatest((text, lang) => {
  const plain = normalise(text)
    .replace(/(?![-'_])[\p{P}\p{S}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return lang === 'ja' ? plain.replaceAll(' ', '') : plain;
});
