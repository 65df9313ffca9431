import { describe, expect, test } from 'vitest';
import { findHints, loadLibrary } from '../../src/library/loading/index.ts';
import { describeProblem } from '../../src/library/loading/problem.ts';
import { smallLibraryIn } from '../support/libraries.ts';
import { brief, PACK, packFolder, packIn } from '../support/pack.ts';

const load = async (files: Record<string, unknown>) => {
  const { library, problems } = await loadLibrary(await packFolder(files));
  return { library, problems: problems.map((one) => describeProblem(one).replace(/^\S*\//, '')) };
};

const inEnglish = packIn('en', { 'bridge.yaml': brief('bridge') });

describe('a folder in one language', () => {
  test.each(['en', 'ja'] as const)(
    '%s: has no faults, and its readers get its texts',
    async (lang) => {
      const files = packIn(lang, { 'bridge.yaml': brief('bridge') });
      const { library, problems } = await load(files);
      expect(problems).toEqual([]);
      expect(library?.languages).toEqual([lang]);
      const [found] = library?.briefs.values() ?? [];
      const text = { en: 'The point.', ja: '要点。' }[lang];
      expect(found?.bottomLine).toMatchObject({ en: text, ja: text });
      expect(await findHints(await packFolder(files), new Date())).toHaveLength(2); // facts without an ask in it
    },
  );

  test('a text in a language that it does not name is a fault, with its place and remedy', async () => {
    const { 'bridge.yaml': sound, ...others } = inEnglish;
    const title = { en: 'Bridge', ja: '橋' };
    const { problems } = await load({ ...others, 'bridge.yaml': { ...(sound as object), title } });
    expect(problems).toEqual([
      expect.stringMatching(
        /^bridge.yaml:\d+:\d+: title.ja is Japanese, which "languages" of library.yaml does not name. Remove it, or write "languages: \[en, ja\]" there, and every text in both.$/,
      ),
    ]);
  });

  test('a text that it lacks is a fault', async () => {
    const { 'bridge.yaml': sound, ...others } = inEnglish;
    const { problems } = await load({
      ...others,
      'bridge.yaml': { ...(sound as object), title: {} },
    });
    expect(problems).toEqual([
      expect.stringContaining('title.en is missing. Add the English text ("en: …").'),
    ]);
  });

  test('without the field, every text is in both languages', async () => {
    const { problems } = await load({ ...inEnglish, 'library.yaml': PACK });
    expect(problems).toContainEqual(expect.stringContaining('title.ja is missing'));
  });

  test.each([
    ['en', '"en". Write a list: [en].'],
    [['de'], '"de". Write one of en, ja'],
    [[], 'an empty list. Write [en], [ja] or [en, ja]'],
  ])('languages: %j is a fault of its own, and makes no others', async (languages, said) => {
    const settings = { ...(inEnglish['library.yaml'] as object), languages };
    const files = Array.isArray(languages)
      ? { 'bridge.yaml': brief('bridge'), 'library.yaml': { ...PACK, languages } }
      : { ...inEnglish, 'library.yaml': settings };
    const { problems } = await load(files);
    expect(problems).toEqual([expect.stringContaining(said)]);
  });

  test.each([[['de']], [[]], [['en', 'fr']]])(
    'languages: %j hides no cause under texts that are missing in a language',
    async (languages) => {
      const settings = { ...(inEnglish['library.yaml'] as object), languages };
      const bridge = { ...(inEnglish['bridge.yaml'] as object), related: ['nowhere'] };
      const files = { ...inEnglish, 'library.yaml': settings, 'bridge.yaml': bridge };
      const { library, problems } = await load(files);
      expect(library).toBeNull();
      expect(problems).toEqual([
        expect.stringMatching(/^bridge.yaml.* there is no brief "nowhere"/),
        expect.stringMatching(/^library.yaml.* languages/),
      ]);
    },
  );

  test.each([
    [null, 'this file is missing'],
    ['title: { en: News }\nlanguages: [en', 'this is not valid YAML'],
    ['languages: [en]\n- x', 'this is not valid YAML'],
  ])('nor does a library.yaml that is %j', async (text, said) => {
    const { problems } = await load({ ...inEnglish, 'library.yaml': text });
    expect(problems).toEqual([expect.stringMatching(`^library.yaml.* ${said}`)]);
  });

  test('both languages may be named too', async () => {
    const settings = { ...PACK, languages: ['ja', 'en'] };
    const { library, problems } = await load({
      'bridge.yaml': brief('bridge'),
      'library.yaml': settings,
    });
    expect(problems).toEqual([]);
    expect(library?.languages).toEqual(['en', 'ja']);
  });

  test('a term is shown by its name there', async () => {
    const { terms } = await smallLibraryIn('ja');
    expect([...terms.values()].map(({ en }) => en[0])).toContain('大橋');
  });
});
