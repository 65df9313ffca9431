import { describe, expect, test } from 'vitest';
import { CONDITIONS, whyNotApart } from '../../tools/fault-test/conditions.ts';
import { outlive } from '../../tools/fault-test/run-condition.ts';

const missing = whyNotApart();
/** What shows sooner; `npm run outlive` has the others, too. */
const SHORT_MS = 4000;

describe('the bot lives on, answers, and says once what is wrong', () => {
  for (const condition of CONDITIONS.filter(({ leastMs }) => leastMs <= SHORT_MS)) {
    test(condition.name, async (context) => {
      if (missing && condition.isApart) return context.skip(missing);
      const { isAlive, answered, failed, told } = await outlive(condition, SHORT_MS);
      expect(failed).toEqual([]);
      expect(isAlive).toBe(true);
      expect(answered).toBeGreaterThan(0);
      expect(told).toBe(1);
    });
  }
});
