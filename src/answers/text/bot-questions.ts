import { stemmer } from 'stemmer';
import type { Lang } from '../../library/index.ts';
import { BOT_QUESTIONS as EN } from './lexicon/bot-questions-en.ts';
import { BOT_QUESTIONS as JA } from './lexicon/bot-questions-ja.ts';
import { normalise } from './normalise.ts';

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
  readonly allowed: readonly string[];
};

type Rules = {
  readonly rules: readonly Rule[];
  /** The groups that each form is in: a message is looked through once, not once a rule. */
  readonly groupsWith: ReadonlyMap<string, readonly Group[]>;
  /** The forms that are no single English word. */
  readonly phrases: readonly string[];
  /** Words that could stand in any message. */
  readonly everyday: readonly string[];
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
      return { question, groups, allowed: byLength(allowed) };
    }),
  );
  const groupsWith = new Map<string, Group[]>();
  for (const group of read.flatMap(({ groups }) => groups)) {
    for (const form of new Set(group))
      groupsWith.set(form, [...(groupsWith.get(form) ?? []), group]);
  }
  const phrases = [...groupsWith.keys()].filter((form) => lang === 'ja' || form.includes(' '));
  return { rules: read, groupsWith, phrases, everyday: byLength(forms(EVERYDAY)) };
}

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
  lang === 'ja' ? plain : plain.split(' ').map(stemmer).join(' ');

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
  const compared = comparable(plain, lang);
  const groupsMet = groupsIn(compared, lang, all);
  const met = all.rules
    .filter(({ groups }) => groups.every((group) => groupsMet.has(group)))
    .map(({ question, allowed }) => ({ question, others: others(compared, allowed, lang) }));
  const nearest = met.toSorted((a, b) => a.others.length - b.others.length);
  if (nearest[0]?.others.length === 0) return nearest[0].question;
  const { SPOKEN_TO, ADDRESSED } = lang === 'en' ? EN : JA;
  if (!SPOKEN_TO.test(plain)) return null;
  const isAddressed = ADDRESSED.test(plain);
  const words = lang === 'ja' ? null : plain.split(' ');
  const fits = ({ others: besides }: (typeof met)[number]) => {
    if (besides.length > (isAddressed ? MOST_OTHERS + 1 : MOST_OTHERS)) return false;
    const foreign = new Set(besides.flatMap((word) => others(word, all.everyday, lang)));
    if (foreign.size > (isAddressed ? MOST_FOREIGN : 0)) return false;
    const written = words?.filter((word) => foreign.has(comparable(word, lang))) ?? [...foreign];
    return !written.some(isOfBriefs);
  };
  return nearest.find(fits)?.question ?? null;
}

/** The groups of which a form occurs in a text: several English words as they follow each other. */
function groupsIn(
  compared: string,
  lang: Lang,
  { groupsWith, phrases }: Rules,
): ReadonlySet<Group> {
  const spaced = lang === 'ja' ? compared : ` ${compared} `;
  const found = phrases.filter((form) => spaced.includes(lang === 'ja' ? form : ` ${form} `));
  const words = lang === 'ja' ? [] : compared.split(' ');
  return new Set([...words, ...found].flatMap((form) => groupsWith.get(form) ?? []));
}

/** What is left of a text without some forms (the longest first): words, in Japanese without endings and particles. */
function others(compared: string, forms: readonly string[], lang: Lang): string[] {
  let rest = lang === 'ja' ? compared : ` ${compared.replaceAll(' ', '  ')} `;
  for (const form of forms) {
    const sought = lang === 'ja' ? form : ` ${form.replaceAll(' ', '  ')} `;
    if (rest.includes(sought)) rest = rest.replaceAll(sought, '  ');
  }
  return rest.match(lang === 'ja' ? SAYING : /\S+/g) ?? [];
}

/** What is no hiragana. */
const SAYING = /[\p{Script=Han}\p{Script=Katakana}ーa-z0-9々]+/gu;

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

/** A message as rules see it: English with single spaces, Japanese without any; no punctuation. */
function plainOf(text: string, lang: Lang): string {
  if (latest?.text !== text || latest.lang !== lang) {
    latest = { text, lang, plain: plainOfNew(text, lang) };
  }
  return latest.plain;
}

/** The message that came last: it is looked at for both sorts of requests. */
let latest: { readonly text: string; readonly lang: Lang; readonly plain: string } | null = null;

function plainOfNew(text: string, lang: Lang): string {
  const plain = normalise(text)
    .replace(/(?![-'_])[\p{P}\p{S}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return lang === 'ja' ? plain.replaceAll(' ', '') : plain;
}
