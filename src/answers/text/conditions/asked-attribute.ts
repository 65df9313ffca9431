import type { Lang } from '../../../library/index.ts';
import type { QuestionType } from '../question-types.ts';

/** What a question asks to be told of its subject, beyond its question word. */
export type AskedAttribute = {
  readonly money: boolean;
  /** A phone number, an address of mail or of the web. */
  readonly contact: boolean;
  /** Who held an office before, or does after. */
  readonly otherHolder: boolean;
  /** The counter of 何社; null in English. */
  readonly counter: string | null;
  /** What "how many …" counts, in the question's words; null in Japanese. */
  readonly counted: string | null;
  /** The noun of "which …", "what …"; null in Japanese. */
  readonly noun: string | null;
  /** A part of a number: "how many of the …", …のうち何人. */
  readonly part: boolean;
  /** How often something is: every week, twice a year. */
  readonly frequency: boolean;
  /** Who holds an office or leads something: "who chairs …", …の責任者は誰. */
  readonly holder: boolean;
  /** What was done in …したのは誰, …したのはいつ: its kanji; null in English. */
  readonly deed: string | null;
};

const MONEY: Record<Lang, RegExp> = {
  en: /^(?!.*\bwho\b).*\b(?:pay|paid|costs?(?![- ]sharing)|price|fee|salary|wages?|budget|fine)\b/,
  ja: /料金|費用|いくら|給料|予算|年俸|賃金|値段/,
};
const CONTACT: Record<Lang, RegExp> = {
  en: /\b(?:phone|telephone|fax) numbers?\b|\be-?mail\b|(?<!\bon (?:(?:its|their|the|your) )?(?:own )?)\bwebsite(?= (?:of|for|address)\b| *\??$)|\burl\b|\bpostal address\b/,
  ja: /電話番号|メールアドレス|連絡先|url|住所/,
};
const OTHER_HOLDER: Record<Lang, RegExp> = {
  en: /\bwh(?:o|om|ose)\b(?! (?:\w+ )?(?:said|says|told|wrote|reported|pointed|thinks?|looks?)\b)(?!.*\blooks? after\b).*\b(?:before|previous(?:ly)?|predecessors?|former|formerly|prior|after|next|successors?|replac\w+|succe(?:ed|eds|eded))\b/,
  ja: /(?:前任|先代|後任|の前|の次|次の).*(?:誰|だれ|どなた|名前)|(?:誰|だれ|どなた).*(?:前任|先代|後任)|(?:前任|先代|後任|の前の|の次の)[^、。]{0,14}(?:は|って)[?？ ]*$/,
};
const COUNTER =
  /何(?<counter>人|名|社|隻|機|発|件|回|本|台|両|基|棟|便|枚|軒|戸|校|冊|倍|ページ|[かカ]所|[カか]国|頭|匹|キロ|メートル|トン|ドル|円)(?!目)/;
const COUNTED = /\bhow many (?!times\b)(?<counted>(?:\w+ )?(?:people|persons|\w+s))\b/;
const NOUN =
  /\b(?:which|what) (?!(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|day|date|time|year|month|happen|kind|sort|type)\b)(?<noun>[a-z]+)/;

