import type { Lang } from '../../../library/index.ts';
import { isNationality } from '../lexicon/countries.ts';
import { MONTH } from '../lexicon/months.ts';
import { ofLatest } from '../of-latest.ts';
import { isProperWord } from '../vocabulary/everyday-english.ts';

/** Of whom a question asks who held the office before or after. */
export type AskedSuccession = {
  readonly asks: 'predecessor' | 'successor';
  /** Words of the name, in small letters. */
  readonly name: readonly string[];
};

type Side = AskedSuccession['asks'];

/** Titles that stand before an English name, or behind a Japanese one. */
const TITLES: Record<Lang, string> = {
  en: String.raw`(?:(?:general|gen\.?|lieutenant|lt\.?|admiral|adm\.?|mr\.?|mrs\.?|ms\.?|dr\.?|prime|minister|president|secretary|mayor) )*`,
  ja: '(?:氏|さん|[中大少陸海空]将|統幕長|[首外]相|防衛相|大統領|(?:統合作戦)?司令官|(?:国防|国務)?長官|(?:防衛|外務|総理)?大臣|[市町村]長|知事|[社所台会議]長)',
};
const NAME = String.raw`${TITLES.en}(?<name>[\p{L}.-]+(?: [\p{L}.-]+){0,3})`;
/** "Before" and "after" are of an office only where one is spoken of. */
const IN_OFFICE =
  '(?:in charge|in command|came|took over|led|ran|headed|commanded|held|served|post|job|role|seat|commander|minister|secretary|president|chief|head|boss|leader|director|manager|mayor|governor|ambassador|chair\\w*|deputy)';
const JAPANESE_NAME = String.raw`(?<name>[\p{Script=Han}\p{Script=Katakana}ー・]{1,12}?)`;

const english = (pattern: string) => new RegExp(pattern, 'u');

/** 前任, after a name alone too; 前の, 前に: after a title, for 記者の前に is no matter of an office. */
const japanese = (always: string, afterTitle: string) =>
  new RegExp(
    `${JAPANESE_NAME}(?:${TITLES.ja}の(?:前|現)?(?:${always}|${afterTitle})|の(?:${always}))`,
    'u',
  );

const ASKED: Record<Lang, readonly (readonly [Side, RegExp])[]> = {
  en: [
    [
      'predecessor',
      english(String.raw`\bwhom?\b.*\b${IN_OFFICE}\b.*?\b(?:before|prior to) ${NAME}\b`),
    ],
    [
      'predecessor',
      english(String.raw`\bwhom? did ${NAME} (?:succeed|replace|follow|take over from)\b`),
    ],
    ['predecessor', english(String.raw`\bwho (?:\w+ )?preced(?:es|ed) ${NAME}`)],
    ['predecessor', english(String.raw`\bpredecessors? (?:of|to) ${NAME}`)],
    ['predecessor', english(String.raw`(?<name>[\p{L}-]+)'s (?:\w+ )?predecessors?\b`)],
    ['successor', english(String.raw`\bwhom?\b.*\b${IN_OFFICE}\b.*?\bafter ${NAME}\b`)],
    [
      'successor',
      english(
        String.raw`\bwho (?:\w+ )?(?:succeed(?:s|ed)?|replace[ds]?|follow(?:s|ed)?|took over from) ${NAME}`,
      ),
    ],
    ['successor', english(String.raw`\bsuccessors? (?:of|to) ${NAME}`)],
    ['successor', english(String.raw`(?<name>[\p{L}-]+)'s (?:\w+ )?successors?\b`)],
  ],
  ja: [
    ['predecessor', japanese('前任|先代', '前の|前[には]')],
    ['successor', japanese('後任', '次の|後の|[後次][には]')],
  ],
};

/** What each of them needs; most questions have none of it. */
const NEEDED: Record<Lang, RegExp> = {
  en: /\b(?:before|prior|after|preced|predecessor|successor|succe|replac|follow|take over|took over)/,
  ja: /前任|先代|後任|の[前現]?[前次後]/,
};

/** 防衛相の前任: an office alone is nobody's name. */
const JAPANESE_OFFICE = /(?:[相長官臣領将者人軍部]|トップ|司令)$/u;

const NAME_OF_MONTH = new RegExp(`^(?:${MONTH})$`);
const isName = (word: string) =>
  isProperWord(word) && !isNationality(word) && !NAME_OF_MONTH.test(word);

