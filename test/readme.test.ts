import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, cp, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { LANGS, type Lang } from '../src/library/schema.ts';
import { looksJapanese } from '../src/library/text/index.ts';
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

/** A step in a folder of one language: without the texts in the other one, and what is asked in it. */
function inOneLanguage(step: Step, lang: Lang): Step[] {
  const other = lang === 'en' ? 'ja' : 'en';
  if ('run' in step) {
    if (step.run.includes('briefs:new')) return [{ run: `${step.run} --lang ${lang}` }];
    return looksJapanese(step.run) === (other === 'ja') && step.run.includes(' ask ') ? [] : [step];
  }
  const text = step.text
    .replace(new RegExp(`^( +)${other}: .*\\n(?:\\1 .*\\n)*`, 'gm'), '')
    .replace(
      new RegExp(`,? ?${other}: (?:\\[[^\\]]*\\]|[^,}\\n]*[^,} \\n])(?=[^\\n]*\\})`, 'g'),
      '',
    )
    .replaceAll('{,', '{')
    .replaceAll('brief.schema', `brief-${lang}.schema`);
  return [{ ...step, text }];
}

const ANSWERS: Readonly<Record<Lang, readonly string[]>> = {
  en: ['room 3 of Maroka town hall', 'within six months', 'sold at the spring market'],
  ja: ['町役場3号室', '6カ月以内', '春の市で売られる'],
};

test.each([
  { kind: 'in both languages', langs: LANGS },
  { kind: 'in English only', langs: ['en'] },
  { kind: 'in Japanese only', langs: ['ja'] },
] as const)(
  '“Write a brief in five minutes”, done to the letter in an empty folder, gives a brief $kind that answers its questions',
  async ({ langs }) => {
    const home = await emptyFolder();
    // The repository as it stands after `npm ci`, without what somebody may have in it.
    for (const name of ['src', 'briefs', 'node_modules'])
      await symlink(resolve(name), join(home, name));
    await cp('package.json', join(home, 'package.json'));

    const [only, another] = langs;
    const steps = stepsOf(section).flatMap((step) => (another ? step : inOneLanguage(step, only)));
    const printed = new Map<string, string>();
    for (const step of steps) {
      if ('file' in step) {
        await step.put(join(home, step.file), step.text);
        continue;
      }
      const { stdout } = await execute('sh', ['-c', step.run], { cwd: home });
      printed.set(step.run, stdout);
    }

    const outputOf = (words: string) =>
      [...printed].filter(([line]) => line.includes(words)).map(([, out]) => out);
    const answers = outputOf(' ask ').map((out) => out.replaceAll(/\n */g, ' '));
    expect(outputOf('briefs:lint')).toEqual([expect.stringMatching(/^my-briefs: .* 0 faults\n$/)]);
    expect(outputOf('briefs:try')).toEqual([expect.stringMatching(/^lost-property-desk\n/)]);
    expect(answers).toEqual(
      langs.flatMap((lang) => ANSWERS[lang].map((part) => expect.stringContaining(part))),
    );
    for (const answer of answers) expect(answer).toContain('Lost and Found in Maroka');
  },
);

test('the brief of the README has three asks a fact and language', () => {
  const brief = stepsOf(section).flatMap((step) =>
    'file' in step && step.file.endsWith('lost-property.yaml') ? step.text : [],
  );
  const asks = brief[0]?.match(/(?<=(?:en|ja): \|-\n)(?: {8}.+\n)+/g) ?? [];
  expect(asks.map((lines) => lines.trim().split('\n').length)).toEqual([3, 3, 3, 3]);
});
