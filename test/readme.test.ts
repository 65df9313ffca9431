import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, cp, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { emptyFolder } from './support/stores.ts';

const execute = promisify(execFile);

/** What the section tells to do, in its order: commands to run, and text to append to a file or to put in its place. */
type Step =
  | { readonly run: string }
  | { readonly file: string; readonly text: string; readonly put: typeof appendFile };

function stepsOf(section: string): Step[] {
  let file = '';
  return section.split(/^(?=```)/m).flatMap((part): Step[] => {
    const [, kind, text = ''] = /^```(\w+)\n([\s\S]*)/.exec(part) ?? [];
    file = /`([\w-]+\/[\w-]+\.yaml)`/.exec(kind ? '' : part)?.[1] ?? file;
    if (kind === 'yaml') return [{ file, text, put: writeFile }];
    if (kind === 'text') return [{ file, text, put: appendFile }];
    return kind === 'sh'
      ? text
          .trim()
          .split('\n')
          .map((run) => ({ run }))
      : [];
  });
}

const [, section = ''] =
  /^## Write a brief in five minutes\n([\s\S]*?)^## /m.exec(readFileSync('README.md', 'utf8')) ??
  [];

test('“Write a brief in five minutes”, done to the letter in an empty folder, gives a brief that answers', async () => {
  const home = await emptyFolder();
  // The repository as it stands after `npm ci`, without what somebody may have in it.
  for (const name of ['src', 'briefs', 'node_modules'])
    await symlink(resolve(name), join(home, name));
  await cp('package.json', join(home, 'package.json'));

  const printed = new Map<string, string>();
  for (const step of stepsOf(section)) {
    if ('file' in step) {
      await step.put(join(home, step.file), step.text);
      continue;
    }
    const { stdout } = await execute('sh', ['-c', step.run], { cwd: home });
    printed.set(step.run, stdout);
  }

  const outputOf = (words: string) =>
    [...printed].filter(([line]) => line.includes(words)).map(([, out]) => out);
  expect(outputOf('briefs:lint')).toEqual([expect.stringMatching(/^my-briefs: .* 0 faults\n$/)]);
  expect(outputOf('briefs:try')).toEqual([expect.stringMatching(/^lost-property-desk\n/)]);
  expect(outputOf(' ask ')).toEqual([
    expect.stringContaining('room 3 of Maroka town hall'),
    expect.stringContaining('within six months'),
    expect.stringContaining('春の市で売られる'),
  ]);
  for (const answer of outputOf(' ask ')) expect(answer).toContain('Lost and Found in Maroka');
});

test('the brief of the README has three asks a fact and language', () => {
  const brief = stepsOf(section).flatMap((step) =>
    'file' in step && step.file.endsWith('lost-property.yaml') ? step.text : [],
  );
  const asks = brief[0]?.match(/(?<=(?:en|ja): \|-\n)(?: {8}.+\n)+/g) ?? [];
  expect(asks.map((lines) => lines.trim().split('\n').length)).toEqual([3, 3, 3, 3]);
});
