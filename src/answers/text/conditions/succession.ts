import type { Lang } from '../../../library/index.ts';

/** Of whom a question asks who held the office before or after. */
export type AskedSuccession = {
  readonly asks: 'predecessor' | 'successor';
  /** Words of the name, in small letters. */
  readonly name: readonly string[];
};

type Side = AskedSuccession['asks'];

/** Titles that stand before or behind a name. */
const TITLES: Record<Lang, string> = {
  en: String.raw`(?:(?:general|gen\.?|lieutenant|lt\.?|admiral|adm\.?|mr\.?|mrs\.?|ms\.?|dr\.?|prime|minister|president|secretary|mayor) )*`,
  ja: '(?:氏|さん|[中大少]将|司令官|長官|大臣|[首外]相|防衛相)',
};
const NAME = String.raw`${TITLES.en}(?<name>[\p{L}.'-]+(?: [\p{L}.'-]+){0,3})`;

/** `sure`: after a name alone; `maybe`: 記者の前に is no matter of office, ジョスト氏の前に may be. */
const ofNamed = (sure: string, maybe: string) =>
  new RegExp(
    String.raw`(?<name>[\p{L}・ー]{2,12}?)(?:${TITLES.ja}の(?:${sure}|${maybe})|の(?:${sure}))`,
    'u',
  );

const ASKED: Record<Lang, readonly (readonly [Side, RegExp])[]> = {
  en: [
    ['predecessor', new RegExp(String.raw`\bwho(?:m|se)?\b.*\b(?:before|prior to) ${NAME}`, 'u')],
    ['predecessor', new RegExp(String.raw`\bwhom? did ${NAME} (?:succeed|replace|follow)\b`, 'u')],
    ['predecessor', new RegExp(String.raw`\bpredecessors? (?:of|to) ${NAME}`, 'u')],
    ['successor', new RegExp(String.raw`\bwho(?:m|se)?\b.*\bafter ${NAME}`, 'u')],
    [
      'successor',
      new RegExp(
        String.raw`\bwho (?:\w+ )?(?:succeed(?:s|ed)?|replace[ds]?|follow(?:s|ed)?|took over from) ${NAME}`,
        'u',
      ),
    ],
    ['successor', new RegExp(String.raw`\bsuccessors? (?:of|to) ${NAME}`, 'u')],
  ],
  ja: [
    ['predecessor', ofNamed('前任|先代|前の', '前[にはで]')],
    ['successor', ofNamed('後任|次の|後の', '[後次][にはで]')],
  ],
};

/** What each of them needs; most questions have none of it. */
const NEEDED: Record<Lang, RegExp> = {
  en: /\b(?:before|prior|after|predecessor|successor|succe|replac|follow|took over)/,
  ja: /前任|先代|後任|の[前次後]/,
};

/**
 * Of whom a normalised question asks who came before or after; null: of nobody by name. `isName`: whether a word is part
 * of one wherever it stands.
 */
export function successionAskedIn(
  text: string,
  lang: Lang,
  isName: (word: string) => boolean,
): AskedSuccession | null {
  if (!NEEDED[lang].test(text)) return null;
  for (const [asks, pattern] of ASKED[lang]) {
    const { name = '' } = pattern.exec(text)?.groups ?? {};
    const words = lang === 'en' ? firstName(name.replace(/'s\b/g, '').split(' '), isName) : [name];
    if (words.length > 0 && words[0] !== '') return { asks, name: words };
  }
  return null;
}

const FOLLOW = String.raw`\b(?:follow(?:s|ed)|successors?|replac(?:e[ds]?|ing)|succe(?:ed|eds|eded)|(?:took|taken|takes) over)\b`;

/** The words of the first name among words: "general ricky rupp in". */
function firstName(words: readonly string[], isName: (word: string) => boolean): string[] {
  const from = words.slice(Math.max(words.findIndex(isName), 0));
  const end = from.findIndex((word) => !isName(word));
  return end < 0 ? from : from.slice(0, end);
}

/** How a text tells it of one whose name is "N": the new one stands before the English verb, the old one behind it. */
const TOLD: Record<Lang, Record<Side, string>> = {
  en: { predecessor: `N[^]*${FOLLOW}`, successor: `${FOLLOW}[^]*N` },
  ja: {
    predecessor: 'N[^、。]{0,10}[にがはを][^]*(?:引き継|後任|前任)',
    successor: 'N[^、。]{0,10}(?:の後任|から[^。]*引き継)',
  },
};
/** No successor is known. */
const OPEN: Record<Lang, RegExp> = {
  en: /\b(?:no|none|nobody|not)\b[^.]*\bsuccessors?\b|\bsuccessors?\b[^.]*\b(?:not|no|open|undecided|unknown)\b/,
  ja: /後任[^。]*(?:ない|未定|不明|決まって)/,
};

/** Whether a text tells who came before or after somebody, or that nobody is known to. */
export function tellsSuccession(text: string, { asks, name }: AskedSuccession, lang: Lang) {
  const told = text.normalize('NFKC').toLowerCase();
  const isOpen = asks === 'successor' && OPEN[lang].test(told);
  return name.some((word) => {
    const pattern = TOLD[lang][asks].replace('N', () => RegExp.escape(word));
    return told.includes(word) && (isOpen || new RegExp(pattern).test(told));
  });
}
