import { describe, expect, test } from 'vitest';
import { checkStatement, type Part } from '../../src/answers/index.ts';
import { relatedFacts } from '../../src/commands/ask/related-facts.ts';
import { runCommand } from '../../src/commands/table.ts';
import { type Fact, LANGS, type Library, textsOf } from '../../src/library/index.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const town = await libraryOf('examples/town-services');
const support = await libraryOf('examples/support-policy');
const strait = await libraryOf('test/eval/packs/strait-link');
const now = new Date('2026-11-29T00:00:00Z');

const isSettled = ({ status }: Fact) => status !== 'undecided' && status !== 'disputed';

/** The parts of a one-sentence statement that have a verdict, in its words. */
function partsOf(said: string, verdict: Part['verdict'], library: Library): string[] {
  const { parts } = checkStatement(said, looksJapanese(said) ? 'ja' : 'en', library);
  return parts.filter((part) => part.verdict === verdict).map(({ shown }) => shown);
}

describe('what no fact shown has is told', () => {
  test.each([
    ['The JJOC launched in March 2025 with 240 people in Naha.', ['Naha'], shipped],
    // Another fact that is shown beside has them, and is on something else.
    [
      'The Senate Armed Services Committee voted 44 to 12 for its defense bill on 4 June 2026',
      ['Senate Armed Services Committee'],
      shipped,
    ],
    ['米上院軍事委員会は2026年6月4日、44対12で法案を可決した', ['米上院軍事委員会'], shipped],
    // The same fact has it in another place.
    ['USFJ was founded at Yokota on 1 July 1957', ['at Yokota'], shipped],
    ['在日米軍は1957年7月1日に横田で創設された', ['横田'], shipped],
    // A short sentence of names is no headline.
    ['The Fifth Air Force founded USFJ in 1957', ['Fifth Air Force'], shipped],
    ['The Royal Navy founded USFJ in 1957', ['Royal Navy'], shipped],
    ['the jjoc started in march 2025 w/ 240 ppl in naha lol', ['naha'], shipped],
    // The number is set against the one that the briefs give.
    ['Japan Launches Joint Operations Command In Okinawa With 300 Staff', ['Okinawa'], shipped],
    ['The JJOC launched in March 2025 under Emmanuel Macron', ['Emmanuel Macron'], shipped],
    ['Trump and Takaichi met in Washington on 19 March 2026', ['in Washington'], shipped],
    [
      'The U.S. has about 60,000 troops in Japan, according to Stars and Stripes',
      // Others differ on the number, and it is not theirs.
      ['60,000 troops', 'Stars and Stripes'],
      shipped,
    ],
    [
      'ヘグセス国防長官は硫黄島の後、ソウルに飛んだ',
      ['ヘグセス国防長官は硫黄島の後、ソウルに飛んだ'],
      shipped,
    ],
    ['Tawara is the commander of the JJOC in Naha', ['Naha'], shipped],
    ['Hegseth told Koizumi by phone on 15 March 2026 of Ukraine', ['Ukraine'], shipped],
    ['The JJOC started on Friday, 24 March 2025', ['Friday'], shipped],
    ['統合作戦司令部は2025年3月24日、240人体制で那覇に発足した', ['那覇'], shipped],
    [
      '統合作戦司令部は2025年3月に240人で始動し、木原防衛相が出席した',
      ['木原防衛相が出席した'],
      shipped,
    ],
    [
      '強襲揚陸艦トリポリは横須賀からウクライナへ向かったと2026年3月15日に報じられた',
      ['横須賀', 'ウクライナ'],
      shipped,
    ],
    ['米下院軍事委員会は2026年6月4日、国防権限法案を50対12で可決した', ['50'], shipped],
    [
      'Mill Bridge was closed on 14 September 2026 after Hanna Brook found corrosion in four of nine girders',
      ['Hanna Brook', 'nine girders'],
      town,
    ],
    [
      'On 18 November 2026 the town council in Odelbeck put off its vote on the garage by 8 votes to 7',
      ['Odelbeck'],
      town,
    ],
    ['町議会は2026年11月18日、札幌で地下駐車場の採決の延期を8対7で決めた', ['札幌'], town],
    [
      '水車橋は2026年9月14日、ジョン・ベイカー町長の決定で通行止めとなった',
      ['ジョン・ベイカー'],
      town,
    ],
    ['Brandreth and Quillan signed the accord in Lirio on 18 June 2026', ['Lirio'], strait],
    ['海峡連系線は全長184キロで、ハルベーネとノルウェーの電力網を結ぶ', ['ノルウェー'], strait],
  ] as const)('%s: %j', (said, left, library) => {
    expect(partsOf(said, 'not-covered', library)).toEqual(left);
  });

  test.each([
    [
      'JJOC was launched on 24 March 2025. South Korea and Australia welcomed it.',
      'South Korea and Australia welcomed it',
    ],
    [
      '統合作戦司令部は2025年3月24日に発足した。フィリピンのマルコス大統領が歓迎した。',
      'フィリピンのマルコス大統領が歓迎した',
    ],
  ])('a sentence that no fact bears on is told beside others: %s', (text, sentence) => {
    const lang = looksJapanese(text) ? 'ja' : 'en';
    const { blocks } = runCommand('check', { lang, options: { text } }, { library: shipped, now });
    const told = blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
    expect(told).toContain(wordsFor(lang).check.notCovered([sentence]));
  });
});

