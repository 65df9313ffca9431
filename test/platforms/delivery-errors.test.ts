import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deliveryErrorsPage } from '../../tools/delivery-errors/page.ts';

test('docs/delivery-errors.md is what the code says; if not, run npm run docs:errors', () => {
  expect(readFileSync('docs/delivery-errors.md', 'utf8')).toBe(deliveryErrorsPage());
});
