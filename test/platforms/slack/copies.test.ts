import { pino } from 'pino';
import { createAnswering } from '../../../src/app/phases/commands.ts';
import type { Configuration } from '../../../src/app/phases/configuration.ts';
import { openSharedState } from '../../../src/app/phases/shared-state.ts';
import { LANGS } from '../../../src/library/schema.ts';
import { wordsFor } from '../../../src/replies/words/index.ts';
import { openFeedback } from '../../../src/store/feedback.ts';
import { openIdempotencyKeys } from '../../../src/store/idempotency-keys.ts';
import { openLanguages } from '../../../src/store/languages.ts';
import type { SlackPeer } from '../../peers/slack/server.ts';
import { shipped } from '../../support/libraries.ts';
import { onEveryDatabase, opened } from '../../support/stores.ts';
import { expect, test as onSlack, type Running, textOf } from './running-bot.ts';

const en = wordsFor('en');
const ja = wordsFor('ja');
const log = pino({ level: 'silent' });
const NO_MEANING = { ready: () => null } as never;

type Launch = (how: object) => Promise<Running>;

/** Starts two copies of the bot over HTTP, as behind a balancer, each with a store of its own on one database. */
async function twoCopies(slack: SlackPeer, launch: Launch, url: string) {
  const begun = new Date(); // the clock stands: no bucket fills again
  const now = () => begun;
  const start = async () => {
    const store = opened(url);
    const configuration = {
      config: { learnFromMisses: false, databaseUrl: url },
      log,
    } as Configuration;
    const shared = openSharedState(configuration, store, now);
    const { conversations, askerRates, shareBudget } = shared;
    const needs = { store, conversations, library: () => shipped, now, meaning: NO_MEANING };
    const bot = await launch({
      ...createAnswering(configuration, needs),
      ...{ askerRates, shareBudget, now, claims: openIdempotencyKeys(store, now) },
      languages: openLanguages(store, 'slack', LANGS),
    });
    await bot.logged(/Slack: ready/);
    return {
      store,
      /** What is done from here on comes to this copy. */
      use: () => slack.callAt(bot.address),
      address: bot.address,
    };
  };
  return [await start(), await start()] as const;
}

/** Waits until so many rows of a table are written. */
const written = (
  { store }: Awaited<ReturnType<typeof twoCopies>>[0],
  table: 'conversation' | 'asker',
  rows: number,
) =>
  expect
    .poll(async () => (await (await store.ready()).selectFrom(table).selectAll().execute()).length)
    .toBe(rows);

onEveryDatabase('two copies over HTTP on one store', (empty) => {
  const test = onSlack;
  test.override({ transport: 'http' });

  test('a follow-up at the other copy is understood', async ({ slack, launch }) => {
    const [one, two] = await twoCopies(slack, launch, await empty());
    const { ann } = slack.fixtures;
    one.use();
    const said = slack.directMessage(ann, 'when did the JJOC start?');
    await said.answer();
    await written(one, 'conversation', 2);
    two.use();
    const why = slack.directMessage(ann, 'and why?', { thread: said.message });
    expect(textOf(await why.answer())).toContain('Japan Joint Operations Command');
    const outside = slack.directMessage(ann, 'and why?');
    expect(textOf(await outside.answer())).toContain('Japan Joint Operations Command');
  });

  test('a person’s vote counts once', async ({ slack, launch }) => {
    const [one, two] = await twoCopies(slack, launch, await empty());
    const { ann, ken } = slack.fixtures;
    one.use();
    const answer = await slack.directMessage(ann, 'when did the JJOC start?').answer();
    const vote = (user = ann) =>
      slack.press(answer, { text: `👍 ${en.answer.helpful}` }, { user }).message();
    expect(textOf(await vote())).toContain(en.answer.rated);
    const ratings = await openFeedback(one.store).ratings();
    expect(ratings.length).toBeGreaterThan(0);
    two.use();
    expect(textOf(await vote())).toContain(en.answer.rated);
    expect(await openFeedback(two.store).ratings()).toEqual(ratings);
    await vote(ken);
    const doubled = ratings.map(({ up, ...rest }) => ({ ...rest, up: up * 2 }));
    expect(await openFeedback(two.store).ratings()).toEqual(doubled);
    const database = await one.store.ready();
    const keys = await database.selectFrom('claim').select('key').execute();
    expect(keys.filter(({ key }) => key.includes(':vote:')).length).toBe(2);
    expect(JSON.stringify(keys)).not.toContain(ann.id);
  });

  test('a language that is chosen at one is known at the other, and forgotten', async ({
    slack,
    launch,
  }) => {
    const [one, two] = await twoCopies(slack, launch, await empty());
    const { ann } = slack.fixtures;
    const brief = async () =>
      textOf(await slack.runCommand('/brief', 'usfj', { user: ann }).message());
    two.use();
    expect(await brief()).toContain(en.bottomLine);
    one.use();
    const home = await slack.openHome(ann).home();
    const japanese = await slack.press(home, { text: ja.language }).home();
    two.use();
    await expect.poll(brief).toContain(ja.bottomLine);
    one.use();
    await slack.press(japanese, { text: ja.slack.asInSlack }).home();
    two.use();
    expect(await brief()).toContain(en.bottomLine);
  });

  test('who asked too much at one has asked too much at the other', async ({ slack, launch }) => {
    const [one, two] = await twoCopies(slack, launch, await empty());
    const { ann, ken } = slack.fixtures;
    const ask = async (user = ann) =>
      textOf(await slack.runCommand('/brief', 'usfj', { user }).message());
    one.use();
    for (let n = 0; n < 20; n++) expect(await ask()).toContain(en.bottomLine);
    expect(await ask()).toContain('That was a lot at once');
    await written(one, 'asker', 1);
    two.use();
    await ask(); // it may not know yet
    await expect.poll(() => ask()).toContain('That was a lot at once');
    expect(await ask(ken)).toContain(ja.bottomLine);
  });

  test('each event is answered once, whichever copy it comes to', async ({ slack, launch }) => {
    const [one, two] = await twoCopies(slack, launch, await empty());
    const { ann, general } = slack.fixtures;
    one.use();
    const said = [
      slack.directMessage(ann, 'when did the JJOC start?'),
      slack.mention(ann, general, 'when did the JJOC start?'),
    ];
    for (const one of said) {
      slack.redeliver(one, { retry: { num: 1, reason: 'http_timeout' }, url: two.address });
    }
    await Promise.all(said.map((one) => one.answer()));
    await slack.directMessage(ann, 'hello').answer();
    expect(said.map(({ answers }) => answers.length)).toEqual([1, 1]);
  });
});
