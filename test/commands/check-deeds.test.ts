import { describe, expect, test } from 'vitest';
import { areOpposites, areReversed, deedIn, isDoneIn } from '../../src/answers/claims/index.ts';
import { indexFor } from '../../src/answers/index/index.ts';
import { checkStatement, type Part } from '../../src/answers/index.ts';
import { normalise, tokenise } from '../../src/answers/text/index.ts';
import type { Lang, Library } from '../../src/library/index.ts';
import { looksJapanese } from '../../src/library/text/index.ts';
import { libraryOf, shipped } from '../support/libraries.ts';

const town = await libraryOf('examples/town-services');

const langOf = (text: string): Lang => (looksJapanese(text) ? 'ja' : 'en');

function partsOf(said: string, verdict: Part['verdict'], library: Library): string[] {
  const { parts } = checkStatement(said, langOf(said), library);
  return parts.filter((part) => part.verdict === verdict).map(({ shown }) => shown);
}

describe('beside another deed no date or figure is confirmed, nor is it otherwise', () => {
  test.each([
    // The opposite.
    ['Mill Bridge was opened to motor vehicles on 14 September 2026', town],
    ['The town council approved the garage on 18 November 2026', town],
    ['Households with an income above €24,000 pay nothing for day care', town],
    ['水車橋は2026年9月14日に通行が再開された', town],
    ['Hegseth and Koizumi agreed to cancel AMRAAM co-production on 29 October 2025', shipped],
    ['The Cabinet turned down Kenichiro Nagumo as the first commander on 11 March 2025', shipped],
    ['米下院軍事委員会は2026年6月4日、44対12で国防権限法案を却下した', shipped],
    // Something else.
    ['Mill Bridge was painted red after inspectors came on 14 September 2026', town],
    ['The town council laughed at the garage on 18 November 2026', town],
    ['水車橋は2026年9月14日に自動車の重さで崩れた', town],
    ['Hegseth stole a wreath on Iwo Jima on 29 March 2025', shipped],
    ['Koizumi and Hegseth quarrelled over AMRAAM co-production on 29 October 2025', shipped],
    ['統合作戦司令部は2025年3月24日、約240人を解雇した', shipped],
    ['政府は2025年3月11日、南雲氏を統合作戦司令官に充てる人事を否定した', shipped],
    // The other way round.
    ['Ricky Rupp took over USFJ from Stephen Jost on 8 October 2024', shipped],
    ['Koizumi received Paparo at Camp Smith in Hawaii on 12 January 2026', shipped],
    ['Trump told Takaichi on 28 October 2025 that the alliance is a priority', shipped],
    ['ラップ氏は2024年10月8日、ジョスト氏から在日米軍司令官を引き継いだ', shipped],
  ] as const)('%s', (said, library) => {
    expect(partsOf(said, 'supported', library)).toEqual([]);
    expect(partsOf(said, 'contradicted', library)).toEqual([]);
  });

  test.each([
    ['Mill Bridge was shut to motor vehicles on 14 September 2026', '14 September 2026', town],
    ['The garage vote was postponed on 18 November 2026', '18 November 2026', town],
    ['水道料金は2026年1月1日に2.35ユーロに値上げされた', '2026年1月1日', town],
    ['Stephen Jost took over USFJ from Ricky Rupp on 8 October 2024', '8 October 2024', shipped],
    ['Paparo received Koizumi at Camp Smith on 12 January 2026', '12 January 2026', shipped],
    ['Trump urged Takaichi on 19 March 2026 to help over Iran', '19 March 2026', shipped],
    ['The Cabinet appointed Nagumo first commander on 11 March 2025', '11 March 2025', shipped],
    ['ジョスト氏は2024年10月8日、ラップ氏から在日米軍の指揮を引き継いだ', '2024年10月8日', shipped],
    ['日米は2024年9月に指揮・統制の作業部会を立ち上げた', '2024年9月', shipped],
  ] as const)('in other words for the same it is: %s', (said, value, library) => {
    expect(partsOf(said, 'supported', library)).toContain(value);
  });
});

test.each([
  ['the pool was opened', 'the pool was closed', true],
  ['the pool was opened', 'the pool was painted', false],
  // An end is not left out by who tells of it, as a beginning may be.
  ['the club was dissolved', 'the club met', true],
  ['the club was founded', 'the club met', false],
  ['the pool is open in summer', 'the pool is open in summer and closed in winter', false],
  ['料金が引き下げられた', '料金が引き上げられた', true],
  ['料金が引き上げられた', '料金が発表された', false],
  ['組合は解散した', '組合は集会を開いた', true],
] as const)('"%s" and "%s" are opposites: %s', (said, told, areThey) => {
  expect(areOpposites(said, told, langOf(said))).toBe(areThey);
});

test.each([
  ['the upgraded office was hit', 'a storm hit the office', true],
  ['the office was hit', 'the office was upgraded', false],
  ['it was reported that the office was robbed', 'the office was reported on', false],
  ['the plan was set to begin', 'the plan is set to begin in may', true],
  ['会社を設立し、社員を雇った', '会社を設立した', true],
  ['社員を解雇した', '社員を雇った', false],
] as const)('what is done in "%s" is in "%s": %s', (said, told, isIt) => {
  const lang = langOf(said);
  const { phrases } = indexFor(town, lang);
  const deed = deedIn(said, [], lang, phrases);
  const own = tokenise(told, lang, phrases).flatMap(({ terms, meanings }) => [
    ...terms,
    ...meanings,
  ]);
  expect(deed && isDoneIn(told, new Set(own), deed, lang)).toBe(isIt);
});

test.each(['the talks lasted two days', 'the sum is large', '面積は広い', '会議は続いた'])(
  'nothing is done in "%s", so that nothing is asked for',
  (said) => {
    const lang = langOf(said);
    expect(deedIn(said, [], lang, indexFor(town, lang).phrases)).toBeNull();
  },
);

test.each([
  ['Trump told Takaichi', 'Takaichi told Trump', true],
  ['Trump was told by Takaichi', 'Takaichi told Trump', false],
  ['Trump was told by Takaichi', 'Trump told Takaichi', true],
  ['Trump met Takaichi', 'Takaichi met Trump', false],
  ['Trump and Takaichi left', 'Takaichi and Trump left', false],
  ['高市氏はトランプ氏に迫った', 'トランプ氏は高市氏に迫った', true],
  ['高市氏はトランプ氏と会談した', 'トランプ氏は高市氏と会談した', false],
] as const)('in "%s" and "%s" they are the other way round: %s', (said, told, areThey) => {
  const lang = langOf(said);
  const { phrases } = indexFor(shipped, lang);
  const [clause, sentence] = [normalise(said), normalise(told)];
  const people = phrases.names(clause).map(({ meaning }) => meaning);
  expect(areReversed(clause, sentence, people, lang, phrases)).toBe(areThey);
});
