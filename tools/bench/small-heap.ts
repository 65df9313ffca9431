import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Child, startChild } from './ready/child.ts';
import { type Peers, startPeers } from './ready/peers.ts';
import { here } from './ready/revision.ts';
import { ownEnv } from './ready/starts.ts';
import { quantile } from './stats.ts';

const HEAP_MB = 96;
const RELOADS = 10;
/** A reload that takes longer (ms) will not come: all the bot does is to look for free memory. */
const LONGEST_RELOAD_MS = 120_000;

/**
 * The bot with both platforms in a heap of 96 MB: it answers, reloads the shipped briefs ten times with a question after
 * each, and posts a digest on each platform. Throws if it ends, or does not do one of these.
 */
export async function smallHeap(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'small-heap-'));
  const briefs = join(folder, 'briefs');
  const revision = here();
  await cp(revision.briefs, briefs, { recursive: true });
  const peers = await startPeers();
  const args = [`--max-old-space-size=${HEAP_MB}`, ...revision.command];
  const env = { ...(await ownEnv({ ...revision, briefs }, folder)), ...peers.env };
  const bot = startChild(args, folder, env);
  const show = (what: string) =>
    process.stdout.write(`  ${what}, resident memory ${bot.memory().toFixed(0)} MB\n`);
  try {
    await bot.until(peers.connected());
    await bot.until(Promise.all(peers.ask()));
    show('connected, and answered on both platforms');
    const took = await reload(bot, peers, join(briefs, 'jjoc.yaml'));
    const [median, most] = [0.5, 1].map((share) => (quantile(took, share) / 1000).toFixed(1));
    show(`${RELOADS} reloads, each ${median} s (at most ${most} s)`);
    await postDigests(bot, peers);
    show('posted a digest on both platforms');
  } finally {
    await bot.stop();
    await peers.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes the title of a brief over and over. Gives how long (ms) each reload took. */
async function reload(bot: Child, peers: Peers, file: string): Promise<number[]> {
  const text = await readFile(file, 'utf8');
  const took: number[] = [];
  for (let n = 1; n <= RELOADS; n++) {
    const begun = performance.now();
    const reloaded = nextLine(bot, /briefs reloaded/);
    await writeFile(file, text.replace(/^title: \{ en: .+?(?=,)/m, `$& ${n}`));
    await bot.until(reloaded);
    took.push(performance.now() - begun);
    await bot.until(Promise.all(peers.ask()));
  }
  return took;
}

/** A line that is still to come. */
async function nextLine({ lines }: Child, pattern: RegExp): Promise<void> {
  const come = Promise.withResolvers<void>();
  const stop = lines.listen((line) => {
    if (pattern.test(line)) come.resolve();
  });
  const timeout = delay(LONGEST_RELOAD_MS, null, { ref: false }).then(() => {
    throw new Error(`waited ${LONGEST_RELOAD_MS / 1000} s in vain for ${pattern}`);
  });
  await Promise.race([come.promise, timeout]).finally(stop);
}

/** People set up a digest on each platform and have it posted at once. */
async function postDigests(bot: Child, { discord, slack }: Peers): Promise<void> {
  const by = { user: discord.fixtures.ken, permissions: ['ManageGuild'] } as const;
  const daily = { every: 'daily', time: '9am', topics: 'usfj' };
  const { value: added } = await bot.until(discord.slash('digest add', daily, by).reply());
  await posted(bot, () => discord.slash('digest now', { digest: idIn(added) }, by).reply());

  const { ann: user, general: where } = slack.fixtures;
  const { value: form } = await bot.until(slack.runCommand('/digest', '', { user, where }).view());
  const { value: saved } = await bot.until(slack.submit(form).updatedView());
  await posted(bot, () => slack.runCommand('/digest', `now ${idIn(saved)}`, { user, where }).ack());
}

async function posted(bot: Child, command: () => Promise<unknown>): Promise<void> {
  const sent = nextLine(bot, /digests went out/);
  await bot.until(command());
  await bot.until(sent);
}

/** The name of a digest, as code within a text or as a text of its own. */
function idIn(message: unknown): string {
  const [, id] = /(?:`|"text":")([a-z2-9]{6})(?:`|")/.exec(JSON.stringify(message)) ?? [];
  if (!id) throw new Error(`no digest is named in ${JSON.stringify(message)}`);
  return id;
}
