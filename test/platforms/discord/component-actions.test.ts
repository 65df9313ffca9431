import type { APIMessage } from 'discord.js';
import { beforeAll, describe } from 'vitest';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { openIdempotencyKeys } from '../../../src/store/idempotency-keys.ts';
import type { DiscordPeer } from '../../peers/discord/server.ts';
import { addPerson } from '../../peers/discord/state/world.ts';
import { shipped, smallLibrary } from '../../support/libraries.ts';
import { EMPTY, opened } from '../../support/stores.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import {
  buttonOf,
  expect,
  isEphemeral,
  labelsOf,
  prepareAnswers,
  selectsOf,
  test,
  textOf,
} from './running-bot.ts';

beforeAll(prepareAnswers);

const en = wordsFor('en');
const ja = wordsFor('ja');
const QUESTION = 'when did the JJOC start?';

/** The message as people see it now. */
const standing = (discord: DiscordPeer, { id }: APIMessage) =>
  discord.world.messages.get(id)?.api as APIMessage;

describe('pages', () => {
  for (const lang of ['en', 'ja'] as const) {
    const { chat } = wordsFor(lang);
    test(`turn in place, there and back, in ${lang}`, async ({ discord, start }) => {
      await start();
      const user = lang === 'ja' ? discord.fixtures.ken : discord.fixtures.ann;
      const first = await discord.slash('brief', { topic: 'usfj' }, { user }).reply();
      const texts = [textOf(first)];
      let page = first;
      while (labelsOf(page).includes(chat.next)) {
        const id = buttonOf(page, chat.next);
        if (id === 'b1|end') break;
        page = await discord.click(page, id, { user }).reply();
        expect(page.id).toBe(first.id);
        texts.push(textOf(page));
      }
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeGreaterThan(1);
      for (const fact of shipped.briefs.get('usfj' as never)?.facts ?? []) {
        expect(texts.join('\n')).toContain(fact[lang]);
      }
      for (const expected of texts.slice(0, -1).toReversed()) {
        page = await discord.click(page, buttonOf(page, chat.previous), { user }).reply();
        expect(textOf(page)).toBe(expected);
      }
    });
  }

  test('of everything, in both languages, reach Discord as it wants them', async ({
    discord,
    start,
  }) => {
    const commands = (['brief', 'timeline', 'sources'] as const).flatMap((command) =>
      [{}, ...[...shipped.briefs.keys()].map((topic) => ({ topic }))].map((filled) => {
        const [english, japanese] = LANGS.map((lang) => addPerson(discord.world, 'somebody', lang));
        return { command, filled, people: [english, japanese] };
      }),
    );
    await start();
    let seen = 0;
    for (const { command, filled, people } of commands) {
      for (const user of people) {
        if (!user) throw new Error('nobody');
        const { chat } = wordsFor(user.locale === 'ja' ? 'ja' : 'en');
        let page = await discord.slash(command, filled, { user }).reply();
        for (seen++; labelsOf(page).includes(chat.next); seen++) {
          const id = buttonOf(page, chat.next);
          if (id === 'b1|end') break;
          page = await discord.click(page, id, { user }).reply();
          expect(textOf(page)).not.toContain(chat.stale);
        }
      }
    }
    expect(seen).toBeGreaterThan(commands.length * 2); // the server has checked each of them
  });
});

describe('buttons of a brief', () => {
  test('lead to its timeline, its sources, its translation and back, in place', async ({
    discord,
    start,
  }) => {
    await start();
    const brief = await discord.slash('brief', { topic: 'usfj' }).reply();
    const ways = [
      [en.buttons.timeline, en.timeline.titleOf('')],
      [en.buttons.brief, en.bottomLine],
      [en.buttons.sources, en.sources.intro],
      [en.buttons.switchLanguage, ja.sources.intro],
      [ja.buttons.brief, ja.bottomLine],
      [ja.buttons.index, ja.index.hint],
    ] as const;
    let shown = brief;
    for (const [label, said] of ways) {
      shown = await discord.click(shown, buttonOf(shown, label)).reply();
      expect(textOf(shown)).toContain(said);
      expect(shown.id).toBe(brief.id);
    }
    const [menu] = selectsOf(shown);
    const choice = menu?.options.find(
      ({ label }) => label === shipped.briefs.get('jjoc' as never)?.title.ja,
    );
    const chosen = await discord.select(shown, menu?.id ?? '', [choice?.value ?? '']).reply();
    expect(textOf(chosen)).toContain(choice?.label ?? '-');
    expect(chosen.id).toBe(brief.id);
  });

  test('a brief for oneself is posted for everyone, the page that is looked at', async ({
    discord,
    start,
  }) => {
    await start();
    const first = await discord.slash('brief', { topic: 'usfj' }).reply();
    const second = await discord.click(first, buttonOf(first, en.chat.next)).reply();
    expect(isEphemeral(second)).toBe(true);
    const posted = await discord.click(second, buttonOf(second, en.chat.post)).reply();
    expect(posted.id).not.toBe(first.id);
    expect(isEphemeral(posted)).toBe(false);
    expect(textOf(posted)).toBe(textOf(second));
    expect(labelsOf(posted)).not.toContain(en.chat.post);
  });

  test('a public one changes for who asked for it; others get their own', async ({
    discord,
    start,
  }) => {
    await start();
    const { ann, ken } = discord.fixtures;
    const shown = await discord
      .slash('brief', { topic: 'usfj', public: true }, { user: ann })
      .reply();
    const timeline = buttonOf(shown, en.buttons.timeline);
    const copy = await discord.click(shown, timeline, { user: ken }).reply();
    expect(copy.id).not.toBe(shown.id);
    expect(isEphemeral(copy)).toBe(true);
    expect(textOf(standing(discord, shown))).toBe(textOf(shown));
    const changed = await discord.click(shown, timeline, { user: ann }).reply();
    expect(changed.id).toBe(shown.id);
    expect(textOf(changed)).toBe(textOf(copy));
  });
});

