import { describe, expect, test } from 'vitest';
import { checkStatement } from '../../src/answers/index.ts';
import { runCommand } from '../../src/commands/table.ts';
import { LANGS, type Lang, type Library, textsOf } from '../../src/library/index.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const now = new Date('2026-11-29T00:00:00Z');

/** The sentences of the bot's own in a check, from top to bottom. */
function noticesOf(text: string, lang: Lang, library: Library = shipped): string[] {
  const { blocks } = runCommand('check', { lang, options: { text } }, { library, now });
  return blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
}

const en = wordsFor('en').check;
const ja = wordsFor('ja').check;

describe('a statement with several claims', () => {
  test('has each judged by itself', () => {
    const said = 'The JJOC launched in March 2025 with 240 people and reports to the Joint Staff';
    const notices = noticesOf(said, 'en');
    expect(notices).toContain(en.supported(['March 2025', '240 people']));
    expect(notices).toContain(en.notCovered(['reports to the Joint Staff']));
  });

  test('in Japanese, too', () => {
    const notices = noticesOf('統合作戦司令部は2025年3月に240人で発足し、那覇に置かれた', 'ja');
    expect(notices).toContain(ja.supported(['2025年3月', '240人']));
    expect(notices).toContain(ja.other('那覇', '東京・市ケ谷の防衛省'));
  });

  test('is held against the facts on each clause where none bears on all of it', () => {
    const notices = noticesOf('The JJOC is based in Naha and commanded by Kenichiro Nagumo', 'en');
    expect(notices).toContain(en.other('in Naha', 'at the Defense Ministry in Ichigaya'));
    expect(notices).toContain(en.other('Kenichiro Nagumo', 'Tawara'));
  });
});

describe.each([
  ['USFJ is based at Yokota Air Base', 'en', 'supported'],
  ['統合作戦司令部は東京・市ケ谷にある', 'ja', 'supported'],
  // Tokyo is not told apart from the ministry that the briefs put there.
  ['The JJOC is based in Tokyo', 'en', 'notCovered'],
  // Another subject's headquarters is no evidence.
  ['USFJ is based at Fuchu', 'en', 'notCovered'],
  ['The defence minister of Japan is Koizumi', 'en', 'supported'],
  ['The commander of U.S. Forces Japan is Jost', 'en', 'supported'],
  ['日本の防衛相は小泉進次郎氏だ', 'ja', 'supported'],
  ['Trump is president of Japan', 'en', 'notCovered'],
  // The former president is not the president, nor the deputy the commander.
  ['米大統領はバイデン氏だ', 'ja', 'notCovered'],
  ['The deputy commander of the JJOC is Tawara', 'en', 'supported'],
] as const)('"%s"', (said, lang, verdict) => {
  test(`is ${verdict}`, () => {
    const { check } = wordsFor(lang);
    const notices = noticesOf(said, lang);
    expect(notices).toContain(check[verdict]([said]));
    expect(notices).toHaveLength(4);
  });
});

test.each([
  ["Nakatani is Japan's defense minister", 'en', 'Nakatani', 'Shinjiro Koizumi'],
  ['日本の防衛相は中谷元氏だ', 'ja', '中谷元', '小泉進次郎'],
  ['The prime minister of Japan is Trump', 'en', 'Trump', 'Sanae Takaichi'],
] as const)('"%s": the briefs name somebody else', (said, lang, person, other) => {
  expect(noticesOf(said, lang)).toContain(wordsFor(lang).check.other(person, other));
});

test('who held an office then is confirmed for then, and only then', () => {
  const then = "Nakatani was Japan's defense minister in March 2025";
  expect(noticesOf(then, 'en')).toContain(en.supported(['March 2025', 'Nakatani']));
  const later = "Nakatani was Japan's defense minister in May 2026";
  expect(noticesOf(later, 'en')).toContain(en.other('Nakatani', 'Shinjiro Koizumi'));
  const unknown = "Nakatani was Japan's defense minister in May 2024";
  expect(noticesOf(unknown, 'en')).toContain(en.notCovered(['May 2024', 'Nakatani']));
});

test.each([
  ['The JJOC is not based in Ichigaya', 'en'],
  ['The JJOC was not launched with 240 people', 'en'],
  ['統合作戦司令部は市ケ谷には置かれていない', 'ja'],
] as const)('"%s" says what is not so: neither confirmed nor denied', (said, lang) => {
  const { check } = wordsFor(lang);
  expect(noticesOf(said, lang)).toEqual([
    check.of(said),
    check.notCovered([said]),
    check.rest,
    check.found,
  ]);
});

describe('with a folder of somebody else', async () => {
  const support = await libraryOf('examples/support-policy');
  const town = await libraryOf('examples/town-services');

  test.each([
    ['Ingrid Vantal is the operations chief', 'supported'],
    ['Mirela Dostan leads the security team', 'supported'],
    ['Ingrid Vantal is the operations chief of Alderbeck', 'notCovered'],
  ] as const)('"%s" is %s', (said, verdict) => {
    expect(noticesOf(said, 'en', support)).toContain(en[verdict]([said]));
  });

  test('a part that no brief covers is told apart from one that is so', () => {
    const notices = noticesOf(
      'The bridge was closed on 14 September 2026 and is in Bern',
      'en',
      town,
    );
    expect(notices).toContain(en.supported(['14 September 2026']));
    expect(notices).toContain(en.notCovered(['is in Bern']));
  });
});

test.each(LANGS)(
  'what the briefs state themselves is never met with something else (%s)',
  async (lang) => {
    for (const library of [shipped, await libraryOf('examples/town-services')]) {
      for (const fact of library.facts.values()) {
        for (const said of textsOf(fact, lang)) {
          const { parts } = checkStatement(said, lang, library);
          expect(
            parts.filter(({ instead }) => instead !== undefined),
            said,
          ).toEqual([]);
        }
      }
    }
  },
  60_000,
);

test('another place is named without a verdict: one may lie in the other', () => {
  const text = 'U.S. Indo-Pacific Command is based in Honolulu';
  const options = { lang: 'en', options: { text } } as const;
  const { blocks } = runCommand('check', options, { library: shipped, now });
  const named = en.other('in Honolulu', 'in Hawaii');
  expect(blocks).toContainEqual({ kind: 'notice', tone: 'info', text: named });
});
