import type { Lang } from '../../library/index.ts';
import { normalise } from './normalise.ts';
import { ofLatest } from './of-latest.ts';

/** The type of a question: what it asks for. */
export type QuestionType =
  | 'who'
  | 'name'
  | 'when'
  | 'day'
  | 'weekday'
  | 'year'
  | 'clock'
  | 'age'
  | 'where'
  | 'how-many'
  | 'money'
  | 'duration'
  | 'share'
  | 'why'
  | 'which'
  | 'list'
  | 'other';

/** Offices that one person holds: who asks for "the mayor" by name wants the name. */
const OFFICE =
  '(?:commander|general|admiral|officer|official|minister|secretary|chief|head|boss|leader|director|manager|mayor|president|chair(?:man|woman|person)?|ambassador|spokes(?:man|woman|person))';

/** The first pattern that fits decides: "how many" before "how", "which countries" before "which". */
const PATTERNS: Record<Lang, readonly (readonly [QuestionType, RegExp])[]> = {
  en: [
    ['age', /\bhow old\b|\b(his|her) age\b/],
    [
      'money',
      /\bhow much\b(?! (?:time|longer)\b).*\b(costs?|pay|pays|paid|charged?|fees?|money|earn|earns|spen[dt]|fines?|price|fare)\b|\b(what|how high) (does|do|did|is|are|was|were|will)\b.*\b(cost|costs|fees?|price|fare|charge|rent|tariff|salary)\b|\b(price|cost|fee|fare|tariff|salary|budget) (of|for)\b/,
    ],
    [
      'duration',
      /\bhow (long|soon|quickly|fast|often|much (?:time|longer (?:will|would|do|does|did|must|can|until|before)))\b|\bhow many (\w+ )?(seconds|minutes|hours|days|nights|weeks|months|years)\b|\bfor what period\b|\b(duration|length) of (time|the (term|stay))\b/,
    ],
    [
      'share',
      /\b(what|which|how large a|how big a) (percent|percentage|share|proportion|fraction)\b|\bpercentage of\b/,
    ],
    [
      'how-many',
      /\bhow (many|much|big(?! an? deal\b)|large|high(?! (?:on|a priority)\b)|tall|deep|wide|heavy|far(?! (?:have|has|had|did|do|does)\b))\b|(?<!\bopposite )\b(number|figure|amount|total|headcount|percentage|percent|price|count|size) (of|for|given)\b/,
    ],
    [
      'clock',
      /\bwhat time\b(?! of (the )?year)|\bat what hour\b|\b(opening|closing|office|business) (hours|times?)\b/,
    ],
    ['weekday', /\b(what|which) (days|weekdays?)\b|\b(what|which) day of the week\b/],
    ['day', /\b(what|which) (exact )?(day|date)\b|\bdate of\b|\bexact date\b/],
    ['year', /\b(what|which) year\b/],
    [
      'when',
      /\b(what|which) month\b|\bsince when\b|\buntil when\b|\bdeadline\b|\bwhat time of (the )?year\b/,
    ],
    [
      'where',
      /\b(what|which) (place|city|country|prefecture|location|building|base|street|room)\b|\blocation of\b/,
    ],
    ['why', /\bhow come\b|\breasons?\b|\bwhat for\b|\bpurpose\b|\bbecause of what\b/],
    [
      'name',
      new RegExp(
        String.raw`\bwho('s| is| was| will be)?( the)?( \w+)? (commander|general|admiral)\b|\b(what's|whats|what is|what was) (his|her|their) (name|rank)s?\b|\bnames? of\b.*\bwho\b|\bnames? of (the|that|those)( \w+){0,3} (${OFFICE}|guy|man|woman|person|people|reporter|wife)s?\b|(${OFFICE}|his|her|their)('?s)? name\?*$|\bwhat was (he|she) called\b`,
      ),
    ],
    [
      'list',
      /\blist\b|\bname (the|all|three|two|some)\b|\b(what|which) (are the|countries|services|branches|members|people|domains|threats|topics)\b/,
    ],
  ],
  ja: [
    [
      'duration',
      /何(分|時間|日|週間|か月|カ月|ヶ月|ヵ月|年)(間|以内|以上|ごと|おき|くらい|ぐらい|ほど|も(?!の)|かか|前|後|目)|(?<!何時)何分|(?:から|より|最長|最大|最短|あと|丸|満)何日|何時間|何週間|何(か|カ|ヶ|ヵ)月|(どの|どれ)(くらい|ぐらい)の(期間|間隔|頻度|時間)|期間/,
    ],
    ['clock', /何時(?!期)|何時頃|何時ごろ/],
    ['age', /何歳|年齢|いくつになる/],
    ['weekday', /何曜|曜日/],
    ['money', /いくら|料金|値段|価格|費用|給料|年俸|月額|運賃|何円|何ドル/],
    ['share', /何(%|パーセント|割)|割合|比率/],
    [
      'how-many',
      /何(?:人|名|社|隻|機|発|回|件|[カか][国所]|本|台|両|基|棟|便|枚|軒|戸|校|冊|倍|ページ|度)(?!目)|何周年|何キロ|何メートル|何トン|いくつ|ど[れの][くぐ]らい(?!の格|大[き事切]|重[要く]|深|進|親|強|近|変|本気|真剣|優先)|人数|規模/,
    ],
    ['day', /何日|何月何日|日付|期日|日にち/],
    ['year', /何年/],
    ['when', /いつ|何月|時期|年月日|締め切り|締切/],
    [
      'where',
      /どこ(?!の(メディア|記事|新聞|会社|企業|国))|何処|場所|どちらにあ|何県|どの県|所在|(?:の|設立|創設|開催|発祥|出身)地(?:は|って)?[?。 ]*$/,
    ],
    [
      'why',
      /なぜ|何故|どうして|なんで(?!す|しょ)|何で(?!す|しょ|は|も)|理由|わけ|ワケ|目的|ねらい|狙い/,
    ],
    [
      'name',
      /司令官(って|は|とは|の名前は)?(誰|だれ|どなた)|(?:官|相|臣|長|領|者|人|妻|補|将|氏)の?(?:お)?名前|^(?:お)?名前|氏名|実名|何という人/,
    ],
    [
      'who',
      /誰|だれ|どなた|何者|どの人|どんな人|(?:[首外]相|[防国]衛相|大臣|長官|大統領|司令官|議長|大使|知事|[市町村社所]長|幕僚長|統幕長)は[?。 ]*$/,
    ],
    ['list', /すべて|全部|一覧|挙げて|それぞれ|どの国々|どこの国|メンバー/],
    ['which', /どの|どれ|どっち|どちら|どんな/],
  ],
};

