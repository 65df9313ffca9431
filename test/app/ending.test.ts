import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { lastDeliveries } from '../../src/digests/delivery/ledger.ts';
import { openStore } from '../../src/store/store.ts';
import { type SlackPeer, startSlack } from '../peers/slack/server.ts';
import { addChannel } from '../peers/slack/state/world.ts';
import { startProcess } from '../support/bot-process.ts';
import { subscribe } from '../support/deliveries.ts';
import { emptyFolder } from '../support/stores.ts';

const POST = 'chat.postMessage';
const CHANNELS = 15;

/** A bot that has posts on their way to a Slack that answers none, and more of them claimed. */
async function busyBot(slack: SlackPeer) {
  const url = `file:${await emptyFolder()}/bot.sqlite`;
  const store = openStore(url);
  const before = new Date(Date.now() - 61 * 60_000);
  for (let n = 0; n < CHANNELS; n++) {
    const { id: channel } = addChannel(slack.world, `channel-${n}`);
    const channelRef = { platform: 'slack', server: slack.world.team.id, channel } as const;
    await subscribe(store, before, { rhythm: '0 * * * *', channelRef });
  }
  await store.close();
  const held = slack.faults.hold(POST, { accepted: true });
  const bot = startProcess({
    ...{ DATABASE_URL: url, LOG_LEVEL: 'debug', EMBEDDING_MODEL: 'none' },
    ...{ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: slack.botToken },
    SLACK_APP_TOKEN: slack.appToken,
  });
  await held.arrived;
  return { bot, url };
}

/** The states of the ledger, once each. */
async function ledger(url: string): Promise<string[]> {
  const store = openStore(url);
  const deliveries = await lastDeliveries(store, 100);
  await store.close();
  return [...new Set(deliveries.map(({ state }) => state))].toSorted();
}

test('a bot that is told to end gives back what it has claimed, and waits for no platform longer than it may', async () => {
  const slack = await startSlack();
  const { bot, url } = await busyBot(slack);
  expect(await bot.stop()).toBe(0);
  // What is on its way may have arrived: another process looks. Nothing is left claimed.
  const states = await ledger(url);
  expect(states).toContain('doubtful');
  expect(states).not.toContain('claimed');
  expect(states).toContain('due');
  await slack.close();
});

test('told a second time, it ends at once', async () => {
  const slack = await startSlack();
  const { bot } = await busyBot(slack);
  void bot.stop();
  await bot.logged(/SIGTERM: stopping/);
  expect(await bot.stop()).toBe(143);
  expect(bot.lines.entries.at(-1)).toContain('SIGTERM again: ending at once');
  await slack.close();
});

test('a database that takes connections and never answers does not keep it', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const bot = startProcess({ DATABASE_URL: `postgres://bot@127.0.0.1:${port}/bot` });
  await bot.page();
  await once(silent, 'connection');
  expect(await bot.stop()).toBe(0);
});
