import { REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { deliveryKey } from '../../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../../src/digests/subscriptions/index.ts';
import { DISCORD_CODES } from '../../../src/platforms/discord/digests/error-codes.ts';
import { readFailure } from '../../../src/platforms/discord/digests/read-failure.ts';
import { EFFECTS, type ErrorCode } from '../../../src/platforms/shared/digests/error-codes.ts';
import { FailureClassifier } from '../../../src/platforms/shared/digests/failure-classifier.ts';
import { digestReply } from '../shared/digest-reply.ts';
import { logOf } from '../shared/log-of.ts';
import { expect, test } from './running-bot.ts';

const MESSAGE = 'POST /channels/:channel/messages';
const KEY = deliveryKey('s' as SubscriptionId, new Date(0));
/** Pino's number of the level. */
const WARN = 40;
const never = new AbortController().signal;

/**
 * Codes that no endpoint of messages, channels or threads gives a bot, by what does. A code of a new release is in
 * neither list: read what it says, and give it a row, or a place here.
 */
const ELSEWHERE: Readonly<Record<string, readonly number[]>> = {
  'accounts, tokens of OAuth2 and two-factor': [
    10001, 10012, 10020, 20018, 30002, 50010, 50011, 50012, 50017, 50025, 50026, 50039, 80004,
    340015, 530000, 530001, 530002, 530003, 530004, 530006, 530007,
  ],
  'applications, their commands, interactions and activities': [
    10002, 10030, 10031, 10032, 10033, 10036, 10062, 10063, 10066, 20012, 30032, 30034, 40041,
    40043, 40060, 40094, 110001,
  ],
  'sales and gifts': [
    10021, 10027, 10028, 10029, 10038, 10050, 40018, 40019, 40074, 50054, 50057, 50070, 50097,
  ],
  'servers, their members, roles, bans, invites, templates and onboarding': [
    10005, 10006, 10007, 10011, 10026, 10057, 10059, 10068, 10069, 10124, 10129, 20017, 20031,
    20035, 30001, 30005, 30016, 30019, 30030, 30031, 30035, 30037, 30040, 30042, 40012, 50004,
    50015, 50020, 50036, 50131, 50132, 50163, 350000, 350001, 500000,
  ],
  'voice, stages, sounds and events': [
    10010, 10049, 10065, 10067, 10070, 10071, 10097, 30038, 30045, 40032, 50091, 50167, 150006,
    180000, 180002,
  ],
  'emojis and stickers as such': [
    10061, 30008, 30018, 30039, 30056, 50144, 50145, 170001, 170002, 170003, 170004, 170005, 170006,
    170007,
  ],
  webhooks: [10016, 30007, 30058],
};

const known = Object.values(RESTJSONErrorCodes).filter((one) => typeof one === 'number');
const elsewhere = Object.values(ELSEWHERE).flat();

test('every code that discord-api-types knows has a row, or a reason to have none', () => {
  const missing = known.filter(
    (code) => !DISCORD_CODES.has(String(code)) && !elsewhere.includes(code),
  );
  expect(missing.map((code) => `${code} ${RESTJSONErrorCodes[code]}`)).toEqual([]);
});

test('no code has two places, and none is made up', () => {
  expect(elsewhere.filter((code) => DISCORD_CODES.has(String(code)))).toEqual([]);
  expect(new Set(elsewhere).size).toBe(elsewhere.length);
  const listed = [...DISCORD_CODES.keys(), ...elsewhere.map(String)];
  const added = listed.filter((code) => !known.includes(Number(code)));
  expect(added).toEqual([]);
});

/** What is to come of a post that Discord refuses with a code. */
function outcomeOf({ code, means }: ErrorCode) {
  const reason = `${code} ${code}: on demand`;
  if (means.kind === 'pause') return { kind: 'permanent', pauseReason: means.pauseReason, reason };
  return means.kind === 'rejected'
    ? { kind: 'rejected', reason }
    : { kind: 'transient', retryAfter: null, reason };
}

test('row by row, a digest fares as the table says, and the log hears of what it should', async ({
  discord,
  start,
}) => {
  const { bot, log } = await start();
  const publisher = bot.publisher();
  if (!publisher) throw new Error('not connected');
  const { general, north } = discord.fixtures;
  const place = { platform: 'discord', server: north.id, channel: general.id } as const;
  const reply = digestReply();
  for (const row of DISCORD_CODES.values()) {
    if (row.means.kind === 'token') continue;
    const before = log.entries.length;
    const end = await publisher.turn(place, never);
    discord.faults.refuse(MESSAGE, row.code.startsWith('1000') ? 404 : 403, Number(row.code));
    expect(await publisher.post(KEY, place, reply, never)).toEqual(outcomeOf(row));
    end();
    const lines = log.entries.slice(before).filter(({ level }) => level >= WARN);
    const said = lines.map(({ msg }) => msg);
    const isTold = row.means.kind === 'setup' || row.means.kind === 'unexpected';
    expect(said).toEqual(isTold ? [expect.stringContaining(row.says)] : []);
    expect(EFFECTS[row.means.kind].tells.includes('once')).toBe(isTold);
  }
  expect(discord.world.messages.size).toBe(0);
});

test('codes about the token are about the bot as a whole', async ({ discord }) => {
  const classifier = new FailureClassifier({
    ...{ platform: 'Discord', table: DISCORD_CODES, read: readFailure, unlisted: 'again' },
    log: logOf([]),
  });
  for (const row of [...DISCORD_CODES.values()].filter(({ means }) => means.kind === 'token')) {
    for (const status of [401, 403]) {
      const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
      discord.faults.refuse(MESSAGE, status, Number(row.code));
      const path = Routes.channelMessages(discord.fixtures.general.id);
      const error: unknown = await rest.post(path, { body: {} }).catch((one: unknown) => one);
      expect(classifier.ofPost(error)).toEqual(outcomeOf(row));
      expect(classifier.ofSearch(error)).toMatchObject({ kind: 'later' });
      expect(classifier.isNoChannel(error)).toBe(false);
    }
  }
});

const ownCause = new Error('round');
ownCause.cause = ownCause;

test.for([
  [new DOMException('This operation was aborted', 'AbortError'), 'no answer came in time'],
  [ownCause, 'round'],
  [null, 'a thrown null'],
  [Object.create(null), 'a thrown object'],
])('whatever is thrown is told of: %o', ([thrown, reason]) => {
  expect(readFailure(thrown)).toEqual({ kind: 'silence', hasLeft: true, reason });
});
