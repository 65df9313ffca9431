import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { DeliveryKey } from '../../src/digests/delivery/publisher.ts';
import type { SubscriptionId } from '../../src/digests/subscriptions/index.ts';
import { type SlackPeer, startSlack } from '../../test/peers/slack/server.ts';
import { addChannel } from '../../test/peers/slack/state/world.ts';
import type { Night } from '../../test/support/dst-nights.ts';
import { count, type Tally } from '../torture/count.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
/** So long after the end the digest that is due then has been posted. */
const SETTLED = 5 * MINUTE;

/** What a bot did in a night: the instants (ms) at which it ticked by itself, and what became of its digests. */
export type Lived = { readonly ticks: readonly number[]; readonly tally: Tally };

/** Environment variables that have a process load libfaketime. */
type FakeClock = Readonly<Record<string, string>>;

/** How a process gets a clock that is not the machine's; null where libfaketime is not installed. */
export function fakeClock(): FakeClock | null {
  // The command itself would stand between us and the bot, and outlive or bury it.
  const { stdout, error } = spawnSync('faketime', ['-f', '+0', 'env'], { encoding: 'utf8' });
  const preload = /^(LD_PRELOAD|DYLD_INSERT_LIBRARIES)=(.+)$/m.exec(stdout ?? '');
  return error || !preload?.[1] || !preload[2] ? null : { [preload[1]]: preload[2] };
}

/**
 * Lets the bot live through a night, from `around` ms before the change to as long after it, under libfaketime: all of
 * it, on a host in that zone, with a digest every quarter of an hour in a Slack on this machine. The clock and all
 * timers of its process run `speed` times as fast. Rejects with its last words if it does not live so long.
 */
export async function live(
  night: Night,
  around: number,
  speed: number,
  clock: FakeClock,
): Promise<Lived> {
  const slack = await startSlack();
  const folder = await mkdtemp(join(tmpdir(), 'night-'));
  const until = night.change.getTime() + around;
  const ticks: number[] = [];
  /** When the digest was set up; what was before is the start, which takes minutes of this clock. */
  let begun = Number.POSITIVE_INFINITY;
  const ahead = Math.round((night.change.getTime() - around - Date.now()) / 1000);
  const bot = startBot(night, slack, folder, { ...clock, FAKETIME: `${ahead} x${speed}` });
  try {
    const last: string[] = [];
    for await (const text of createInterface({ input: bot.stderr })) {
      last.splice(0, last.length - 3, text);
      if (!text.startsWith('{')) continue;
      const { time, msg } = JSON.parse(text) as { readonly time: string; readonly msg: string };
      const at = Date.parse(time);
      if (msg === 'a minute begins') ticks.push(at);
      if (msg === 'a digest is set up by DIGEST_CRON') begun = at;
      if (at > until + SETTLED) break;
    }
    if ((ticks.at(-1) ?? 0) < until) throw new Error(`The bot ended early:\n${last.join('\n')}`);
    return {
      ticks: ticks.filter((at) => at > begun && at < until),
      tally: tallyOf(slack, begun, until),
    };
  } finally {
    if (bot.exitCode === null) {
      bot.kill('SIGKILL');
      await once(bot, 'exit');
    }
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function startBot(
  { zone }: Night,
  slack: SlackPeer,
  folder: string,
  clock: FakeClock,
): ChildProcessByStdio<null, null, Readable> {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [resolve('src/start.cjs')], {
    // An .env of who runs this has no part in it.
    cwd: folder,
    env: {
      ...clock,
      ...{ PATH, TZ: zone, PORT: '0', LOG_LEVEL: 'debug', BRIEFS_DIR: resolve('briefs') },
      DATABASE_URL: `file:${join(folder, 'bot.sqlite')}`,
      ...{ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken },
      // Over HTTP: a socket would have to answer pings of another time.
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_DIGEST_CHANNEL_ID: addChannel(slack.world, 'night').id,
      ...{ DIGEST_CRON: '*/15 * * * *', DIGEST_TIMEZONE: zone },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Holds what stands in Slack against the quarters of an hour from when the digest was set up. */
function tallyOf({ world }: SlackPeer, begun: number, until: number): Tally {
  const subscription = 'env-slack' as SubscriptionId;
  const first = Math.floor(begun / QUARTER + 1) * QUARTER;
  const expected = Array.from({ length: Math.floor((until - first) / QUARTER) + 1 }, (_, n) => ({
    subscription,
    slot: new Date(first + n * QUARTER),
  }));
  const messages = [...world.messages.values()].flatMap(({ api: { metadata } }) =>
    metadata ? (Object.values(metadata.event_payload) as DeliveryKey[]) : [],
  );
  return count({ expected, messages, ledger: [] });
}
