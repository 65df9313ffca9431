import { compareDates, type Fact, type Lang } from '../../library/index.ts';
import { isOfPast } from '../claims/index.ts';
import { surelyInOffice } from '../demands/in-office.ts';
import { overlap, type Period } from '../text/index.ts';

/** What says of a time that something began then, or went on from it; and that it ended then, or went on up to it. */
const BEGINS: Record<Lang, RegExp> = {
  en: /\b(?:since|from|after|became|took|appointed|chosen|sworn)\b/,
  ja: /から|以降|以後|以来|より後|後に|就任|着任|就い|起用/,
};
const ENDS: Record<Lang, RegExp> = {
  en: /\b(?:until|till|to|through|before|by|retired?|resigned?|left|stepped)\b/,
  ja: /まで|以前|より前|前に|退任|退官|辞任|離任/,
};
const EDGES: Record<Lang, { readonly from: RegExp; readonly until: RegExp }> = {
  en: { from: /\b(?:since|from|after)\b/, until: /\b(?:until|till|before|by|through)\b/ },
  ja: { from: /から|以降|以後|以来|より後|後に/, until: /まで|以前|より前|前に/ },
};

/**
 * Whether sources show somebody in office at a time that a normalised clause names: `wholly`, all that time. Of a time
 * "since" or "until" which somebody held it, a day between tells nothing.
 */
export function isInOffice(
  fact: Fact,
  period: Period,
  clause: string,
  lang: Lang,
): 'wholly' | 'partly' | null {
  const { from: since, until } = EDGES[lang];
  const known = surelyInOffice(fact);
  if (known === null || period.month !== undefined) return null;
  if (since.test(clause) || until.test(clause)) return null;
  const isWhole =
    period.from !== null &&
    period.to !== null &&
    compareDates(known.from ?? period.from, period.from) <= 0 &&
    compareDates(period.to, known.to ?? period.to) <= 0;
  if (isWhole) return 'wholly';
  // Who "is" in office in a year that was half over is so no more.
  return isOfPast(clause.replace(YEAR, ''), lang) && overlap(known, period) ? 'partly' : null;
}

const YEAR = /(?<!\d)(?:19|20)\d\d年?/g;

/** Whether a sentence has a time that a clause names as the clause has it: as a beginning, as an end, or as neither. */
export function isSameEdge(clause: string, sentence: string, lang: Lang): boolean {
  const { from, until } = EDGES[lang];
  if (from.test(clause)) return BEGINS[lang].test(sentence);
  return !until.test(clause) || ENDS[lang].test(sentence);
}
