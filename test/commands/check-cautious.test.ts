import { describe, expect, test } from 'vitest';
import { isSaidBy } from '../../src/answers/claims/said.ts';
import { indexFor } from '../../src/answers/index/index.ts';
import { checkStatement, type Part } from '../../src/answers/index.ts';
import { runCommand } from '../../src/commands/table.ts';
import type { Fact, Lang, Library } from '../../src/library/index.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import { wordsFor } from '../../src/replies/words/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const town = await libraryOf('examples/town-services');
const strait = await libraryOf('test/eval/packs/strait-link');
const now = new Date('2026-11-29T00:00:00Z');

const [anyFact] = [...shipped.facts.values()];
const langOf = (text: string): Lang => (looksJapanese(text) ? 'ja' : 'en');

/** The parts of a statement that have a verdict, in its words. */
function partsOf(said: string, verdict: Part['verdict'], library: Library): string[] {
  const { parts } = checkStatement(said, langOf(said), library);
  return parts.filter((part) => part.verdict === verdict).map(({ shown }) => shown);
}

function noticesOf(text: string, library: Library): string[] {
  const options = { lang: langOf(text), options: { text } };
  const { blocks } = runCommand('check', options, { library, now });
  return blocks.flatMap((block) => (block.kind === 'notice' ? block.text : []));
}

describe('a clause in the words of a fact that says something else is not confirmed', () => {
  test.each([
    // The other half of a contrast.
    ['Household waste is collected on Thursdays in the Old Town district', town],
    ['Household waste is collected on Tuesdays in the Hill district', town],
    ['Paper goes into the yellow sack', town],
    ['A steady tone of one minute means danger', town],
    ['旧市街地区の家庭ごみは木曜日に収集される', town],
    // What turns the fact, or the clause.
    ['Bicycles may be ridden on Mill Bridge', town],
    ['Fires on the beach are allowed east of the pier', town],
    ['The Lantern Festival took place with the lanterns being launched from the harbour', town],
    ['Pets are admitted to the parish hall', town],
    // Undecided.
    ['The sauna at the pool will open again', town],
    ['プールのサウナは再開する', town],
    ['The magnetic field of the strait link disturbs migrating eels', strait],
    ['Halvene holds a referendum on the strait link', strait],
    // One side of a dispute.
    ['The strait link will begin regular operation in spring', strait],
    // Who does what.
    ['U.S. Forces Japan outranks U.S. Indo-Pacific Command', shipped],
    ['China administers the Senkaku Islands', shipped],
    ['The strait link objects to the League of Strait Fishers', strait],
    ['Halvene will sell surplus solar power in summer over the strait link', strait],
    ['Japan Joint Operations Command is short for JJOC', shipped],
    // Beside the office.
    ['Tawara of the Air SDF is the commander of the Joint Operations Command', shipped],
  ] as const)('%s', (said, library) => {
    const whole = partsOf(said, 'supported', library).filter(
      (part) => part.length > said.length / 2,
    );
    expect(whole).toEqual([]);
    expect(partsOf(said, 'contradicted', library)).toEqual([]);
  });

  test.each([
    [
      'The new U.S. joint force headquarters in Japan will be subordinate to U.S. Indo-Pacific Command in Hawaii',
      shipped,
    ],
    ['Brandreth and Quillan signed the strait link accord in Port Arlen', strait],
  ] as const)('but one that the fact says is: %s', (said, library) => {
    expect(partsOf(said, 'supported', library).join(' ')).not.toBe('');
    expect(partsOf(said, 'not-covered', library)).toEqual([]);
  });
});

describe('a clause is said by a sentence that has it whole, and by no other', () => {
  const closed = 'The harbour bridge is closed';
  test.each([
    ['The harbour bridge is closed.', closed, 'reported', true],
    ['The harbour bridge is closed, the mayor said.', closed, 'said', true],
    ['The harbour bridge is closed.', closed, 'undecided', false],
    ['The harbour bridge is closed to lorries.', closed, 'reported', false],
    ['The mayor hears that the harbour bridge is closed.', closed, 'reported', false],
    ['The harbour bridge is closed, unless the council objects.', closed, 'reported', false],
    ['The harbour bridge was closed.', closed, 'reported', false],
    ['The closed bridge is the harbour.', closed, 'reported', false],
    ['港の橋は閉鎖される。', '港の橋は閉鎖される', 'reported', true],
    ['港の橋は閉鎖されると町長は話した。', '港の橋は閉鎖される', 'reported', false],
    ['港の橋は閉鎖される、ただし冬だけだ。', '港の橋は閉鎖される', 'reported', false],
  ] as const)('"%s" — "%s", %s: %s', (text, said, status, isSaid) => {
    const lang = langOf(text);
    const fact = { ...anyFact, status, [lang]: text } as Fact;
    const clause = { said, whole: said, subject: '', statement: `${said} …` };
    expect(isSaidBy(fact, clause, lang, indexFor(shipped, lang).phrases)).toBe(isSaid);
  });
});

