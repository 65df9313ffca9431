import { describe, expect, test } from 'vitest';
import { type Answer, answerQuestion } from '../../src/answers/answer.ts';
import { explain } from '../../src/answers/explain.ts';
import { languageOf } from '../../src/answers/text/language.ts';
import type { Library } from '../../src/library/library.ts';
import { factOf, libraryOf, SMALL_PACK, shipped, smallLibrary } from '../support/libraries.ts';
import { packFolder, put } from '../support/pack.ts';

const ask = (question: string, library: Library = shipped): Answer =>
  answerQuestion(question, languageOf(question, 'en'), library);

/** The facts of an answer; none of a miss. */
const facts = (answer: Answer): string[] =>
  answer.kind === 'answered' ? answer.facts.map(({ id }) => String(id)) : [];

describe("other people's briefs", () => {
  test.each([
    ['when did the Great Bridge open?', 'bridge-opened'],
    ['When was the GB opened', 'bridge-opened'],
    ['why was the great bridge built', 'bridge-reason'],
    ['who designed the Great Bridge', 'bridge-builder'],
    ['how many metres long is the Great Bridge', 'bridge-length'],
    ['how much did the great bridge cost', 'bridge-cost'],
    ['When did the Harbour Council stop the ferry?', 'bridge-ferry'],
    ['why was the ferry stopped?', 'ferry-reason'],
    ['大橋はいつ開通した？', 'bridge-opened'],
    ['大橋を設計したのは誰？', 'bridge-builder'],
    ['大橋はいくらかかった？', 'bridge-cost'],
    ['渡し船はなぜ廃止された？', 'ferry-reason'],
  ])('%s → %s', async (question, fact) => {
    expect(facts(ask(question, await smallLibrary()))[0]).toBe(fact);
  });

  test.each([
    'who is the president of Brazil',
    'best noodle soup downtown',
    'quantum chromodynamics lecture',
    'when did the Berlin wall fall',
    '円周率は何桁',
    '猫の飼い方',
  ])('%s is no matter of theirs', async (question) => {
    expect(ask(question, await smallLibrary()).kind).toBe('missed');
  });

  test.each([
    'since when',
    'more people or not?',
    'the',
    'what is it?',
    'xqzt',
    'は？',
    '何',
    '!!',
  ])('nothing that could be looked for (%s) is a miss, with nothing invented', async (question) => {
    const answer = ask(question, await smallLibrary());
    expect(answer.kind).toBe('missed');
    expect(answer.reading.confidence).toBeLessThan(0.5);
  });

  test('a slip of the keyboard is forgiven', async () => {
    expect(facts(ask('who is Lindqvsit', await smallLibrary()))).toContain('bridge-builder');
  });

  test('what a question takes for granted wrongly is set right', async () => {
    expect(ask('did the Great Bridge open in April', await smallLibrary())).toMatchObject({
      corrects: true,
    });
    expect(ask('when did the Great Bridge open', await smallLibrary())).toMatchObject({
      corrects: false,
    });
    expect(ask('大橋が開通したのは4月ですか', await smallLibrary())).toMatchObject({
      corrects: true,
    });
  });

  test.each([
    ['what time did the Great Bridge open', 'a time of day'],
    ['how old is Rosa Lindqvist', 'an age'],
    ['how many lorries does the Great Bridge carry', 'the number of lorries'],
  ])('%s: no fact holds %s', async (question) => {
    const answer = ask(question, await smallLibrary());
    for (const id of facts(answer)) expect(['bridge-length', 'bridge-cost']).toContain(id);
    if (!question.includes('many')) expect(answer.kind).not.toBe('answered');
  });

  test('a remark before the question does not hide it', async () => {
    const library = await smallLibrary();
    const remark = 'My uncle sells noodles to tourists and saw a film. ';
    expect(facts(ask(`${remark}When did the Great Bridge open?`, library))[0]).toBe(
      'bridge-opened',
    );
    expect(facts(ask('うちの猫は元気です。大橋はいつ開通した？', library))[0]).toBe(
      'bridge-opened',
    );
  });

  test('a miss names the topics that come nearest', async () => {
    const missed = async (question: string) => {
      const answer = ask(question, await smallLibrary());
      if (answer.kind === 'answered') throw new Error(`${question} was answered`);
      return answer.nearest.map(({ id }) => id);
    };
    expect((await missed('what time did the Great Bridge open'))[0]).toBe('bridge');
    expect(await missed('at what time does the fery sail')).toContain('ferry');
    expect(await missed('quantum chromodynamics')).toEqual([]);
  });

  test('an edited folder is asked anew', async () => {
    const folder = await packFolder(SMALL_PACK);
    const before = await libraryOf(folder);
    expect(facts(ask('when did the Great Bridge open', before))).toContain('bridge-opened');
    const { facts: all, ...rest } = SMALL_PACK['bridge.yaml'];
    const others = (all as { id: string }[]).filter(({ id }) => id !== 'bridge-opened');
    await put(folder, 'bridge.yaml', { ...rest, facts: others });
    const after = await libraryOf(folder);
    expect(facts(ask('when did the Great Bridge open', after))).not.toContain('bridge-opened');
  });

  test('facts without a question of their own are found by their words', async () => {
    const bare = { ...SMALL_PACK };
    const strip = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, each) => (key === 'asks' ? undefined : each)));
    bare['bridge.yaml'] = strip(SMALL_PACK['bridge.yaml']);
    const library = await libraryOf(await packFolder(bare));
    expect(factOf(library, 'bridge-builder').asks).toBeUndefined();
    const { ranked } = ask('who designed the Great Bridge', library).reading;
    expect(ranked[0]?.fact.id).toBe('bridge-builder');
  });
});

