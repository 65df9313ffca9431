import { describe, expect, test } from 'vitest';
import type { SourceId } from '../src/library/schema.ts';
import type { Block, Reply, SourceNote } from '../src/replies/reply.ts';
import { type Row, readDetails, readQuestions, SPLITS } from '../tools/eval/questions.ts';
import { densitiesToRecord, dropsSince, readRecorded } from '../tools/eval/recorded.ts';
import { botOf, figuresOf, runQuestions } from '../tools/eval/run.ts';
import { shipped } from './support/libraries.ts';

/** Figures only: a test question that fails is not named, so that nobody tunes on it. */
describe('the answers are as good as recorded', () => {
  test('on the questions of both splits, and on those for details', () => {
    const bot = botOf(shipped);
    const now = SPLITS.flatMap((split) => [
      [split, figuresOf(runQuestions(readQuestions(split), bot))],
      [`details, ${split}`, figuresOf(runQuestions(readDetails(split), bot))],
    ]);
    expect(dropsSince(readRecorded(), Object.fromEntries(now))).toEqual([]);
  });

  test('with fewer asks, and on every other pack', async () => {
    expect(dropsSince(readRecorded(), await densitiesToRecord(SPLITS))).toEqual([]);
  });
});

describe('the comparison with what is recorded', () => {
  const before = {
    englishRight: 90,
    japaneseRight: 80,
    unanswerableDeclined: 95,
    wrongButAnswered: 5,
    missed: 8,
    citationRight: 99,
  };
  const recorded = { dev: before, test: before };

  test.each([
    [{}, []],
    [{ englishRight: 89.6, wrongButAnswered: 5.4 }, []],
    [{ englishRight: 100, missed: 0 }, []],
    [{ englishRight: 89.4 }, ['test: English right: 89.4 %, recorded 90.0 %']],
    [{ wrongButAnswered: 5.6 }, ['test: Answered wrongly, of all: 5.6 %, recorded 5.0 %']],
    [{ missed: 9, citationRight: 98 }, [/^test: Missed/, /^test: Citation right/]],
  ])('%j', (change, lines) => {
    const drops = dropsSince(recorded, { dev: before, test: { ...before, ...change } });
    expect(drops).toEqual(
      lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });

  test('a split that was never recorded does not pass, nor does a new figure', () => {
    expect(dropsSince({}, { dev: before })).toEqual([expect.stringMatching(/^dev: no figures/)]);
    const { missed: _, ...fewer } = before;
    expect(dropsSince({ dev: fewer }, { dev: before })).toEqual([
      expect.stringMatching(/^dev: Missed/),
    ]);
  });

  test('of a pack at a density', () => {
    const figures = { right: 80, helpful: 90, declined: 95, wrong: 4 };
    const now = { ...figures, helpful: 89, declined: 99, wrong: 5 };
    expect(dropsSince({ 'pack, en': figures }, { 'pack, en': now })).toEqual([
      'pack, en: helpful: 89.0 %, recorded 90.0 %',
      'pack, en: wrong, of all: 5.0 %, recorded 4.0 %',
    ]);
  });
});

describe('an outcome', () => {
  const answerable = { expect: [['60,000'], ['Japan', 'Tokyo']], sources: ['gazette#2'] };
  const about = '60,000 of them are in Japan.';

  test.each<[string, Partial<Row>, Reply, { verdict: string; cited: boolean }]>([
    ['right', answerable, answer(about, 2), { verdict: 'right', cited: true }],
    ['right, in another width', answerable, answer('６０,０００ in TOKYO', 2), right(true)],
    ['right, citing something else', answerable, answer(about, 3), right(false)],
    ['wrong', answerable, answer('60,000 were there.', 2), { verdict: 'wrong', cited: true }],
    ['missed', answerable, miss(about), { verdict: 'missed', cited: false }],
    ['declined', {}, miss(about), right(false)],
    ['made up', {}, answer(about, 2), { verdict: 'wrong', cited: false }],
  ])('%s', (_name, row, reply, outcome) => {
    const full: Row = { id: 'x', split: 'dev', lang: 'en', kind: 'what', question: '?', ...row };
    expect(runQuestions([full], () => reply)).toMatchObject([outcome]);
  });
});

function right(cited: boolean) {
  return { verdict: 'right', cited };
}

/** A disputed fact, one side of which says it: all that a fact says counts. */
function answer(text: string, paragraph: number): Reply {
  const sides = [{ text, marks: [{ n: 1, paragraph }] }];
  const fact = { kind: 'fact', fact: 'f', status: 'disputed', label: null, text: '', marks: [] };
  return replyWith([{ ...fact, sides } as unknown as Block]);
}

/** What is not a fact's statement is no answer, even if the words occur in it. */
function miss(text: string): Reply {
  return replyWith([{ kind: 'notice', tone: 'info', text }]);
}

function replyWith(blocks: Block[]): Reply {
  const common = { outcome: 'found', title: null, topic: null, asOf: null } as const;
  const note = { source: 'gazette' as SourceId } as SourceNote;
  return { lang: 'en', ...common, blocks, citations: [note], actions: [], missed: [], again: null };
}