describe('who holds an office', () => {
  test.each([
    ['As of June 2026 Nagumo commands the Joint Operations Command', 'Nagumo', 'Tawara'],
    ['As of spring 2026 Nakatani is Japan’s defense minister', 'Nakatani', 'Shinjiro Koizumi'],
    ['2026年現在、統合作戦司令官は南雲憲一郎氏だ', '南雲憲一郎', '俵千城'],
  ])('as of now is no past: %s', (said, person, other) => {
    expect(noticesOf(said, shipped)).toContain(wordsFor(langOf(said)).check.other(person, other));
    expect(partsOf(said, 'supported', shipped)).toEqual([]);
  });

  test.each([
    'As of June 2026 the prime minister of Japan is Takaichi',
    '2026年6月時点の日本の首相は高市早苗氏だ',
  ])('is confirmed with the time for which a fact says so: %s', (said) => {
    expect(partsOf(said, 'supported', shipped)).toHaveLength(2);
  });

  test.each([
    'Nagumo commanded the Joint Operations Command in June 2025',
    'In January 2026 Nagumo was commander of the Joint Operations Command',
    'Ishiba was prime minister of Japan in June 2025',
    'Jost was the commander of U.S. Forces Japan in February 2025',
    '2025年6月の統合作戦司令官は南雲氏だった',
    '2025年5月、首相は石破茂氏だった',
  ])('a day within the term is never called otherwise: %s', (said) => {
    expect(partsOf(said, 'contradicted', shipped)).toEqual([]);
  });
});

describe('a date', () => {
  test.each([
    ['The JJOC was established in 2023', ['2023'], shipped],
    ['USFJ came into being in 1960', ['1960'], shipped],
    ['在日米軍は1960年に創設された', ['1960年'], shipped],
  ] as const)('is otherwise of what comes into being once: %s', (said, dates, library) => {
    expect(partsOf(said, 'contradicted', library)).toEqual(dates);
  });

  test.each([
    ['Mill Bridge was closed to motor vehicles in December 2026', town],
    ['The town hall is closed on 27 December 2026', town],
    ['水車橋は2026年12月に通行止めだ', town],
    ['Hegseth and Koizumi met in February 2026', shipped],
    ['Japan set up the JJOC with Australia in 2026', shipped],
    // The fact with the date says something else of the same people, or is on what is undecided.
    ['Nagumo resigned on 24 March 2025', shipped],
    ['Mill Bridge was painted on 14 September 2026', town],
    ['The garage has been voted on by 15 January 2027', town],
    ['高市首相は2025年3月30日にヘグセス氏に電話した', shipped],
  ] as const)('is neither, where it may be of something else: %s', (said, library) => {
    expect(partsOf(said, 'contradicted', library)).toEqual([]);
    expect(partsOf(said, 'supported', library)).toEqual([]);
    expect(partsOf(said, 'not-covered', library)).not.toEqual([]);
  });
});

describe('the parts are told where no fact bears on all of a statement', () => {
  test.each([
    [
      'The JJOC was launched on 24 March 2025 with 700 people in Sasebo',
      { supported: ['24 March 2025'], contradicted: ['700 people'], 'not-covered': ['Sasebo'] },
    ],
    [
      'Without any doubt USFJ was founded in 1962',
      { supported: [], contradicted: ['1962'], 'not-covered': [] },
    ],
    [
      '言うまでもなく、統合作戦司令部は2021年に発足した',
      { supported: [], contradicted: ['2021年'], 'not-covered': [] },
    ],
  ] as const)('%s', (said, parts) => {
    for (const verdict of ['supported', 'contradicted', 'not-covered'] as const) {
      expect(partsOf(said, verdict, shipped)).toEqual(parts[verdict]);
    }
  });

  test.each([
    ['USFJ was founded in 1957 and not in 1962', shipped],
    ['Mill Bridge was not closed on 14 September 2026', town],
    ['水車橋は2026年9月14日に閉鎖されていない', town],
  ] as const)('what is denied is neither: %s', (said, library) => {
    expect(partsOf(said, 'contradicted', library)).toEqual([]);
    expect(partsOf(said, 'not-covered', library)).toEqual([said]);
  });
});

test.each([
  ['The library is open on Saturdays and Sundays', town],
  ['図書館は日曜日に開いている', town],
  ['丘地区のごみの収集日は火曜日だ', town],
  ['AMRAAM is an air-to-ground missile', shipped],
] as const)('nothing that is said is passed over: %s', (said, library) => {
  expect(partsOf(said, 'not-covered', library)).toEqual([said]);
});

test.each([
  ['The JJOC launched in March 2025', shipped],
  ['The library is open on Mondays', town],
  ['図書館は月曜日も開いている', town],
  ['When did the JJOC start?', shipped],
] as const)('a reply with facts says what was not compared: %s', (text, library) => {
  const { check } = wordsFor(langOf(text));
  expect(noticesOf(text, library).slice(-2)).toEqual([check.rest, check.found]);
});