const PART: Record<Lang, RegExp> = {
  en: /\bhow many of\b|\bof (?:the|those|its|[\w-]+'s) (?:about |roughly |some |dozen |\d[\d,]* )[^?]*\bhow (?:many|much)\b/,
  ja: /(?:のうち|の中で|の内)[^?？]*(?:何[人名割社隻機]|いくつ|誰)/,
};
const FREQUENCY: Record<Lang, RegExp> = {
  en: /\bhow (?:often|frequently|regularly)\b|\bhow many times an? \w+\b/,
  ja: /頻度|どのくらいの間隔|何(?:日|週間|[カか]月|年)(?:ごと|おき|に[一1]度|に[一1]回)/,
};
const OFFICE: Record<Lang, string> = {
  en: '(?:commander|minister|secretary|president|chair(?:man|woman|person)?|chief|head|boss|leader|director|manager|mayor|governor|ambassador|negotiator|representative|spokes(?:man|woman|person))',
  ja: '(?:責任者|議長|委員長|代表|大臣|長官|司令官|高官|大統領|首相|知事|市長|町長|村長|社長|会長|部長|局長|大使|隊長|団長)',
};
const HOLDER: Record<Lang, RegExp> = {
  en: new RegExp(
    `\\bwho(?:'s| is| was| are| were) (?:the |a |an |our |now |currently )?(?:[\\w-]+ ){0,3}?${OFFICE.en}s?\\b|\\bwho (?:chairs|chaired|heads|headed|leads|led|directs|directed|represents|represented)\\b|\\bwho(?:'s| is| was) in charge of\\b`,
  ),
  ja: new RegExp(
    `${OFFICE.ja}(?:は|って|とは)[^、。?？]{0,6}(?:誰|だれ|どなた)|(?:代表|議長|責任者|委員長)を務め.{0,4}のは(?:誰|だれ|どなた)`,
  ),
};
/** What says no more than that something took place is no deed: 行われたのは, 済んだのは. */
const DEED =
  /(?<deed>\p{Script=Han}{1,6})(?<!行|済|起|終)(?!にな)[ぁ-ん]{0,5}の(?:は|って)[^、。?？]{0,4}(?:誰|だれ|どなた|いつ|何[年月人回])/u;

/** Questions of these types may ask for money; "when were the costs agreed" asks for a time. */
const MAY_BE_MONEY: ReadonlySet<QuestionType> = new Set(['money', 'how-many', 'other', 'list']);

/** What a normalised question of a type asks to be told; it stands without the names of the glossary. */
export function askedAttributeOf(text: string, type: QuestionType, lang: Lang): AskedAttribute {
  const { counter = null } = (lang === 'ja' && COUNTER.exec(text)?.groups) || {};
  const { counted = null } = (lang === 'en' && COUNTED.exec(text)?.groups) || {};
  const { noun = null } = (lang === 'en' && NOUN.exec(text)?.groups) || {};
  const { deed = null } = (lang === 'ja' && DEED.exec(text)?.groups) || {};
  return {
    money: MAY_BE_MONEY.has(type) && MONEY[lang].test(text),
    contact: CONTACT[lang].test(text),
    otherHolder: OTHER_HOLDER[lang].test(text),
    counter,
    counted,
    noun,
    part: PART[lang].test(text),
    frequency: FREQUENCY[lang].test(text),
    holder: HOLDER[lang].test(text),
    deed,
  };
}

/** Whether a text tells how somebody can be reached. */
export const tellsContact = (text: string): boolean =>
  /\d{2,}-\d|\d{3} \d|@|https?:|www\./.test(text);

const OTHER_HOLDER_TOLD: Record<Lang, RegExp> = {
  en: /\b(?:before|previous(?:ly)?|predecessors?|former|formerly|prior|after|next|follow(?:s|ed)?|successors?|replac\w+|succe(?:ed|eds|eded)|(?:took|taken|takes|hand(?:s|ed)) over)\b/i,
  ja: /前任|先代|後任|前の|次の|元(?!気)|引き継/,
};

/** Whether a text may tell of one who held an office before or after another. */
export const tellsOtherHolder = (text: string, lang: Lang): boolean =>
  OTHER_HOLDER_TOLD[lang].test(text);

/** Whether a text counts something with a Japanese counter: 三隻, 約1,200人. */
export function countsWith(text: string, counter: string): boolean {
  const same = /[人名]/.test(counter) ? '[人名]' : counter.replace(/^か/, 'カ');
  return new RegExp(`[\\d数千百十万億一二三四五六七八九]余?${same}`).test(
    text
      .normalize('NFKC')
      .replace(/,/g, '')
      .replace(/か(?=[国所])/g, 'カ'),
  );
}

const OFFICE_TOLD: Record<Lang, RegExp> = {
  en: /\b(?:commanders?|command(?:s|ed)?|head(?:s|ed)?|leads?|led|leaders?|chiefs?|ministers?|secretary|presidents?|directors?|managers?|mayors?|governors?|chair(?:s|ed|man|woman|person)?|ambassadors?|spokes(?:man|woman|person)|representatives?|negotiators?|runs|ran|officers?|generals?|admirals?|in charge|presided|took over|deputy)\b|\b(?:Gen|Adm)\./i,
  ja: /[相長臣]|長官|大統領|首脳|司令|代表|責任者|大使|トップ|率い|務め|指揮|就任|就い/,
};

/** Whether a text names an office, or that somebody leads something. */
export const tellsOffice = (text: string, lang: Lang): boolean => OFFICE_TOLD[lang].test(text);

const FREQUENCY_TOLD: Record<Lang, RegExp> = {
  en: /\b(?:every|each|daily|weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly|biennial|regular(?:ly)?|times|once|twice|always|never|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b/i,
  ja: /毎|ごと|おき|隔|定期|[\d一二三四五六七八九十数]回|[一1]度|曜|常に|随時/,
};

/** Whether a text tells how often something is. */
export const tellsFrequency = (text: string, lang: Lang): boolean =>
  FREQUENCY_TOLD[lang].test(text);
