import { expect, test } from 'vitest';
import { answerQuestion } from '../../src/answers/answer.ts';
import { checkStatement } from '../../src/answers/statements/index.ts';
import { languageOf } from '../../src/answers/text/language.ts';
import { speakerAskedIn } from '../../src/answers/text/speakers.ts';
import { shipped } from '../support/libraries.ts';

test.each([
  ['what did nakatani say?', 'nakatani'],
  ["what was rosa lind's reaction?", 'rosa lind'],
  ['what does the mayor think about the bridge', 'the mayor'],
  ['when did the bridge open?', null],
  ['ヘグセス国防長官は何と言った?', 'ヘグセス国防長官'],
  ['会談について中谷氏は何と述べたか', '中谷氏'],
  ['町長の発言を教えて', '町長'],
  ['橋はいつ開通したか', null],
])('%s asks for the words of %s', (question, speaker) => {
  expect(speakerAskedIn(question, languageOf(question, 'en'))).toBe(speaker);
});

test.each([
  ['What did Nakatani say?', /Nakatani/],
  ['What did Nakatani think of the meeting afterwards?', /great success/],
  ['ヘグセス国防長官は何と言った？', /ヘグセス/],
  ['石破首相は何と言いましたか', /石破/],
  ['Does the upgrade mean US commands Japanese forces?', /stay under their own national command/],
  ['where is the coordination office?', /Hardy Barracks/],
  ['赤坂に何ができるの', /赤坂プレスセンター/],
  ['When will AMRAAM production start?', /is open/],
  ['Who commands US Forces Japan now?', /Jost has commanded/],
])('%s: the answer leads, and at most four facts are given', (question, words) => {
  const lang = languageOf(question, 'en');
  const answer = answerQuestion(question, lang, shipped);
  const facts = answer.kind === 'answered' ? answer.facts : [];
  expect(facts[0]?.[lang]).toMatch(words);
  expect(facts.length).toBeLessThanOrEqual(4);
  if (/say|言/.test(question)) expect(facts[0]?.status).toBe('said');
});

test.each(['小泉防衛相はいつ辞任した？', '小泉防衛相はなぜ辞任したのか'])(
  '%s: what is set right of another, whom the fact names besides, is no answer',
  (question) => {
    expect(answerQuestion(question, 'ja', shipped).kind).not.toBe('answered');
    expect(answerQuestion('ヘグセスは辞任した？', 'ja', shipped)).toMatchObject({ corrects: true });
  },
);

test.each([
  ['The JJOC launched in March 2025 with 240 people', ['supported', 'supported']],
  ['The JJOC launched in March 2025 with 300 people', ['supported', 'contradicted']],
  ['The JJOC launched in April 2025 with 300 people', ['contradicted', 'contradicted']],
  ['The JJOC launched in March 2025 with 12 helicopters', ['supported', 'not-covered']],
  ['統合作戦司令部は2025年3月に240人で発足した', ['supported', 'supported']],
  ['統合作戦司令部は2025年3月に300人で発足した', ['supported', 'contradicted']],
])('%s: %j', (statement, verdicts) => {
  const { parts } = checkStatement(statement, languageOf(statement, 'en'), shipped);
  expect(parts.map(({ verdict }) => verdict)).toEqual(verdicts);
  for (const { shown } of parts) expect(statement).toContain(shown);
});
