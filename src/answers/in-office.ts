import { compareDates, type Fact } from '../library/index.ts';
import { type Period, periodOf } from './text/index.ts';

/**
 * The days on which the person of a fact surely held the office; null where its editor gives none. Who held it by November
 * 2024 did so at the end of that month, and who held it in July 2025 at its beginning, at the least.
 */
export function surelyInOffice({ inOffice }: Fact): Period | null {
  if (inOffice === undefined) return null;
  const [from, to] = [periodOf(inOffice.from).to, periodOf(inOffice.to).from];
  return from !== null && to !== null && compareDates(from, to) <= 0 ? { from, to } : null;
}
