import type { Lang } from '../../../library/index.ts';
import { type Phrases, type Token, tokenise } from '../../text/index.ts';
import { formsIn, readForms } from './forms.ts';

/** Past forms that do not look it. */
const IRREGULAR = new Set(
  `began broke brought built burnt bought caught chose came cut dealt drew drove ate fell fought felt found flew forgot gave
  went grew heard hid hit held hurt kept knew laid led left lent let lit lost made meant met paid put quit ran rang read
  rode rose said saw sank sat sang sent set shook shot shut slept sold sought sought spent spoke split stood stole struck
  stuck swore swam taught threw thought told took tore understood woke won wore wrote withdrew overtook overthrew
  begun broken chosen drawn driven eaten fallen flown forbidden forgotten given grown hidden known lain ridden risen shaken
  shown spoken stolen sunk sworn taken thrown torn woken worn written withdrawn overthrown overtaken`.split(
    /\s+/,
  ),
);
/** Who reports it did not do it. */
const REPORTS =
  /^(?:said|says|told|reported|announced|wrote|stated|added|noted|recalled|according)$/;
/** What stands before an adjective that looks like a verb: "the upgraded headquarters". */
const DETERMINER =
  /^(?:the|a|an|its|his|her|their|our|this|that|these|those|of|for|with|in|on|at|most|more|newly|so)$/;
const NO_VERBS =
  /^(?:need|indeed|hundred|united|speed|breed|seed|feed|weed|bed|shed|sacred|naked|wicked|armed|based|called|named|aged|used)$/;
/** Nothing is done here: a figure tells how it is. */
const STATES: Record<Lang, RegExp> = {
  en: /^(?:lasted|took|cost|amounted|totalled|totaled|numbered|counted|had|included|contained|covered|measured|weighed|stood|averaged|reached|comprised|consisted|meant|lay|ran|put|estimated|valued|came)$/,
  ja: /^(?:続い|かかっ|掛かっ|達し|達す|上っ|及ん|占め|含ま|含む|なっ|あっ|あり|いた|いる|超え)/,
};
/** What belongs to a verb behind which it stands: "took over", "set up". */
const PARTICLE = /^(?:up|off|out|down|over|away|back|place|part)$/;

/** Words for the same deed, a row each, in any text; `_` joins two words. */
const ALIKE: Record<Lang, string> = {
  en: `
    start begin began begun open launch establish create form set_up
    close shut
    postpone delay defer adjourn put_off
    appoint name choose chose chosen select pick make made approve confirm
    pass approve adopt clear endorse vote
    hand transfer deliver give gave given supply ship
    urge press ask request demand push call_on
    lay laid place put
    meet met talk confer speak spoke receive see saw
    visit go went come came travel arrive fly flew
    join attend take_part took_part
    buy bought purchase acquire
    rise rose raise increase climb go_up went_up
    fall fell drop decrease decline go_down went_down
    move relocate transfer
  `,
  ja: `
    閉鎖 閉じ 閉め 通行止 閉館 休館 休業
    延期 先送り 見送
    了承 承認 可決 賛成 採択
    任命 起用 充て 選ば 選出 就任 就い
    引き渡 移転 譲渡 提供 渡し 渡さ 供与
    求め 要請 要求 迫 促 呼びかけ
    開い 開か 開催 開始 始動 発足 創設 新設 設置 設立 設け 立ち上げ 始ま 始め
    会談 会っ 会合 協議 面会
    訪れ 訪問 訪ね
    参加 出席
    値上げ 引き上げ 上がっ
    値下げ 引き下げ 下がっ
    派遣 向かっ 送っ 送ら
  `,
};
const ROWS: Record<Lang, () => readonly (readonly string[])[]> = {
  en: readForms(ALIKE, 'en'),
  ja: readForms(ALIKE, 'ja'),
};

/** What a clause says was done. */
export type Deed = {
  readonly words: readonly Token[];
  /** Other words for it. */
  readonly alike: readonly string[];
};

/** What a normalised clause says was done; null where that cannot be told, or it only tells how something is. */
export function deedIn(
  text: string,
  values: readonly Stretch[],
  lang: Lang,
  phrases: Phrases,
): Deed | null {
  const verb = marked(text, [...values, ...phrases.names(text)])
    .split(lang === 'en' ? /(?<=[\p{L}\p{N})§])\. /u : /。/)
    .map(lang === 'en' ? englishVerb : japaneseVerb)
    .join(' ')
    .trim();
  const words = tokenise(verb, lang, phrases).filter(({ worth }) => worth > 0);
  if (words.length === 0) return null;
  const isIn = formsIn(verb, lang);
  const alike = ROWS[lang]().filter((row) => row.some(isIn));
  // A phrase in the sentence may have swallowed the word: "set to".
  return { words, alike: [...words.flatMap(({ terms }) => terms), ...alike.flat()] };
}

/** Whether a sentence tells of a deed, by the terms and meanings of its words. */
export function isDoneIn(
  sentence: string,
  own: ReadonlySet<string>,
  { words, alike }: Deed,
  lang: Lang,
): boolean {
  const isKnown = ({ terms, meanings }: Token) =>
    [...terms, ...meanings].some((term) => own.has(term));
  return words.some(isKnown) || alike.some(formsIn(sentence, lang));
}

/** What stands for a name or a value, which is no verb. */
const MARK = '§';

type Stretch = { readonly start: number; readonly end: number };

const marked = (text: string, taken: readonly Stretch[]): string =>
  taken
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${MARK} ${rest.slice(end)}`, text);

function englishVerb(text: string): string {
  const words = text.match(/\p{L}+|[§,;:.]/gu) ?? [];
  const verbs = words.flatMap((word, i) => {
    const isPast = (/..ed$/.test(word) && !NO_VERBS.test(word)) || IRREGULAR.has(word);
    if (!isPast || DETERMINER.test(words[i - 1] ?? '')) return [];
    const next = words[i + 1] ?? '';
    const all = PARTICLE.test(next) ? `${word} ${next}` : word;
    return STATES.en.test(all) ? [] : [{ word, all }];
  });
  const deed = verbs.find(({ word }) => !REPORTS.test(word)) ?? verbs[0];
  return deed?.all ?? '';
}

/** The last word of a clause with what is bent: 会談した, 引き継いだ, 発足. */
const LAST =
  /(?<verb>[\p{Script=Han}\p{Script=Katakana}ー々]+(?:(?![をにがはでともの])[ぁ-ん]{1,2}\p{Script=Han}+)?[ぁ-ん]{0,12})[。、\s]*$/u;

/** What ends so goes with what follows: 「…は」「…で」; 「…し」 is a deed of its own. */
const OPEN_END = /(?:[はがをにとのへもやで]|から|より|まで|ため|[前後])$/;

/** What something is, or how: 「司令官だった」「広い」. */
const NO_VERB = /(?:(?<!ん)だ(?:った)?|である|です|でした|い|かった)$/;

const japaneseVerb = (text: string): string =>
  text
    .split('、')
    .filter((piece, i, { length }) => i === length - 1 || !OPEN_END.test(piece))
    .map((piece) => LAST.exec(piece)?.groups?.['verb'] ?? '')
    .filter((verb) => !STATES.ja.test(verb) && !NO_VERB.test(verb))
    .join(' ');
