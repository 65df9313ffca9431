/** A date, a figure or a claim of a statement, and what the briefs say on it. */
export type Part = {
  /** In the statement's words. */
  readonly shown: string;
  readonly verdict: 'supported' | 'contradicted' | 'not-covered';
  /** What the briefs hold in the same role, where that can be named: another person; a place that need not be another. */
  readonly instead?: string;
};
