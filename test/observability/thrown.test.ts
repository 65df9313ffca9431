import { expect, test } from 'vitest';
import { messageOf } from '../../src/observability/thrown/index.ts';

const quoting = (() => {
  try {
    return JSON.parse('what somebody wrote');
  } catch (error) {
    return error;
  }
})();

test.for([
  [new RangeError('too many'), 'too many'],
  [new Error(''), 'Error'],
  [quoting, 'SyntaxError'],
  ['what somebody wrote', 'a thrown string'],
  [null, 'a thrown null'],
  [undefined, 'a thrown undefined'],
  [Object.create(null), 'a thrown object'],
] as const)('%o is reported without words of people: %s', ([thrown, said]) => {
  expect(messageOf(thrown)).toBe(said);
});
