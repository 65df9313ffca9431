import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brief, packFolder, put } from '../support/pack.ts';
import { run } from '../support/script.ts';

const cites = ['gazette#1'];
const statement = (id: string, en: string, ja: string, more: Record<string, unknown> = {}) => ({
  id,
  status: 'reported',
  en,
  ja,
  cites,
  ...more,
});

const OPENED = statement(
  'bridge-opened',
  'The Great Bridge was opened to cyclists on 3 May 2024 by the harbour master.',
  '大橋は2024年5月3日、港長の手で自転車に開放された。',
  { date: '2024-05-03', asks: { en: 'when could bikes go across', ja: '自転車はいつから渡れる' } },
);
const TOLL = statement(
  'bridge-toll',
  'Lorries pay a toll of 12 euros at the northern gate.',
  '貨物車は北門で12ユーロの通行料を払う。',
);

/** Tries a brief of these facts; gives what is printed. */
async function tried(changes: Record<string, unknown>, ...args: readonly string[]) {
  const folder = await packFolder({ 'bridge.yaml': brief('bridge', changes) });
  return run('briefs:try', [join(folder, 'bridge.yaml'), ...args]);
}

describe('npm run -s briefs:try', () => {
  test('tells of each fact in each language how many plain questions find it', async () => {
    const ended = await tried({ facts: [OPENED, TOLL] });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(
      /^bridge-opened\n {2}en {2}\d of \d questions find it\n[\s\S]*\n {2}ja {2}\d of \d[\s\S]*\nbridge-toll\n/,
    );
    expect(ended.out).toMatch(
      /^en: \d+ of \d+ questions find their fact, .*, facts without an ask: 1$/m,
    );
  });

  test('with --lang of one language only', async () => {
    const { out } = await tried({ facts: [OPENED] }, '--lang', 'ja');
    expect(out).toMatch(/^ja: /m);
    expect(out).not.toMatch(/^(?: {2})?en\b/m);
  });

  test('names facts without an ask, and words that stand in asks only', async () => {
    const { out } = await tried({ facts: [OPENED, TOLL] }, '--lang', 'en');
    const [, opened = '', toll = ''] = out.split(/^bridge-.*\n/m);
    expect(opened).toContain('new words: bikes');
    expect(opened).not.toContain('no ask yet');
    expect(toll).toContain('no ask yet: write 1 to 3');
  });

  test('names the fact that is in the way, and what it has', async () => {
    const asks = { en: 'which fee is charged to heavy trucks', ja: '重量車の料金' };
    const other = statement(
      'bridge-fee',
      'The fee for heavy trucks is charged at the southern gate.',
      '重量車の料金は南門で徴収される。',
    );
    const { out } = await tried({ facts: [{ ...TOLL, asks }, other] }, '--lang', 'en');
    expect(out).toMatch(
      /“which fee is charged to heavy trucks” \(its ask, left out\)\n +\S.* bridge-fee: it has .*heavy/,
    );
  });

  test('names the uncovered line that mutes a fact', async () => {
    const uncovered = {
      en: 'Great Bridge opened cyclists harbour\nwhich cyclists opened the Great Bridge harbour',
      ja: '',
    };
    const { out } = await tried({ facts: [OPENED], uncovered }, '--lang', 'en');
    expect(out).toMatch(/muted by the uncovered line “.*cyclists.*”/);
  });

  test.each(['examples/town-services/waste.yaml', 'examples/support-policy/outages.yaml'])(
    'most questions find the facts of %s',
    async (file) => {
      const { out, code } = await run('briefs:try', [file]);
      expect(code).toBe(0);
      for (const [, found, all] of out.matchAll(/^..: (\d+) of (\d+) questions/gm)) {
        expect(Number(found)).toBeGreaterThan(Number(all) / 2);
      }
    },
  );
});

describe('a file that is no sound brief is named, with the remedy', () => {
  test('none at all', async () => {
    const ended = await run('briefs:try', []);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain("missing required argument 'file'");
  });

  test.each([
    ['brigde.yaml', 'there is no such file. Did you mean FOLDER/bridge.yaml?'],
    ['.', 'this is a folder. Name one brief in it, such as FOLDER/bridge.yaml.'],
    ['sources.yaml', 'this is no brief. Name one of this folder, such as FOLDER/bridge.yaml.'],
    ['notes.txt', 'a brief is a file named *.yaml. Rename it.'],
    [
      'drafts/road.yaml',
      'it does not lie in a folder of briefs: sources.yaml and library.yaml are missing beside it. Move it beside those of your briefs, or add them.',
    ],
    ['drafts/none.yaml', 'there is no such file. Did you mean FOLDER/drafts/road.yaml?'],
  ])('%s', async (name, message) => {
    const folder = await packFolder();
    await mkdir(join(folder, 'drafts'));
    await put(folder, 'notes.txt', 'nothing');
    await put(join(folder, 'drafts'), 'road.yaml', brief('road'));
    const ended = await run('briefs:try', [join(folder, name)]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err.trimEnd().replaceAll(folder, 'FOLDER')).toMatch(/^FOLDER.*: /);
    expect(ended.err.trimEnd().replaceAll(folder, 'FOLDER').replaceAll('\\', '/')).toContain(
      message,
    );
  });

  test('one with faults', async () => {
    const ended = await tried({ facts: [] });
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(
      /facts is an empty list\. Write at least one fact\.\n[\s\S]*mend the faults above first/,
    );
  });

  test('a fault in another brief is told, and fails, but the sound one is tried', async () => {
    const folder = await packFolder({ 'bridge.yaml': brief('bridge'), 'road.yaml': 'id: [' });
    const ended = await run('briefs:try', [join(folder, 'bridge.yaml')]);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('road.yaml:1:');
    expect(ended.out).toMatch(/^bridge-opened\n/);
  });
});