describe('buttons of an answer', () => {
  test('translate the same facts in place', async ({ discord, start }) => {
    await start();
    const answer = await discord.slash('ask', { question: QUESTION }).reply();
    const japanese = await discord
      .click(answer, buttonOf(answer, en.buttons.switchLanguage))
      .reply();
    expect(japanese.id).toBe(answer.id);
    expect(textOf(japanese)).toContain('2025年3月24日');
    const back = await discord
      .click(japanese, buttonOf(japanese, ja.buttons.switchLanguage))
      .reply();
    expect(textOf(back)).toBe(textOf(answer));
  });

  test('open the brief beside it', async ({ discord, start }) => {
    await start();
    const answer = await discord.slash('ask', { question: QUESTION }).reply();
    const [label = ''] = labelsOf(answer);
    const brief = await discord.click(answer, buttonOf(answer, label)).reply();
    expect(brief.id).not.toBe(answer.id);
    expect(isEphemeral(brief)).toBe(true);
    expect(textOf(brief)).toContain(label);
  });

  test('count a vote once, without a word of who it was', async ({ discord, start }) => {
    const { votes } = await start();
    const answer = await discord.slash('ask', { question: QUESTION }).reply();
    for (const label of [en.answer.helpful, en.answer.unhelpful]) {
      const thanks = await discord.click(answer, buttonOf(answer, label)).reply();
      expect(textOf(thanks)).toBe(en.answer.rated);
      expect(isEphemeral(thanks)).toBe(true);
    }
    expect(votes[0]).toBe('up jjoc-established');
    expect(votes.filter((vote) => vote.startsWith('down'))).toEqual([]);
  });

  test('post it for everyone', async ({ discord, start }) => {
    await start();
    const answer = await discord.slash('ask', { question: QUESTION }).reply();
    const posted = await discord.click(answer, buttonOf(answer, en.chat.post)).reply();
    expect(isEphemeral(posted)).toBe(false);
    expect(textOf(posted)).toBe(textOf(answer));
  });
});

describe('"Post here for everyone", clicked twice', () => {
  const open = (discord: DiscordPeer) =>
    [...discord.world.messages.values()].filter(
      ({ api, onlyFor }) => onlyFor === null && api.author.id === discord.world.bot.id,
    );

  for (const [what, command, filled] of [
    ['a brief', 'brief', { topic: 'usfj' }],
    ['an answer', 'ask', { question: QUESTION }],
  ] as const) {
    test(`posts ${what} once, and says so, one click after the other`, async ({
      discord,
      start,
    }) => {
      await start();
      const shown = await discord.slash(command, filled).reply();
      const post = buttonOf(shown, en.chat.post);
      const posted = await discord.click(shown, post).reply();
      const told = await discord.click(shown, post).reply();
      expect(isEphemeral(posted)).toBe(false);
      expect(textOf(told)).toBe(en.chat.posted);
      expect(isEphemeral(told)).toBe(true);
      expect(open(discord).length).toBe(1);
    });
  }

  test('posts once when both clicks come at once, also to two copies of the bot', async ({
    discord,
    start,
    launch,
  }) => {
    const claims = idempotencyKeysFor();
    await start({ claims });
    const other = launch({ claims });
    const shown = await discord.slash('brief', { topic: 'usfj' }).reply();
    const post = buttonOf(shown, en.chat.post);
    const clicks = [discord.click(shown, post), discord.click(shown, post)];
    await Promise.all(clicks.map((click) => click.reply()));
    await other.logged(/Discord: commands/);
    await discord.click(shown, post).reply();
    expect(open(discord).length).toBe(1);
  });

  test('posts once although the bot was restarted in between', async ({ discord, start }) => {
    const url = await EMPTY.SQLite();
    const now = () => new Date();
    const before = await start({ claims: openIdempotencyKeys(opened(url), now) });
    const shown = await discord.slash('brief', { topic: 'usfj' }).reply();
    const post = buttonOf(shown, en.chat.post);
    await discord.click(shown, post).reply();
    await before.bot.close();
    await start({ claims: openIdempotencyKeys(opened(url), now) });
    const told = await discord.click(shown, post).reply();
    expect(textOf(told)).toBe(en.chat.posted);
    expect(open(discord).length).toBe(1);
  });

  test('posts at the second click what the first could not', async ({ discord, start }) => {
    const { logged } = await start();
    const shown = await discord.slash('brief', { topic: 'usfj' }).reply();
    const post = buttonOf(shown, en.chat.post);
    discord.click(shown, post, { lateMs: 4000 });
    await logged(/10062|3 s/);
    const posted = await discord.click(shown, post).reply();
    expect(textOf(posted)).toBe(textOf(shown));
    expect(open(discord).length).toBe(1);
  });

  test('posts another page of the same brief all the same', async ({ discord, start }) => {
    await start();
    const first = await discord.slash('brief', { topic: 'usfj' }).reply();
    await discord.click(first, buttonOf(first, en.chat.post)).reply();
    const second = await discord.click(first, buttonOf(first, en.chat.next)).reply();
    const posted = await discord.click(second, buttonOf(second, en.chat.post)).reply();
    expect(textOf(posted)).toBe(textOf(second));
    expect(open(discord).length).toBe(2);
  });
});