/**
 * English question words that decide where no pattern does. The first one in the question counts: "who helps when it
 * breaks" asks who, "what happens when …" and "how" ask for no such thing.
 */
const QUESTION_WORDS: readonly (readonly [QuestionType, RegExp])[] = [
  ['when', /\bwhen\b/],
  ['where', /\bwhere\b/],
  ['why', /\bwhy\b/],
  [
    'who',
    /\bwho('s|s|m|se)?\b|\bwhich (person|official|minister|politician|general|leader|officer)\b/,
  ],
  ['which', /\bwhich\b/],
  ['other', /\b(what|what's|whats|how)\b(?=.*\b(when|where|who)\b)/],
];

/** "When he was in Tokyo, what did he say?" asks what. */
const CLAUSE_BEFORE =
  /^(?:when|while|after|before|as|if|since|once) (?!(?:exactly|precisely|in|on|at|during|and|or|when|ever)\b|do(?:es)?\b|did\b|is\b|are\b|was\b|were\b|ha[sd]\b|have\b|will\b|would\b|can\b|could\b|should\b)[^?,]{6,}, (?=(?:what|which|who|whom|whose|how|why|where|when|do|does|did|is|are|was|were|has|have|had|will|would|can|could|should)\b)/;

/** The type of a question; `other` for yes-no questions, fragments and the rest. */
export const questionTypeOf = (question: string, lang: Lang): QuestionType =>
  typeOfLatest(normalise(question), lang);

const typeOfLatest = ofLatest((whole, lang): QuestionType => {
  const text = lang === 'en' ? whole.replace(CLAUSE_BEFORE, '') : whole;
  if (asksPlainly(text, lang)) return 'other';
  const found = PATTERNS[lang].find(([, pattern]) => pattern.test(text))?.[0];
  if (found || lang === 'ja') return found ?? 'other';
  const [first] = QUESTION_WORDS.flatMap(([type, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ type, at }];
  }).toSorted((a, b) => a.at - b.at);
  return first?.type ?? 'other';
});

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

const YES_OR_NO: Record<Lang, RegExp> = {
  en: /^(?:(?:and|but|so|ok(?:ay)?|hey|hi),? )?(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must)(?:n't)? /,
  ja: /(?:か|の|かな|よね|でしょうか)[? 。]*$|[?]$/,
};
const ASKS_IN_JAPANESE =
  /いつ|なぜ|何|なに|なん[でのか]|誰|だれ|どなた|ど[このれう]|どちら|どんな|いくつ|いくら/;

/** Whether a question is one of yes or no: "is it open?", 開いていますか. */
export const asksYesOrNo = (question: string, lang: Lang): boolean =>
  isYesOrNo(normalise(question), lang);

const isYesOrNo = (text: string, lang: Lang): boolean =>
  YES_OR_NO[lang].test(text) && !(lang === 'ja' && ASKS_IN_JAPANESE.test(text));

/** A question of yes or no that is a request all the same: "could you give me the number of …", 日付はわかりますか. */
const REQUEST: Record<Lang, RegExp> = {
  en: /\b(?:can|could|would|will|do|did|have|may|can't|couldn't) (?:you|i|we|anyone|anybody|somebody|someone)\b/,
  ja: /教え|[わ分]か|知り|知って|知ら|もら|いただ|くださ|下さ|お願い|ありますか|ある[?？]|聞[かき]|記載|公表|発表|明らか|(?:は|って)[? ]*$/,
};

/** Whether a normalised question is one of yes or no, and asks for nothing else: "was it to cut the number of …?" */
const asksPlainly = (text: string, lang: Lang): boolean =>
  isYesOrNo(text, lang) &&
  !ASKS_FOR_A_THING.en.test(INDIRECT.test(text) ? text : text.replace(RELATIVE, ' ')) &&
  !REQUEST[lang].test(text);

/** "Did they say who would command it?" asks who, as does "is there a list of those who came?" */
const INDIRECT =
  /\b(?:say|says|said|tell|told|know|known|decided?|agreed?|announced?|explain(?:ed)?|show[ns]?|reveal(?:ed)?|mention(?:ed)?|state[ds]?|clear|list|names?) /;

/** "The minister who came after": the word asks for nothing. */
const RELATIVE =
  /(?<=\b(?:the|an?|any|those|one) (?:[\w-]+ ){1,3})(?:who|whom|which|whose|where)\b/g;

/** Types that one thing alone answers. */
const STRICT: ReadonlySet<QuestionType> = new Set([
  'how-many',
  'money',
  'duration',
  'share',
  'age',
  'weekday',
  'clock',
  'day',
  'year',
  'name',
]);

/** Asked for one of these, a fact without it is no answer, however well it fits otherwise. */
export const isStrict = (type: QuestionType): boolean => STRICT.has(type);

const AMOUNTS: ReadonlySet<QuestionType> = new Set([
  'how-many',
  'money',
  'duration',
  'share',
  'age',
  'clock',
]);

/** Types whose question word says what is wanted: "how many marines are there" is not "are there marines". */
export const isAmount = (type: QuestionType): boolean => AMOUNTS.has(type);

const WITHOUT_TYPE: ReadonlySet<QuestionType> = new Set(['other', 'why', 'which', 'list']);

/** Whether a fact can be seen to hold what a question of a type asks for. */
export const asksForType = (type: QuestionType): boolean => !WITHOUT_TYPE.has(type);

/** How much more similar, on a scale to 1, two questions of the same type are. */
export const SAME_TYPE_BONUS = 0.05;

/** The same for a given type: what asks for nothing in particular gains nothing. */
export const sameTypeBonus = (type: QuestionType): number =>
  type === 'other' ? 0 : SAME_TYPE_BONUS;
