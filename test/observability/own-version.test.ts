import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readOwnVersion } from '../../src/observability/own-version.ts';
import { emptyFolder } from '../support/stores.ts';

test('the version is that of package.json', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(readOwnVersion()).toEqual({ version });
});

test.each([
  ['missing', null],
  ['empty', ''],
  ['no JSON', '{ "version": '],
  ['null', 'null'],
  ['without a version', '{}'],
])('where it is %s, that is reported with the remedy', async (_, content) => {
  const file = join(await emptyFolder(), 'package.json');
  if (content !== null) await writeFile(file, content);
  expect(readOwnVersion(pathToFileURL(file))).toEqual({
    why: expect.stringMatching(
      /^The bot's package\.json cannot be read \(.+\).*Install the bot anew/,
    ),
  });
});
