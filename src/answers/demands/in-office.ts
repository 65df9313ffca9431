import { compareDates, type Fact } from '../../library/index.ts';
import { type Conditions, overlap, type Period, periodOf } from '../text/index.ts';

/**
 * The days on which the person of a fact surely held the office; null where its editor gives none. Who held it by November
 * 2024 did so at the end of that month, and who held it in July 2025 at its beginning, at the least.
 */
export function surelyInOffice({ inOffice }: Fact): Period | null {
  if (inOffice === undefined) return null;
  const [from, to] = [periodOf(inOffice.from).to, periodOf(inOffice.to).from];
  return from !== null && to !== null && compareDates(from, to) <= 0 ? { from, to } : null;
}

/** Whether a fact tells who held an office at the time that a question asks about, and which is all that it demands. */
export function isHeldThen(fact: Fact, { period, ordinals, next }: Conditions): boolean {
  if (period === null || ordinals.length > 0 || next !== null) return false;
  const known = surelyInOffice(fact);
  return known !== null && overlap(known, period.period);
}
