import { describe, expect, test } from 'vitest';
import { checkStatement, type Part } from '../../src/answers/index.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import { shipped } from '../support/libraries.ts';

/** The parts of a one-sentence statement that have a verdict, in its words. */
function partsOf(said: string, verdict: Part['verdict']): string[] {
  const { parts } = checkStatement(said, looksJapanese(said) ? 'ja' : 'en', shipped);
  return parts.filter((part) => part.verdict === verdict).map(({ shown }) => shown);
}

function insteadOf(said: string): (string | undefined)[] {
  const { parts } = checkStatement(said, looksJapanese(said) ? 'ja' : 'en', shipped);
  return parts.flatMap((part) => (part.verdict === 'contradicted' ? part.instead : []));
}

describe('who held an office at a time between those that sources show', () => {
  test.each([
    ['Nagumo was commander of the Joint Operations Command in July 2025', 'July 2025'],
    ['In September 2025 Nagumo led the Joint Operations Command', 'September 2025'],
    ['Jost commanded U.S. Forces Japan in December 2024', 'December 2024'],
    ['Ishiba was prime minister of Japan in August 2025', 'August 2025'],
    ["Nakatani was Japan's defense minister in June 2025", 'June 2025'],
    ['Nagumo commanded the Joint Operations Command in 2025', '2025'],
    ['2025年6月の防衛相は中谷氏だった', '2025年6月'],
    ['2025年9月、統合作戦司令官は南雲憲一郎氏だった', '2025年9月'],
  ])('is confirmed with the time: %s', (said, time) => {
    expect(partsOf(said, 'supported')).toContain(time);
    expect(partsOf(said, 'supported')).toHaveLength(2);
    expect(partsOf(said, 'not-covered')).toEqual([]);
  });

  test.each([
    ['Tawara was commander of the Joint Operations Command in July 2025', 'Kenichiro Nagumo'],
    ["Koizumi was Japan's defense minister in June 2025", 'Gen Nakatani'],
    ['Rupp was commander of U.S. Forces Japan in March 2025', 'Stephen Jost'],
    ['2025年9月、統合作戦司令官は俵氏だった', '南雲憲一郎'],
  ])('is another, who held it all that time: %s', (said, other) => {
    expect(insteadOf(said)).toEqual([other]);
    expect(partsOf(said, 'supported')).toEqual([]);
  });

  test.each([
    // Outside, or not all of it.
    'Nagumo was commander of the Joint Operations Command in 2024',
    'Jost commanded U.S. Forces Japan in January 2026',
    'Tawara was commander of the Joint Operations Command in 2025 and 2026',
    'Rupp was commander of U.S. Forces Japan in 2024',
    'Biden was U.S. president in June 2024',
    // A beginning or an end is no day between.
    'Nagumo was commander of the Joint Operations Command until July 2025',
    'Nagumo commanded the Joint Operations Command until March 2025',
    'Jost has commanded U.S. Forces Japan since December 2024',
    // Who was it in a year that is half over is so no more.
    'Nagumo commands the Joint Operations Command in 2026',
    // The predecessor is not, whatever the office is called.
    '防衛相は中谷氏だ',
    '中谷氏は防衛相だ',
  ])('stays open: %s', (said) => {
    expect(partsOf(said, 'supported')).toEqual([]);
    expect(partsOf(said, 'contradicted')).toEqual([]);
  });
});
