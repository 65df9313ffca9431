import type { DateText, Lang } from '../../../library/index.ts';
import { canBeDenied } from '../question-types.ts';
import { type Ordinal, ordinalsIn } from './ordinals.ts';
import { askedPeriodOf, type Period } from './periods.ts';

export { ordinalsIn } from './ordinals.ts';
export { datesIn, overlap, type Period, periodOf } from './periods.ts';

/** What a question demands of the facts that answer it, beside what it is about. */
export type Conditions = {
  /** The time that it names, and its words for it. */
  readonly period: { readonly period: Period; readonly shown: string } | null;
  readonly ordinals: readonly Ordinal[];
  /** It asks about now: "current", "latest", 現在. */
  readonly isAboutNow: boolean;
  /** It asks about what comes: "next", 次の; its word for it. */
  readonly next: string | null;
  /** It may take something false for granted: what sets it right need not be of that time. */
  readonly mayBeWrong: boolean;
  /** It asks for whatever happened: "what changed", 何があった. */
  readonly asksForEvents: boolean;
};

/** Nothing is demanded. */
export const NO_CONDITIONS: Conditions = {
  period: null,
  ordinals: [],
  isAboutNow: false,
  next: null,
  mayBeWrong: false,
  asksForEvents: false,
};

const NOW: Record<Lang, RegExp> = {
  en: /\b(?:now|currently|current|at present|presently|today|these days|nowadays|latest|newest|most recent|at the moment|still)\b/,
  ja: /現在|いま(?!まで)|今(?![年月週日回度後])|現時点|最新|目下|今日|昨今|今も|現職/,
};
const NEXT: Record<Lang, RegExp> = {
  en: /\b(?:next(?! to\b)|upcoming|coming)(?: [a-z0-9+]+)?/,
  ja: /次回|次の|次に|次は|今後|来(?:年|月|週)/,
};
const EVENTS: Record<Lang, RegExp> = {
  en: /\b(?:what|anything|something)(?: (?:else|all|is|are|was|were|has|have|'s|major|important|big|really|actually|there|did|been))* (?:happen(?:ed|s|ing)?|changed?|new|changing|going on|occurr?ed|took place|taken place|news)\b|\b(?:news|events?|developments?|changes|updates|timeline|what's new|what has been done)\b|\bwhat(?: has| have)?(?: been)? (?:changed|happened)\b/,
  ja: /何が(?:あった|あり|起き|おき|起こ|変わ|行われ|新しく)|何か(?:あった|あり|起き|変わ)|出来事|できごと|動き|ニュース|新しい(?:こと|情報|事実|動き)|変わったこと|変化|どうなった|何があり/,
};

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
  return {
    period: askedPeriodOf(text, lang, today),
    ordinals: ordinalsIn(nameless, lang),
    isAboutNow: NOW[lang].test(text),
    next: NEXT[lang].exec(text)?.[0] ?? null,
    mayBeWrong: canBeDenied(text, lang),
    asksForEvents: EVENTS[lang].test(text),
  };
}