describe('a statement that is right has nothing left over', () => {
  test.each([
    [
      "Japan's Joint Operations Command was launched on 24 March 2025 at the Defense Ministry in Ichigaya",
      shipped,
    ],
    ['Adm. Samuel Paparo received Koizumi at Camp Smith in Hawaii on 12 January 2026', shipped],
    [
      'Koizumi and Hegseth met at the Pentagon on Thursday, 15 January 2026, for 50 minutes',
      shipped,
    ],
    ['Lloyd Austin and Antony Blinken met Minoru Kihara in Tokyo on 28 July 2024', shipped],
    ['統合作戦司令部は2025年3月24日、約240人の体制で発足した', shipped],
    ['USFJ was founded at Fuchu on 1 July 1957', shipped],
    ['米下院軍事委員会は2026年6月4日、44対12で国防権限法案を可決した', shipped],
    ['小泉進次郎防衛相は2026年1月12日、ハワイのキャンプ・スミスでパパロ司令官と会談した', shipped],
    ['高市早苗首相は2026年4月27日、安全保障政策を見直す15人の有識者会議を発足させた', shipped],
    ['The Lantern Festival took place from 17 to 19 July 2026, from the pier', town],
    ['プールの入場料は大人5.50ユーロ、子ども3ユーロだ', town],
    [
      "Tesmora's parliament ratified the strait link accord on 16 September 2026 by 71 votes to 38",
      strait,
    ],
    [
      'ブランドレスエネルギー相とキラン基盤整備相は2026年6月18日にポートアーレンで協定に署名した',
      strait,
    ],
  ] as const)('%s', (said, library) => {
    expect(partsOf(said, 'not-covered', library)).toEqual([]);
    expect(partsOf(said, 'contradicted', library)).toEqual([]);
  });

  test.each(LANGS)(
    'nearly all that the briefs state themselves (%s)',
    (lang) => {
      const said = [shipped, town, support, strait].flatMap((library) =>
        // What is undecided or disputed confirms nothing, not even its own words.
        [...library.facts.values()]
          .filter(isSettled)
          .flatMap((fact) => textsOf(fact, lang).map((text) => relatedFacts(text, lang, library))),
      );
      const open = said.filter(
        ({ facts, parts }) =>
          facts.length > 0 && parts.some(({ verdict }) => verdict !== 'supported'),
      );
      expect(open.length / said.length).toBeLessThan(0.05);
    },
    60_000,
  );
});

test.each([
  [
    'The JJOC was launched in March 2025. It is headquartered in Ichigaya.',
    'It is headquartered in Ichigaya',
  ],
  ['在日米軍は1957年7月1日に府中で創設された。司令部は横田基地にある。', '司令部は横田基地にある'],
])('a sentence may lean on the one before it: %s', (text, sentence) => {
  const lang = looksJapanese(text) ? 'ja' : 'en';
  const { blocks } = runCommand('check', { lang, options: { text } }, { library: shipped, now });
  const told = blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
  expect(told.join(' ')).toContain(sentence);
  expect(told.join(' ')).not.toContain(wordsFor(lang).check.notCovered([sentence]));
});

test.each([
  ['check: The JJOC launched in March 2025', 'en'],
  ['確認：統合作戦司令部は2025年3月に発足した', 'ja'],
] as const)('"%s" typed as a question is a check', (question, lang) => {
  const { check } = wordsFor(lang);
  const { blocks } = runCommand(
    'ask',
    { lang: 'en', options: { question } },
    { library: shipped, now },
  );
  expect(blocks).toContainEqual({ kind: 'notice', tone: 'info', text: check.found });
});

test.each(LANGS)('the help says how a statement is checked (%s)', (lang) => {
  const { check } = wordsFor(lang);
  const { blocks } = runCommand('help', { lang, options: {} }, { library: shipped, now });
  expect(blocks).toContainEqual({ kind: 'usage', usage: check.typed, note: check.help });
});
