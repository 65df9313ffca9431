import { expect, test } from 'vitest';
import { runProcess as run } from '../support/script.ts';

test.each([
  [[], /'--kills <number>' not specified/],
  [['--kills', 'often'], /'often' is invalid\. Give a whole number from 1 on/],
  [['--kills', '0'], /Give a whole number from 1 on/],
  [['--kills', '1', '--seed', '-1'], /Give a whole number from 0 on/],
  [['--kills', '1', '--database', 'mysql://x'], /Give postgres .* or the address of an empty/],
  [['--kills', '1', 'more'], /too many arguments/],
])('torture %j says what is accepted', async (args, said) => {
  const { code, out, err } = await run('torture', args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
  expect(err).toContain('--help');
});
