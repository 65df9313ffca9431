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

type Rule = {
  readonly question: BotQuestion;
  /** Of each group one form has to occur. */
  readonly groups: readonly (readonly string[])[];
  /** All forms that may occur. */
  readonly allowed: readonly string[];
};

type Rules = {
  readonly rules: readonly Rule[];
  /** All words (in Japanese: characters) of their forms: a message with another one is about something else. */
  readonly pieces: ReadonlySet<string>;
};

/** The rules of each language, once they have been needed. */
const known: Partial<Record<Lang, Rules>> = {};

function rulesOf(lang: Lang): Rules {
  const read = (rules: readonly Rule[]): Rules => {
    const forms = rules.flatMap(({ allowed }) => allowed);
    return { rules, pieces: new Set(forms.flatMap((form) => piecesOf(form, lang))) };
  };
  known[lang] ??= read(readRules(lang));
  return known[lang];
}

const piecesOf = (text: string, lang: Lang) => (lang === 'ja' ? [...text] : text.split(' '));

function readRules(lang: Lang): Rule[] {
  const { RULES: rules, FILLERS, BESIDES } = lang === 'en' ? EN : JA;
  return (Object.keys(EN.RULES) as BotQuestion[]).flatMap((question) =>
    rules[question].map((row: readonly string[]) => {
      const groups = row.map(formsIn);
      const others = [FILLERS, BESIDES[question] ?? ''].flatMap(formsIn);
      return { question, groups, allowed: [...new Set([...groups.flat(), ...others])] };
    }),
  );
}

const formsIn = (list: string) =>
  list
    .split(' ')
    .filter((form) => form !== '')
    .map((form) => normalise(form.replaceAll('_', ' ')));

/** What a whole message asks about the bot itself, or null where it asks about something else. */
export function botQuestionOf(text: string, lang: Lang): BotQuestion | null {
  const plain = plainOf(text, lang);
  if (plain === '' || plain.length > LONGEST) return null;
  const { rules, pieces } = rulesOf(lang);
  if (!piecesOf(plain, lang).every((piece) => pieces.has(piece))) return null;
  const found = rules.find(
    ({ groups, allowed }) =>
      groups.every((forms) => forms.some((form) => occursIn(plain, form, lang))) &&
      consistsOf(plain, allowed, lang),
  );
  return found?.question ?? null;
}

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

const occursIn = (plain: string, form: string, lang: Lang) =>
  lang === 'ja' ? plain.includes(form) : ` ${plain} `.includes(` ${form} `);

/** Whether a text can be cut into some forms without a rest. */
function consistsOf(plain: string, forms: readonly string[], lang: Lang): boolean {
  const blank = lang === 'en' ? ' ' : '';
  const text = plain + blank;
  const isReached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!isReached.has(at)) continue;
    for (const form of forms) {
      if (text.startsWith(form + blank, at)) isReached.add(at + form.length + blank.length);
    }
  }
  return isReached.has(text.length);
}