describe('the shipped briefs', () => {
  test.each([
    ['when did the JJOC start?', 'jjoc-established'],
    ['On what date was the Joint Operations Command inaugurated?', 'jjoc-established'],
    ['where is indo-pacific command based', 'command-relationships-hawaii'],
    ['how many U.S. troops are in Japan', 'forces-in-japan-number-since'],
    ['will Japanese troops be under US command', 'command-relationships-separate'],
    ['how many soldiers died on Iwo Jima', 'iwo-jima-deaths'],
    ['what rank will the commander have', 'phases-rank-three-star'],
    ['what missiles will Japan and the US co-produce', 'co-production-amraam-october'],
    ['what is the time difference between Hawaii and Japan', 'reasons-time-difference'],
    ['when was the ceremony on Iwo Jima', 'iwo-jima-ceremony'],
    ['what is the Seventh Fleet', 'forces-in-japan-seventh-fleet'],
    ['who is the Japanese defense minister', 'officeholders-defense-minister'],
    ['where did hegsteh meet nakatnai?', 'meeting-2025-03-30-who'],
    ['統合作戦司令部はいつできた?', 'jjoc-established'],
    ['統合作戦司令部の発足日は', 'jjoc-established'],
    ['インド太平洋軍の司令部はどこ', 'command-relationships-hawaii'],
    ['在日米軍は何人いる?', 'forces-in-japan-number-since'],
    ['自衛隊は米軍の指揮下に入るの?', 'command-relationships-separate'],
    ['硫黄島の式典はいつ?', 'iwo-jima-ceremony'],
    ['硫黄島では何人が亡くなった?', 'iwo-jima-deaths'],
    ['ハワイと日本の時差は', 'reasons-time-difference'],
    ['防衛大臣は誰ですか', 'officeholders-defense-minister'],
    ['共同生産するミサイルは何', 'co-production-overview'],
    ['第7艦隊とは', 'forces-in-japan-seventh-fleet'],
    ['統合作戦司令部とは何ですか', 'jjoc-counterpart'],
  ])('%s → %s, first or second', (question, fact) => {
    expect(facts(ask(question)).slice(0, 2)).toContain(fact);
  });

  test.each([
    'what is the weather',
    'recipe for ramen',
    'who won the world cup',
    'how do I reset my password',
    'how tall is mount everest',
    'who painted the Mona Lisa',
    'tell me a joke',
    'bitcoin price',
    'how do I bake bread',
    'translate good morning into Spanish',
    'book me a flight to Osaka',
    '給料はいくら',
    '今日の天気は?',
    'おすすめの映画を教えて',
    'フランスの首都は',
    'ビットコインの価格',
    '猫の飼い方',
    'パスワードを忘れました',
    'カレーのレシピ',
    'サッカーの試合結果は',
    '東京の天気は',
    'ヘグセス長官は何歳',
  ])('%s is declined', (question) => {
    expect(ask(question).kind).toBe('missed');
  });

  test.each(['how old is Hegseth', '電車の時刻表'])('%s is not answered', (question) => {
    expect(ask(question).kind).not.toBe('answered');
  });

  test('what is reported and what is open come together', () => {
    expect(facts(ask('米軍の新しい司令官の階級は'))).toEqual(
      expect.arrayContaining(['command-relationships-outranked', 'phases-rank-three-star']),
    );
  });

  test('a disputed fact is one answer, with what was disputed earlier below it', () => {
    expect(ask('how many U.S. troops are in Japan')).toMatchObject({
      facts: [
        { id: 'forces-in-japan-number-since', status: 'disputed' },
        { id: 'forces-in-japan-number', status: 'disputed' },
      ],
    });
  });

  test.each([
    ['who is the Japanese defense minister', 'people-nakatani'],
    ['who was defense minister in March 2025', 'people-nakatani'],
    ['what rank will the commander have', 'undecided-rank'],
    ['what missiles will Japan and the US co-produce', 'missiles-amraam-agreed'],
    ['has the upgrade finished', 'undecided-duration'],
  ])('%s: what was known earlier does not lead, but for its own time', (question, overtaken) => {
    const [first] = facts(ask(question));
    if (question.includes('2025')) expect(first).toBe(overtaken);
    else expect(first).not.toBe(overtaken);
  });

  test.each([
    'when will the Self-Defense Forces come under U.S. command',
    'why does Japan hand over command of its forces to the Americans',
    '統合作戦司令部を発足させたのは米軍ですか',
  ])('what %s takes for granted is set right', (question) => {
    expect(ask(question)).toMatchObject({ kind: 'answered', corrects: true });
  });
});