describe('old buttons', () => {
  test('work after a restart: pages, translations of answers, votes, menus', async ({
    discord,
    start,
  }) => {
    const before = await start();
    const brief = await discord.slash('brief', { topic: 'usfj', public: true }).reply();
    const answer = await discord.slash('ask', { question: QUESTION }, { where: 'dm' }).reply();
    await before.bot.close();
    const { votes } = await start();
    const page = await discord.click(brief, buttonOf(brief, en.chat.next)).reply();
    expect(textOf(page)).not.toBe(textOf(brief));
    const [menu] = selectsOf(page);
    const [choice] = menu?.options ?? [];
    const related = await discord.select(page, menu?.id ?? '', [choice?.value ?? '']).reply();
    expect(textOf(related)).toContain(choice?.label ?? '-');
    await discord.click(answer, buttonOf(answer, en.answer.helpful)).reply();
    expect(votes).toContain('up jjoc-established');
    const japanese = await discord
      .click(answer, buttonOf(answer, en.buttons.switchLanguage))
      .reply();
    expect(textOf(japanese)).toContain('2025年3月24日');
  });

  test.for(['b0|s0|brief|en|usfj', 'b1|s0|gone|en|', 'something else'])(
    'that mean nothing any more say so (%s)',
    async (id, { discord, start }) => {
      await start();
      const brief = await discord.slash('brief', { topic: 'usfj', public: true }).reply();
      const text = JSON.stringify(brief).replaceAll(buttonOf(brief, en.buttons.timeline), id);
      const stored = discord.world.messages.get(brief.id);
      if (stored) stored.api = JSON.parse(text);
      const { ken } = discord.fixtures;
      const told = await discord.click(brief, id, { user: ken }).reply();
      expect(textOf(told)).toBe(ja.chat.stale);
      expect(isEphemeral(told)).toBe(true);
    },
  );

  test.for([
    ['one that was never offered', ['b1|s0|brief|en|gone'], en.unknownTopic.title],
    ['one of an older form', ['b0|s0|brief|en|usfj'], en.chat.stale],
    ['no sense', ['\u0000'.repeat(9)], en.chat.stale],
    ['nothing', [], en.chat.stale],
  ] as const)(
    'a menu with a choice of %s says so',
    async ([, values, said], { discord, start }) => {
      const { log } = await start();
      const brief = await discord.slash('brief', { topic: 'usfj' }).reply();
      const [menu] = selectsOf(brief);
      discord.gateway.alter = (_, event) => {
        const { data } = event as { data: object };
        return { ...event, data: { ...data, values } };
      };
      const [choice] = menu?.options ?? [];
      const told = await discord.select(brief, menu?.id ?? '', [choice?.value ?? '']).reply();
      expect(textOf(told)).toContain(said);
      expect(log.entries.filter(({ level }) => level >= 40)).toEqual([]);
    },
  );

  test('of facts and briefs that are gone say so', async ({ discord, start }) => {
    const before = await start();
    const answer = await discord.slash('ask', { question: QUESTION }).reply();
    const brief = await discord.slash('brief', { topic: 'usfj' }).reply();
    await before.bot.close();
    const other = await smallLibrary();
    const { votes } = await start({ library: () => other });
    const translated = buttonOf(answer, en.buttons.switchLanguage);
    expect(textOf(await discord.click(answer, translated).reply())).toContain(ja.answer.gone);
    const next = await discord.click(brief, buttonOf(brief, en.chat.next)).reply();
    expect(textOf(next)).toContain(en.unknownTopic.title);
    const again = await discord.slash('ask', { question: 'who designed the Great Bridge' }).reply();
    const stored = discord.world.messages.get(again.id);
    const vote = buttonOf(again, en.answer.helpful);
    if (stored) stored.api = JSON.parse(JSON.stringify(again).replaceAll(vote, 'b1|u|zzzzzzz'));
    const told = await discord.click(again, 'b1|u|zzzzzzz').reply();
    expect(textOf(told)).toBe(en.chat.stale);
    expect(votes).toEqual([]);
  });
});