/** Of whom a normalised question asks who came before or after; null: of nobody by name. */
export const successionAskedIn = ofLatest((text, lang): AskedSuccession | null => {
  if (!NEEDED[lang].test(text)) return null;
  for (const [asks, pattern] of ASKED[lang]) {
    const { name } = pattern.exec(text)?.groups ?? {};
    if (name === undefined) continue;
    const words = lang === 'en' ? firstWords(name) : JAPANESE_OFFICE.test(name) ? [] : [name];
    if (words.length > 0) return { asks, name: words };
  }
  return null;
});

/** "Before USFJ was upgraded" tells a time. */
const CLAUSE = /^(?:was|were|is|are|got|became)$/;

/** The words of a name with which words begin: "ricky rupp took over". */
function firstWords(words: string): string[] {
  const all = words.split(' ').map((word) => word.replace(/\.$/, ''));
  const end = all.findIndex((word) => !isName(word));
  if (end < 0) return all;
  return CLAUSE.test(all[end] ?? '') ? [] : all.slice(0, end);
}

const FOLLOWED = String.raw`(?<!\b(?:that|which) )\b(?:follow(?:s|ed)|replac(?:e[ds]?|ing)|succe(?:ed|eds|eded))\b`;
const SOMEBODY = String.raw` (?!(?:him|her|them|it)\b)\p{L}`;
/** What stands between the verb and a name: titles, a first name. */
const TO = String.raw` (?:[\p{L}.'-]+ ){0,4}`;

/** How a text tells it of one whose name is "NAME": the new one stands before the English verb, the old one behind it. */
const TOLD: Record<Lang, Record<Side, string>> = {
  en: {
    predecessor: `NAME[^]*(?:${FOLLOWED}${SOMEBODY}|\\btook over\\b[^]{0,80}?\\bfrom\\b|\\bsuccessors? (?:of|to)\\b|\\bpredecessors?\\b)`,
    successor: `(?:${FOLLOWED}|\\btook over\\b[^]{0,80}?\\bfrom\\b|\\bsuccessors? (?:of|to)\\b)${TO}NAME|NAME[^]*\\b(?:his|her|their|'s) successors?\\b`,
  },
  ja: {
    predecessor: 'NAME[^、。]{0,10}[にがはをだで][^]*(?:引き継|の後任|前任|の後を継)',
    successor: 'NAME[^、。]{0,10}(?:の後任|の後を継|から[^。]*引き継)',
  },
};
/** Words by which a question asks who came before or after somebody. */
const WORDS: Record<Lang, RegExp> = {
  en: /^(?:before|prior|after|predecessors?|successors?|succe(?:ed|eds|eded|eding)|replac(?:e[ds]?|ing)|follow(?:s|ed|ing)?|preced(?:e[ds]?|ing)|(?:take|takes|took|taken)(?: over)?|over|came|come)$/,
  ja: /^(?:前任者?|先代|後任者?|引き?継.*|継.*|[前後次])$/,
};

export const isSuccessionWord = (word: string, lang: Lang): boolean => WORDS[lang].test(word);

/** No successor is known. */
const OPEN: Record<Lang, RegExp> = {
  en: /\b(?:no|none|nobody|not)\b[^.]*\bsuccessors?\b|\bsuccessors?\b[^.]*\b(?:not|no|open|undecided|unknown)\b/,
  ja: /後任[^。]*(?:ない|未定|不明|決まって)/,
};

/** Whether a text names somebody. */
export const namesOneOf = (text: string, { name }: AskedSuccession, lang: Lang): boolean =>
  name.some((word) => new RegExp(nameIn(word, lang), 'u').test(plain(text)));

/** Whether a text tells who came before or after somebody, or that nobody is known to. */
export function tellsSuccession(text: string, asked: AskedSuccession, lang: Lang): boolean {
  const told = plain(text);
  if (asked.asks === 'successor' && OPEN[lang].test(told)) return namesOneOf(text, asked, lang);
  return asked.name.some((word) =>
    new RegExp(
      TOLD[lang][asked.asks].replaceAll('NAME', () => nameIn(word, lang)),
      'u',
    ).test(told),
  );
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

const nameIn = (word: string, lang: Lang) =>
  lang === 'en' ? String.raw`\b${RegExp.escape(word)}\b` : RegExp.escape(word);
