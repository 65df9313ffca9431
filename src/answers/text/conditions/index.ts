import type { DateText, Lang } from '../../../library/index.ts';
import { canBeDenied, questionTypeOf } from '../question-types.ts';
import { askedPeriodOf } from './asked-period.ts';
import { type Ordinal, ordinalsIn } from './ordinals.ts';
import type { Period } from './periods.ts';

export { ordinalsIn } from './ordinals.ts';
export { datesIn, isPartOfYear, overlap, type Period, periodOf } from './periods.ts';

/** What a question demands of the facts that answer it, beside what it is about. */
export type Conditions = {
  /** The time that it names, and its words for it. */
  readonly period: { readonly period: Period; readonly shown: string } | null;
  readonly ordinals: readonly Ordinal[];
  /** It asks about now: "current", "latest", 現在. */
  readonly isAboutNow: boolean;
  /** It asks for what came last: "the latest", 最近. */
  readonly isAboutLatest: boolean;
  /** It asks about what comes: "next", 次の; its word for it. */
  readonly next: string | null;
  /** It may take something false for granted: what sets it right need not be of that time. */
  readonly mayBeWrong: boolean;
  /** It asks who holds or held an office. */
  readonly asksForHolder: boolean;
  /** It asks for whatever happened in its time: "what changed in May", 最近何があった. */
  readonly asksForEvents: boolean;
};

/** Nothing is demanded. */
export const NO_CONDITIONS: Conditions = {
  period: null,
  ordinals: [],
  isAboutNow: false,
  isAboutLatest: false,
  next: null,
  mayBeWrong: false,
  asksForHolder: false,
  asksForEvents: false,
};

const QUOTED = /"[^"]{3,}"|“[^”]{3,}”|「[^」]{3,}」|『[^』]{3,}』/gu;

const NOW: Record<Lang, RegExp> = {
  en: /\b(?:now|currently|current|at present|presently|today|these days|nowadays|latest|newest|most recent|at the moment|still)\b/,
  ja: /現在|いま(?!まで)|今(?![年月週日回度後])|現時点|最新|目下|今日|昨今|今も|現職/,
};
const NEXT: Record<Lang, RegExp> = {
  en: /\b(?:next(?! to\b)|upcoming|coming)(?: [a-z0-9+]+)?/,
  // Who comes after somebody is no matter of what is ahead: 俵氏の次の司令官.
  ja: /次回|(?<!(?:氏|さん|官|相|臣|長|領|者)の)次[のに]|次は|今後|来(?:年|月|週)/,
};
const EVENTS: Record<Lang, RegExp> = {
  en: /\b(?:what|anything|something|everything|all)(?: (?:else|all|that|is|are|was|were|has|have|had|'s|major|important|big|really|actually|there|did|been))* (?:happen(?:ed|s|ing)?|changed?|new|changing|going on|went on|goes on|occurr?ed|occur|took place|take place|taken place|came (?:next|about|up|in)|news)\b|\b(?:news|events?|happenings|developments?|changes|updates|timeline|chronology|what's new|what has been done)\b|\bwhat(?: has| have)?(?: been)? (?:changed|happened)\b|^(?:(?:is|was|were|are) there |(?:have you |do you have )?(?:got )?|(?:please )?(?:list|show|tell|give)(?: me)? )?(?:anything|everything|all)(?: (?:you (?:have|know)|else|there is))? (?:in|from|for|of|during|since|after|before|between|on|about) /,
  ja: /何が(?:あった|あり|ある|起き|おき|起こ|変わ|行われ|新しく)|何か(?:あった|あり|起き|変わ)|どんな(?:こと|動き|出来事|変化)|出来事|できごと|動き|ニュース|新しい(?:こと|情報|事実|動き)|変わったこと|変化|どうなった|何があり|経緯/,
};
const HOLDER: Record<Lang, RegExp> = {
  en: /\bwho(?:'s| is| was| were| has been| had been)\b(?! \w+ing\b(?<!running|leading|heading|serving|commanding))|\b(?:commands?|commanded|commanding|leads?|led|heads?|headed|runs?|ran|chairs?|chaired|holds?|held|governs?|governed|serves?|served|in charge|in office|at the helm)\b/,
  ja: /(?:相|臣|官|長|領)は[?。 ]*$|(?:相|臣|官|長|領|トップ|首脳|議長|リーダー|責任者)(?:は|って|だった|を|の名)?.{0,4}(?:誰|だれ|どなた)|(?:誰|だれ|どなた).*(?:率い|務め|指揮|トップ|在任)|(?:率い|務め|指揮し).*(?:誰|だれ|どなた)/,
};
/** An office by which a name is asked for. */
const OFFICE_NAME: Record<Lang, RegExp> = {
  en: /\b(?:minister|secretary|president|commander|chief|head|ambassador|chair\w*|governor|mayor|leader)\b/,
  ja: /(?:相|大臣|長官|大統領|首脳|司令官|議長|大使|知事|市長|トップ)の?(?:お)?名前|司令官.{0,4}(?:誰|だれ|どなた)/,
};
/** It asks for what came last, whenever that was. */
const RECENT: Record<Lang, RegExp> = {
  en: /\b(?:latest|newest|most recent|recent(?:ly)?|lately|what's new|anything new|what is new)\b/,
  ja: /最近|最新|直近|一番新しい|いちばん新しい|新しい(?:動き|ニュース|出来事)|このごろ|この頃/,
};

/** The name of who holds an office is asked for as well: "Name of the prime minister in June?" */
function asksForHolder(text: string, lang: Lang): boolean {
  const type = questionTypeOf(text, lang);
  return type === 'name' ? OFFICE_NAME[lang].test(text) : type === 'who' && HOLDER[lang].test(text);
}

/**
 * Reads what a normalised question demands. `nameless`: the same without names of the glossary; `today`: for "last year"
 * and its like.
 */
export function conditionsOf(
  text: string,
  nameless: string,
  lang: Lang,
  today: DateText,
): Conditions {
  // Somebody's words ("a small team today") name no time that is asked for.
  const own = text.replace(QUOTED, ' ');
  const period = askedPeriodOf(own, lang, today);
  const isAboutLatest = RECENT[lang].test(own);
  return {
    period,
    ordinals: ordinalsIn(nameless, lang),
    isAboutNow: NOW[lang].test(own),
    isAboutLatest,
    next: NEXT[lang].exec(own)?.[0] ?? null,
    mayBeWrong: canBeDenied(text, lang),
    asksForHolder: asksForHolder(text, lang),
    asksForEvents: (period !== null || isAboutLatest) && EVENTS[lang].test(own),
  };
}
