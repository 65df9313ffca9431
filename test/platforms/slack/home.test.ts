import { describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { homeView, promptsFrom } from '../../../src/platforms/slack/commands/home.ts';
import { LIMITS } from '../../../src/platforms/slack/rendering/limits.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { viewCheck } from '../../peers/slack/checks/view-check.ts';
import { shipped, writtenIn } from '../../support/libraries.ts';
import { grown } from '../shared/grown.ts';
import { expect, labelsOf, languagesFor, test, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');
const now = new Date('2027-06-01T00:00:00Z');

describe.for(['socket', 'http'] as const)('over %s, the Home tab', (transport) => {
  test.override({ transport });

  test('lists every brief with its date, in the language of the person', async ({
    slack,
    start,
  }) => {
    await start();
    const { ann, ken } = slack.fixtures;
    const english = textOf(await slack.openHome(ann).home());
    const japanese = textOf(await slack.openHome(ken).home());
    for (const { id, title, asOf } of shipped.briefs.values()) {
      expect(english).toContain(`*${title.en}*`);
      expect(english).toContain(en.index.topicNote(id, en.date(asOf)));
      expect(japanese).toContain(`*${title.ja}*`);
    }
  });

  test('says in which language the briefs are, where that is another', async ({ slack, start }) => {
    const library = writtenIn('en', shipped);
    await start({ library: () => library });
    const { ann, ken } = slack.fixtures;
    const notice = ja.otherLanguage.only('en');
    const home = await slack.openHome(ken).home();
    expect(textOf(home)).toContain(notice);
    expect(JSON.stringify(home)).toContain(ja.slack.searchHint(['en']));
    expect(textOf(await slack.openHome(ann).home())).not.toContain(notice);
    expect(promptsFrom(library, 'ja')).toEqual(promptsFrom(library, 'en'));
  });

  test('keeps the language that is chosen there, for everything', async ({ slack, start }) => {
    const chosen = new Map();
    await start({ languages: languagesFor(chosen) });
    const { ann } = slack.fixtures;
    const english = await slack.openHome(ann).home();
    const japanese = await slack.press(english, { text: ja.language }).home();
    expect(textOf(japanese)).toContain(ja.slack.search);
    expect([...chosen.values()]).toEqual(['ja']);
    const brief = await slack.runCommand('/brief', 'usfj', { user: ann }).message();
    expect(textOf(brief)).toContain(ja.bottomLine);
    const again = await slack.press(japanese, { text: ja.slack.asInSlack }).home();
    expect(textOf(again)).toContain(en.slack.search);
    expect([...chosen.keys()]).toEqual([]);
  });

  test('opens briefs in a window, whose pages turn', async ({ slack, start }) => {
    await start();
    const home = await slack.openHome(slack.fixtures.ann).home();
    const window = await slack.press(home, 'press.open.usfj').view();
    expect(textOf(window)).toContain(en.bottomLine);
    const next = await slack.press(window, { text: `${en.chat.next} ▶` }).updatedView();
    expect(textOf(next)).toContain('2 / ');
    expect(labelsOf(next)).not.toContain(en.slack.share);
  });

  test('finds briefs and answers questions', async ({ slack, start }) => {
    await start();
    const home = await slack.openHome(slack.fixtures.ann).home();
    const brief = await slack.choose(home, 'home.search', 'usfj').view();
    expect(textOf(brief)).toContain(en.bottomLine);
    const answer = await slack.choose(home, 'home.search', '統合作戦司令部はいつ発足？').view();
    expect(textOf(answer)).toContain('2025年3月24日');
    const miss = await slack.choose(home, 'home.search', 'recipe for ramen').view();
    expect(textOf(miss)).toContain(en.answer.miss);
  });

  test('the messages tab suggests questions that are answered, in their language', async ({
    slack,
    start,
  }) => {
    await start();
    const { ken } = slack.fixtures;
    const { prompts = [], title } = await slack.openMessagesTab(ken).prompts();
    expect(title).toBe(ja.slack.prompts);
    expect(prompts.length).toBe(LIMITS.prompts);
    for (const { message } of prompts) {
      const answer = await slack.directMessage(ken, message).answer();
      expect(textOf(answer), message).not.toContain(ja.answer.miss);
      expect(textOf(answer), message).toMatch(/\[1[¶\]]/);
    }
  });
});

describe('views', () => {
  test.for(LANGS)('are such as Slack takes, also of very many very long briefs: %s', (lang) => {
    const much = { seed: '*<!here>_`~ &', length: 400, facts: 3, sides: 2, cites: 9, sources: 9 };
    for (const library of [shipped, grown({ ...much, briefs: 300 })]) {
      expect(viewCheck(homeView(library, [], lang, now))).toEqual([]);
    }
    expect(promptsFrom(grown({ ...much, briefs: 2 }), lang)).toEqual([]);
  });
});