describe('the topic of the conversation', () => {
  const jjoc = [...shipped.briefs.values()].find(({ id }) => id === 'jjoc');
  const topic = { topic: jjoc?.id ?? null, names: [], facts: [] };

  test.each(['and when?', 'and why?', 'それはいつ？'])('%s leans on it', (question) => {
    const answer = answerQuestion(question, languageOf(question, 'en'), shipped, topic);
    expect(answer.kind === 'answered' && answer.facts[0]?.brief).toBe('jjoc');
    expect(ask(question).kind).toBe('missed');
  });

  test.each(['who is your CEO', 'blubber', 'ぬるぽ'])(
    '%s has a word that no brief knows, and is not answered from the topic',
    (question) => {
      const answer = answerQuestion(question, languageOf(question, 'en'), shipped, topic);
      expect(answer.kind).not.toBe('answered');
    },
  );

  test.each(['when was the toothbrush inaugurated', 'オリンピックはいつ発足した？'])(
    '%s says what it is about: the topic makes no difference',
    (question) => {
      const lang = languageOf(question, 'en');
      expect(answerQuestion(question, lang, shipped, topic)).toEqual(ask(question));
    },
  );
});

describe('--explain', () => {
  const steps = (answer: Answer) => explain(answer).map((line) => line.split(/ {2,}/)[0]);

  test('prints each step of an answer', async () => {
    const lines = explain(ask('when did the Great Bridge opne?', await smallLibrary()));
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^question +when did the Great Bridge opne\?$/),
        expect.stringMatching(/^language +en$/),
        expect.stringMatching(/^asks for +when$/),
        expect.stringMatching(/^slip +opne → open$/),
        expect.stringMatching(/^words +.*great bridge \d/),
        expect.stringMatching(/^fact +bridge-opened .*score .*covered .*alike /),
        expect.stringMatching(/^evidence +covered \d\.\d\d \([+−]\d\.\d\d\) · /),
        expect.stringMatching(/^verdict +answered: confidence [01]\.\d\d, threshold 0\.\d/),
      ]),
    );
  });

  test('prints those of a miss', async () => {
    const library = await smallLibrary();
    expect(explain(ask('noodle soup', library)).join('\n')).toMatch(/noodle [\d.]+ \(unknown\)/);
    expect(steps(ask('the', library))).toEqual([
      'question',
      'language',
      'asks for',
      'words',
      'evidence',
      'verdict',
    ]);
    expect(explain(ask('the', library))).toContain('words      (none that matter)');
  });

  test('names the words that a fact lacks, and the kind of thing', async () => {
    const text = explain(ask('what time did the Great Bridge sink', await smallLibrary())).join(
      '\n',
    );
    expect(text).toMatch(/lacks the kind of thing asked for/);
    expect(text).toMatch(/lacks .*sink/);
  });
});
