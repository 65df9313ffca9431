import type { Config } from '../../app/config/index.ts';
import { loadEnvironment, readConfig } from '../../app/config/index.ts';
import type { DigestChannel, Finding } from '../../platforms/shared/doctor/index.ts';
import { keyringOf, openInstallations, openStore, type Store } from '../../store/index.ts';
import { commandLine, EXIT, type Exit, runToExit, type Terminal } from '../terminal.ts';
import { digestChannels } from './digest-channels.ts';
import {
  checkBriefs,
  checkDatabase,
  checkDigestTime,
  checkEmbeddingModel,
  checkPorts,
  checkSystem,
} from './own-machine.ts';

/** A subject of the set-up. `channels`: where digests are to be posted on a platform. */
type Check = (
  config: Config,
  channels: (platform: 'discord' | 'slack') => readonly DigestChannel[],
) => AsyncIterable<Finding> | Iterable<Finding>;

const now = () => new Date();

const CHECKS: readonly Check[] = [
  checkSystem,
  checkBriefs,
  checkDatabase,
  checkPorts,
  checkDigestTime,
  checkEmbeddingModel,
  async function* discord({ discord: settings }, channels) {
    if (!settings) return yield off('Discord: DISCORD_TOKEN is not set');
    const { checkDiscord } = await import('../../platforms/discord/doctor/index.ts');
    yield* checkDiscord(settings, channels('discord'), now);
  },
  async function* slack({ slack: settings, slackApp, ...config }, channels) {
    if (!settings && !slackApp) {
      return yield off('Slack: neither SLACK_BOT_TOKEN nor SLACK_CLIENT_ID is set');
    }
    const { checkSlack, checkSlackApp } = await import('../../platforms/slack/doctor/index.ts');
    if (settings) yield* checkSlack(settings, channels('slack'), now);
    if (!slackApp) return;
    const store = await usableStore(config.databaseUrl);
    const installations = store && openInstallations(store, keyringOf(config.encryptionKey ?? ''));
    const known = { settings: slackApp, installations, publicUrl: config.publicUrl };
    yield* checkSlackApp({ ...known, channels: channels('slack') }, now);
    await store?.close();
  },
];

/** Null where it fails, which is told where the database is checked. */
async function usableStore(url: string): Promise<Store | null> {
  try {
    const store = openStore(url);
    await store.ready();
    return store;
  } catch {
    return null;
  }
}

/** What is not used is no fault. */
const off = (text: string): Finding => ({ state: 'ok', text: `${text}, so nothing of it runs` });

/** `npm run -s doctor`: whether the bot can work with its settings, before it is started. */
export function doctor(terminal: Terminal): Promise<Exit> {
  const program = commandLine('doctor', 'Check the set-up; each fault with its cure.', terminal);
  program.addHelpText(
    'after',
    '\nAsks Discord and Slack about their tokens, and brings the tables of the database up to date, as a start does.',
  );
  return runToExit(program, () => examine(terminal), terminal);
}

async function examine(terminal: Terminal): Promise<Exit> {
  const loaded = loadEnvironment(terminal);
  const read = 'env' in loaded ? readConfig(loaded.env) : loaded;
  if ('errors' in read) {
    for (const error of read.errors) print({ state: 'fault', text: error }, terminal);
    return EXIT.usage;
  }
  for (const text of read.warnings) print({ state: 'fault', text }, terminal);
  let faults = read.warnings.length;
  const stored = await digestChannels(read.config);
  for (const check of CHECKS) {
    for await (const finding of check(read.config, (platform) => stored[platform])) {
      print(finding, terminal);
      if (finding.state === 'fault') faults++;
    }
  }
  const summary = faults === 0 ? 'Nothing is wrong: npm start' : `${faults} to put right`;
  terminal.stderr.write(`${summary}\n`);
  return faults === 0 ? EXIT.ok : EXIT.failed;
}

function print({ state, text }: Finding, { stdout }: Terminal): void {
  stdout.write(`${state === 'ok' ? 'ok   ' : 'FAULT'}  ${text}\n`);
}
