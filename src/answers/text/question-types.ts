import type { Lang } from '../../library/index.ts';
import { normalise } from './normalise.ts';

/** The type of a question: what it asks for. */
export type QuestionType =
  | 'who'
  | 'name'
  | 'when'
  | 'day'
  | 'year'
  | 'clock'
  | 'age'
  | 'where'
  | 'how-many'
  | 'why'
  | 'which'
  | 'list'
  | 'other';

/** The first pattern that fits decides: "how many" before "how", "which countries" before "which". */
const PATTERNS: Record<Lang, readonly (readonly [QuestionType, RegExp])[]> = {
  en: [
    ['age', /\bhow old\b|\b(his|her) age\b/],
    [
      'how-many',
      /\bhow (many|much|big|large|often|far away)\b|(?<!\bopposite )\b(number|figure|amount|total|headcount|percentage|percent|price|count|size) (of|for|given)\b|\bhow long\b/,
    ],
    ['clock', /\bwhat time\b|\bat what hour\b/],
    ['day', /\b(what|which) (exact )?(day|date)\b|\bdate of\b|\bexact date\b/],
    ['year', /\b(what|which) year\b/],
    ['when', /\bwhen\b|\b(what|which) month\b|\bsince when\b/],
    [
      'where',
      /\bwhere\b|\b(what|which) (place|city|country|prefecture|location|building|base)\b|\blocation of\b/,
    ],
    ['why', /\bwhy\b|\bhow come\b|\breasons?\b|\bwhat for\b|\bpurpose\b|\bbecause of what\b/],
    [
      'name',
      /\bwho('s| is| was| will be)?( the)?( \w+)? (commander|general)\b|\b(what's|whats|what is|what was) (his|her|their) (name|rank)s?\b|\bnames? of\b.*\bwho\b|\bnames? of (the|that|those)( \w+){0,3} (commander|general|admiral|guy|man|woman|person|people|minister|secretary|official|officer|reporter|chief|head|boss|leader|wife|spokesman|ambassador|president)s?\b|(commander|general|admiral|officer|official|minister|secretary|chief|his|her|their|commander's)'?s? name\?*$|\bwhat was (he|she) called\b/,
    ],
    [
      'who',
      /\bwho('s|s|m|se)?\b|\bwhich (person|official|minister|politician|general|leader|officer)\b/,
    ],
    [
      'list',
      /\blist\b|\bname (the|all|three|two|some)\b|\b(what|which) (are the|countries|services|branches|members|people|domains|threats|topics)\b/,
    ],
    ['which', /\bwhich\b/],
  ],
  ja: [
    ['clock', /何時(?!期)|何時頃|何時ごろ|何分/],
    ['age', /何歳|年齢|いくつになる/],
    [
      'how-many',
      /何人|何名|何隻|何機|何発|何回|何周年|何年(間|かか|目|くらい|ぐらい|ほど|も(?!の))|何カ国|何か国|何%|何パーセント|いくつ|いくら|どれくらい|どれぐらい|どのくらい|どのぐらい|人数|規模|値段|価格|割合/,
    ],
    ['day', /何日|何月何日|日付|期日|日にち/],
    ['year', /何年/],
    ['when', /いつ|何月|時期|年月日/],
    ['where', /どこ(?!の(メディア|記事|新聞|会社|企業|国))|何処|場所|どちらにあ|何県|どの県|所在/],
    ['why', /なぜ|何故|どうして|なんで|何で|理由|わけ|ワケ|目的|ねらい|狙い/],
    [
      'name',
      /司令官(って|は|とは|の名前は)?(誰|だれ|どなた)|(?:官|相|臣|長|領|者|人|妻|補|将|氏)の?(?:お)?名前|^(?:お)?名前|氏名|実名|何という人/,
    ],
    ['who', /誰|だれ|どなた|何者|どの人|どんな人/],
    ['list', /すべて|全部|一覧|挙げて|それぞれ|どの国々|どこの国|メンバー/],
    ['which', /どの|どれ|どっち|どちら|どんな/],
  ],
};

/** The type of a question; `other` for yes-no questions, fragments and the rest. */
export function questionTypeOf(question: string, lang: Lang): QuestionType {
  const text = normalise(question);
  return PATTERNS[lang].find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

const ASKS_FOR_A_THING: Record<Lang, RegExp> = {
  en: /\b(what('?s)?|who|whom|whose|which|where|how)\b/,
  ja: /何|なに|誰|だれ|どなた|どこ|どの|どれ|どちら|どう(?!して)/,
};

/**
 * Whether "No" can be the answer: to what takes something for granted ("did they cancel it?", "when
 * will they cancel it?"), not to what asks for a thing ("what did they cancel?").
 */
export function canBeDenied(question: string, lang: Lang): boolean {
  return !ASKS_FOR_A_THING[lang].test(normalise(question));
}

/** Types that one thing alone answers. */
const STRICT: ReadonlySet<QuestionType> = new Set([
  'how-many',
  'age',
  'clock',
  'day',
  'year',
  'name',
]);

/** Asked for one of these, a fact without it is no answer, however well it fits otherwise. */
export const isStrict = (type: QuestionType): boolean => STRICT.has(type);

const AMOUNTS: ReadonlySet<QuestionType> = new Set(['how-many', 'age', 'clock']);

/** Types whose question word says what is wanted: "how many marines are there" is not "are there marines". */
export const isAmount = (type: QuestionType): boolean => AMOUNTS.has(type);

/** How much more similar, on a scale to 1, two questions of the same type are. */
export const SAME_TYPE_BONUS = 0.05;

/** The same for a given type: what asks for nothing in particular gains nothing. */
export const sameTypeBonus = (type: QuestionType): number =>
  type === 'other' ? 0 : SAME_TYPE_BONUS;
