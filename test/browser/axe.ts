import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { expect, type Visit } from './visit.ts';

const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** In the page: of all that is well, only how much it is leaves it, which would take long else. */
const RUN = `axe.run({ resultTypes: ['violations'] }).then(({ violations, passes }) =>
  ({ violations, passed: passes.length }))`;

/** The faults that axe finds and calls serious or critical, as "rule: where". */
export async function seriousFaults({ page }: Pick<Visit, 'page'>): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations, passed } = (await page.evaluate(RUN)) as Found;
  expect(passed).toBeGreaterThan(10);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

type Found = Pick<AxeResults, 'violations'> & { readonly passed: number };
