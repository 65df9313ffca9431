import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/answer.ts';
import { successionAskedIn, tellsSuccession } from '../../src/answers/text/index.ts';
import type { Lang } from '../../src/library/index.ts';
import { shipped } from '../support/libraries.ts';

describe('of whom a question asks who came before or after', () => {
  test.each<[string, Lang, 'predecessor' | 'successor', string[]]>([
    ['who was mayor before ada holmqvist?', 'en', 'predecessor', ['ada', 'holmqvist']],
    ['whom did holmqvist succeed?', 'en', 'predecessor', ['holmqvist']],
    ['who was the predecessor of holmqvist?', 'en', 'predecessor', ['holmqvist']],
    ['who came after general holmqvist at the harbour?', 'en', 'successor', ['holmqvist']],
    ['who replaced holmqvist?', 'en', 'successor', ['holmqvist']],
    ['who preceded holmqvist?', 'en', 'predecessor', ['holmqvist']],
    ['ホルム氏の前任は誰?', 'ja', 'predecessor', ['ホルム']],
    ['ホルム町長の前の町長は誰?', 'ja', 'predecessor', ['ホルム']],
    ['ホルム氏の前に港を率いたのは誰?', 'ja', 'predecessor', ['ホルム']],
    ['ホルムの後任は決まった?', 'ja', 'successor', ['ホルム']],
    ["who was holmqvist's predecessor?", 'en', 'predecessor', ['holmqvist']],
    ['who did holmqvist take over from?', 'en', 'predecessor', ['holmqvist']],
    ['who came before holmqvist.', 'en', 'predecessor', ['holmqvist']],
    ['在日米軍のホルム司令官の前任は誰ですか', 'ja', 'predecessor', ['ホルム']],
    ['それでは俵氏の後任は誰ですか', 'ja', 'successor', ['俵']],
    ['小泉防衛大臣の前の大臣は誰', 'ja', 'predecessor', ['小泉']],
  ])('%s', (question, lang, asks, name) => {
    expect(successionAskedIn(question, lang)).toEqual({ asks, name });
  });

  test.each<[string, Lang]>([
    ['who is the next mayor?', 'en'],
    ['who was mayor before the war?', 'en'],
    ['who spoke?', 'en'],
    ['who spoke to reporters after the talks with holmqvist?', 'en'],
    ['who testified before congress?', 'en'],
    ['who was in charge before usfj was upgraded?', 'en'],
    ['現在の防衛相の前任は誰', 'ja'],
    ['日米の次の会談はどこで開かれる?', 'ja'],
    ['町長は誰?', 'ja'],
    ['二人が話し終えた後に記者の前に立ったのは誰?', 'ja'],
  ])('%s: of nobody by name', (question, lang) => {
    expect(successionAskedIn(question, lang)).toBeNull();
  });
});

describe('whether a text tells it', () => {
  const before = { asks: 'predecessor', name: ['holm'] } as const;
  const after = { asks: 'successor', name: ['holm'] } as const;
  test.each<[string, { before: boolean; after: boolean }]>([
    ['Ada Holm took over the harbour from Jon Berg.', { before: true, after: false }],
    ['Jon Berg took over the harbour from Ada Holm.', { before: false, after: true }],
    ['Jon Berg is mayor, as the successor of Holm.', { before: false, after: true }],
    ['Holm is mayor. She followed Jon Berg.', { before: true, after: false }],
    ['Holm leads it. No source names a successor.', { before: false, after: true }],
    ['Holm met Jon Berg as her successor.', { before: false, after: true }],
    ['Holm spoke at the dinner that followed.', { before: false, after: false }],
    ['The Holmgard port is led by Berg, who replaced Lind.', { before: false, after: false }],
    ['Holm is mayor.', { before: false, after: false }],
    ['Jon Berg followed Ida Lind.', { before: false, after: false }],
    [
      'Jon Berg took over from Ida Lind at the harbour. Mayor Ada Holm presided.',
      { before: false, after: false },
    ],
    ['Jon Berg took over the harbour from Lt. Gen. Ada Holm.', { before: false, after: true }],
  ])('%s', (text, expected) => {
    const told = (which: typeof before | typeof after) => tellsSuccession(text, which, 'en');
    expect({ before: told(before), after: told(after) }).toEqual(expected);
  });

  test.each<[string, { before: boolean; after: boolean }]>([
    ['港の指揮がベルグ中将からホルム中将に引き継がれた。', { before: true, after: false }],
    ['ベルグ氏をホルム氏の後任の町長に充てる。', { before: false, after: true }],
    ['町長はホルム氏だ。後任は決まっていない。', { before: false, after: true }],
    ['町長はホルム氏だ。', { before: false, after: false }],
  ])('%s', (text, expected) => {
    const told = (asks: 'predecessor' | 'successor') =>
      tellsSuccession(text, { asks, name: ['ホルム'] }, 'ja');
    expect({ before: told('predecessor'), after: told('successor') }).toEqual(expected);
  });
});

test.each<[string, Lang, string]>([
  ['Who was in charge of the American forces at Yokota before Jost?', 'en', 'Rupp'],
  ['Who came after Nagumo?', 'en', 'Tawara'],
  ['Who took over from Ishiba?', 'en', 'Takaichi'],
  ['Who replaced Rupp?', 'en', 'Jost'],
  ['Who preceded Jost?', 'en', 'Rupp'],
  ['高市さんの前の総理は誰', 'ja', '石破'],
  ['ジョスト氏の前任は？', 'ja', 'ラップ'],
  ['ジョスト氏の前に横田のトップだった人は？', 'ja', 'ラップ'],
])('%s: %s leads', (question, lang, name) => {
  const answer = answerQuestion(question, lang, shipped);
  expect(answer.kind === 'answered' && answer.facts[0]?.[lang]).toContain(name);
});

test('one who presided when somebody was followed has not been followed', () => {
  expect(answerQuestion('Who took over from Paparo?', 'en', shipped).kind).not.toBe('answered');
});
