import type { Signs } from './signs.ts';

const DAY = /\d{1,2}月\d{1,2}日/;
const WEEKDAY = /[月火水木金土日]曜|平日|休日|祝日|週末|土日|毎日|毎朝|毎晩/;
const YEAR = /(?:19|20)\d\d年|年度/;
const CLOCK = /\d{1,2}時(?!間|点|代)|\d{1,2}:\d{2}|正午|午前|午後|深夜|終日/;
const COUNT = '(?:\\d[\\d.,]*|数|半|[一二三四五六七八九十]+)';
const DURATION = new RegExp(
  `${COUNT}(?:秒|分(?!の)|時間|日間?|泊|週間?|[かカヶケ箇]月|年間?|四半期)|から.*まで`,
);
const MONEY =
  /[¥$€£]\s?\d|\d[\d.,]*[十百千万億兆]*(?:円|ドル|ユーロ|ポンド|元|ウォン|フラン|クローネ|セント)|無料|無償|有料/;
const SHARE =
  /\d ?(?:%|パーセント|ポイント)|[\d一二三四五六七八九]割|分の\d|半[数分]|過半|大半|多数/;
const AGE = /\d+歳|創立|設立|創設|開設|発足|生まれ|築\d/;
const TIME_NAMED = /\d{1,2}月|\d{4}年/;
const TIME =
  /年|[かカヶケ箇]月|週|\d日|間もなく|まもなく|すぐ|以前|以後|以降|最近|開始|始ま|始め|既に|すでに|一度|まだ|平時|未定|決まってい|決定してい/;
const DATES = /(?:(?:19|20)\d\d年(?:度|代)?)?(?:\d{1,2}月)?(?:\d{1,2}日(?!間))?/g;
/** Figures in names, such as SM-6 or 第7艦隊, count nothing. */
const IN_NAMES = /[A-Za-z]+-?\d+|第\d+/g;
const NUMBER =
  /\d|[一二三四五六七八九十百千万]+(?:人|名|つ|件|基|隻|機|回|台|社|校|室|両|棟|倍|点|[かカヶケ箇]所|者|国|本|枚|種|段階)|数(?:人|名|十|百|千|万|回|件)|複数/;
/** Offices that people hold anywhere, and groups that act. */
const SOMEBODY =
  /氏|さん|大臣|首相|大統領|長官|[会社市町村所館校部局課室団隊署院船駅区組議]長|知事|委員|議員|司令|当局|政府|[省庁局](?:は|が|の|、|に|と)|[国県市区町村](?:は|が)|協会|組合|会社|社(?:は|が)|部隊|軍|職員|係|担当|幹部|教授|教諭|医師|技師|研究者|科学者|天文学者|記者|専門家|報道官|住民|会員|ボランティア|団体|チーム|党|裁判所|役場|役所|学校|大学/;
const PLACE =
  /[都道府県市区町村島港駅湾海川山岬橋](?:内|沖|で|に|の|から|へ|、)|基地|空港|丁目|番地|センター|[館園場室](?:で|に|の|、)|庁舎|役場|役所|学校|大学|公園|広場|通り|海峡|ビル|号室|\d階|窓口|施設|(?:\p{Script=Katakana}|ー){3,}(?:で|に(?!よ)|の近く)/u;
/** It may be where something is. */
const SOME_PLACE = /(?:前|隣|横|向かい|裏|中|上|下|近く|そば|そこ|現地|会場)(?:に|で)|にある|に置/;

const has =
  (...patterns: readonly RegExp[]) =>
  (text: string) =>
    patterns.some((pattern) => pattern.test(text));

const HONORIFIC = /(?:氏|さん|様|先生)$/;

/** The signs of each sort in Japanese, for texts after NFKC. */
export const JAPANESE: Signs = {
  day: has(DAY),
  weekday: has(WEEKDAY),
  year: has(YEAR),
  age: has(AGE),
  clock: has(CLOCK),
  duration: (text) => DURATION.test(text.replace(DATES, '')),
  money: has(MONEY),
  share: has(SHARE),
  number: (text) => NUMBER.test(text.replace(DATES, '').replace(IN_NAMES, '')),
  timeNamed: has(TIME_NAMED),
  time: has(TIME),
  somebody: has(SOMEBODY),
  place: has(PLACE),
  somePlace: has(SOME_PLACE),
  hasName: (text, names) => [...names].some((name) => text.includes(name)),
  namesIn: (name) =>
    name
      .split(/[^\p{L}ー]+/u)
      .map((part) => part.replace(HONORIFIC, ''))
      .filter((part) => part.length >= 2),
  publisherIn: (publisher) => publisher.split(/[（(]/)[0] ?? '',
};
