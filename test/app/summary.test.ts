import { expect, test } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import { summaryOf } from '../../src/app/summary.ts';
import { startProcess } from '../support/bot-process.ts';
import { shipped } from '../support/libraries.ts';

const SUBJECTS = [
  'Platforms: ',
  'Database: ',
  'Briefs: ',
  'Digests: ',
  'Comparing meanings: ',
  'Page: ',
];

function summary(env: Record<string, string>, isAvailable = true, healthUrl: string | null = null) {
  const read = readConfig(env);
  if ('errors' in read) throw new Error(read.errors.join('\n'));
  return summaryOf(
    { config: read.config, configuredDigests: null },
    {
      ...{ library: shipped, meaning: { isAvailable }, webUrl: 'http://127.0.0.1:8787', healthUrl },
      now: new Date(`${shipped.newestSource}T12:00:00Z`),
    },
  );
}

test('without settings, what is off says which setting would switch it on', () => {
  const [platforms, database, briefs, digests, meaning, page] = summary({});
  expect(platforms).toBe(
    'Platforms: Discord off, as DISCORD_TOKEN is not set; Slack off, as SLACK_BOT_TOKEN is not set',
  );
  expect(database).toBe('Database: SQLite, data/bot.sqlite, for one process of the bot');
  expect(briefs).toMatch(/^Briefs: \d+ from briefs in en and ja\. Newest source: .*, today$/);
  expect(digests).toBe('Digests: off, as there is no chat platform to post them on');
  expect(meaning).toBe('Comparing meanings: on, in English');
  expect(page).toBe(
    'Page: on http://127.0.0.1:8787; health: with the page, as HEALTH_PORT is not set',
  );
});

test('with them, what is on says how, and no secret', () => {
  const lines = summary(
    {
      ...{ DISCORD_TOKEN: 'aaa.bbb.ccc-secret', DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: '0-1' },
      ...{ SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_APP_TOKEN: 'xapp-secret' },
      ...{ DATABASE_URL: 'postgres://bot:secret@db.example:5432/briefs', EMBEDDING_MODEL: 'none' },
      ...{ DIGEST_GRACE: '90m', DIGEST_TIMEZONE: 'Asia/Tokyo', HEALTH_PORT: '9' },
    },
    false,
    'http://0.0.0.0:9',
  );
  expect(lines.join('\n')).not.toContain('secret');
  expect(lines.filter((line) => !line.startsWith('Briefs'))).toEqual([
    'Platforms: Discord on, shards 0, 1 of 4; Slack on, by Socket Mode',
    'Database: PostgreSQL, db.example:5432/briefs',
    'Digests: on, none by DIGEST_CRON, which is empty; up to 1.5 h late; times in Asia/Tokyo where none is named',
    'Comparing meanings: off, as EMBEDDING_MODEL is none',
    'Page: on http://127.0.0.1:8787; health: on http://0.0.0.0:9 too, without metrics',
  ]);
});

test('of a Slack app for many workspaces it says so', () => {
  const [platforms, , , digests] = summary({
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: '0'.repeat(32) },
    ...{ SLACK_STATE_SECRET: 's'.repeat(32), SLACK_SIGNING_SECRET: '0'.repeat(32) },
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  expect(platforms).toMatch(/; Slack on, by HTTP, for all workspaces that install the app$/);
  expect(digests).toMatch(/^Digests: on, /);
});

test('the bot logs them once it is ready, in this order', async () => {
  const bot = startProcess({});
  await bot.logged(/"Page: on http/);
  const messages = bot.lines.entries.map((line) => (JSON.parse(line) as { msg: string }).msg);
  const said = messages.filter((msg) => SUBJECTS.some((subject) => msg.startsWith(subject)));
  expect(said.map((msg) => SUBJECTS.findIndex((subject) => msg.startsWith(subject)))).toEqual([
    0, 1, 2, 3, 4, 5,
  ]);
});
