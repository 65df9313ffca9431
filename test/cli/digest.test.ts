import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { enqueueDue } from '../../src/digests/delivery/enqueue-due.ts';
import type { Cron } from '../../src/digests/schedule/schedule.ts';
import { addSubscription, type SubscriptionId } from '../../src/digests/subscriptions/index.ts';
import type { Zone } from '../../src/digests/timezone/zone.ts';
import { shipped } from '../support/libraries.ts';
import { brief, packFolder, put } from '../support/pack.ts';
import { type Ended, run } from '../support/script.ts';
import { EMPTY, emptyPostgres, opened } from '../support/stores.ts';

async function digest(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { DATABASE_URL = await EMPTY.SQLite() } = env;
  return run('digest', args, { ...env, DATABASE_URL });
}

/** The bot as a child process; resolves lines of its log. */
function bot(env: Record<string, string>) {
  const child = spawn(process.execPath, ['src/start.cjs'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
  return async (pattern: RegExp) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`the bot ended before it logged ${pattern}`);
      if (pattern.test(value)) return;
    }
  };
}

describe('npm run -s digest -- preview', () => {
  test.each(Object.keys(EMPTY) as (keyof typeof EMPTY)[])(
    'shows what was edited while the bot ran, with %s',
    async (kind) => {
      const folder = await packFolder();
      const env = { BRIEFS_DIR: folder, DATABASE_URL: await EMPTY[kind]() };
      const logged = bot(env);
      await logged(/"facts":2,.*written down/);
      const [opening] = brief('bridge').facts;
      await put(
        folder,
        'bridge.yaml',
        brief('bridge', { facts: [{ ...opening, en: 'It shut.' }] }),
      );
      await logged(/"facts":2,.*written down/);
      const today = new Date().toISOString().slice(0, 10);
      const { code, out, err } = await digest(['preview', '--since', today], env);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/Changed on .*\n• It shut\. \[1¶1\]/);
      expect(out).toMatch(/Withdrawn on .*\n• Disputed: The cost is disputed\./);
    },
  );

  test('is about the topics named, in the language wanted, as data or as Discord gets it', async () => {
    const text = await digest(['preview', '--topics', '在日米軍', '--lang', 'ja']);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toContain('在日米軍の統合軍司令部への格上げ');
    const json = await digest(['preview', '--topics', 'jjoc,usfj', '--as', 'json']);
    const { choices } = JSON.parse(json.out).actions.at(-1);
    expect(choices).toHaveLength(shipped.briefs.size);
    expect(
      choices
        .slice(0, 2)
        .map((one: { run: { options: { topic: string } } }) => one.run.options.topic)
        .sort(),
    ).toEqual(['jjoc', 'usfj']);
    const discord = await digest(['preview', '--as', 'discord']);
    expect(JSON.parse(discord.out)).toHaveLength(1);
  });

  test.each([
    ['all', 'but', 'usfj', 'jjoc'],
    ['all but usfj, jjoc'],
    ['-usfj,-jjoc'],
    ['在日米軍、JJOC以外'],
  ])('leaves topics out: %s', async (...topics) => {
    const { code, out } = await digest(['preview', '--as', 'json', `--topics=${topics.join(' ')}`]);
    expect(code).toBe(0);
    const { topic, actions } = JSON.parse(out);
    expect(['usfj', 'jjoc', null]).not.toContain(topic);
    const offered = actions
      .at(-1)
      .choices.map((one: { run: { options: { topic: string } } }) => one.run.options.topic);
    // Those that it is about come first.
    expect(offered.slice(-2).toSorted()).toEqual(['jjoc', 'usfj']);
  });

  test.each([
    [['preview', '--topics', 'all but'], /^All topics but which\?/],
    [['preview', '--topics', 'all but ramen'], /^No brief is called "ramen"/],
    [
      ['preview', '--since', '2999-01-01'],
      /^--since is 2999-01-01, which lies ahead\. Write a day/,
    ],
    [['preview', '--since', 'yesterday'], /^--since is "yesterday"\. Write a day as YYYY-MM-DD/],
    [['preview', '--topics', 'ramen'], /^No brief is called "ramen"/],
    [['preview', '--as', 'fax'], /Allowed choices are text, json, discord/],
    [['log', '--count', 'many'], /^Write after --count a whole number/],
    [['post'], /unknown command 'post'/],
    [[], /Usage: npm run -s digest/],
  ])('%j is refused with what is accepted', async (args, said) => {
    const { code, out, err } = await digest(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  });

  test('a zone that knows no summer time is refused with what is accepted', async () => {
    const { code, out, err } = await digest(['preview'], { DIGEST_TIMEZONE: 'EST' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^DIGEST_TIMEZONE is "EST".*such as Asia\/Tokyo/);
  });
});

describe('npm run -s digest -- log', () => {
  test('lists deliveries, the newest first, or says that there is none', async () => {
    const url = await emptyPostgres();
    const none = await digest(['log'], { DATABASE_URL: url });
    expect(none).toEqual({ code: 0, out: '', err: expect.stringMatching(/^Nothing yet/) });
    const store = opened(url);
    const start = new Date('2026-03-01T00:00:00Z');
    const subscription = {
      id: randomUUID() as SubscriptionId,
      channelRef: { platform: 'discord', server: 'S', channel: 'C' },
      schedule: { cron: '0 9 * * *' as Cron, zone: 'UTC' as Zone },
      topics: null,
      lang: 'en',
      onlyWhenChanged: false,
      creator: null,
    } as const;
    await addSubscription(store, subscription, start);
    await enqueueDue(store, 'discord', new Date('2026-03-02T10:00:00Z'), 6 * 3_600_000);
    const { code, out } = await digest(['log'], { DATABASE_URL: url });
    expect(code).toBe(0);
    expect(out).toBe(
      '2026-03-02T09:00:00.000Z\tdue\tdiscord S/C\t\t\n' +
        '2026-03-01T09:00:00.000Z\tmissed\tdiscord S/C\t\tthe bot was not running\n',
    );
  });

  test('with a database that cannot be used ends in one clear line', async () => {
    const { code, out, err } = await digest(['log'], {
      DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/b',
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^PostgreSQL at 127\.0\.0\.1:1\/b cannot be reached .*\n$/);
    expect(err).not.toContain('secret');
  });
});
