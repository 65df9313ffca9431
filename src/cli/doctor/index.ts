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

/** Looks at a subject of the set-up. `channels`: where digests are to be posted on a platform. */
type Look = (
  config: Config,
  channels: (platform: 'discord' | 'slack') => readonly DigestChannel[],
) => AsyncIterable<Finding> | Iterable<Finding>;

/** A subject waits until the settings that it is `of` are sound; null: it is of none. */
type Check = { readonly of: RegExp | null; readonly look: Look };

const now = () => new Date();

const DATABASE = /\bDATABASE_URL\b/;

const CHECKS: readonly Check[] = [
  { of: null, look: checkSystem },
  { of: /\bBRIEFS_DIR\b/, look: checkBriefs },
  { of: DATABASE, look: checkDatabase },
  { of: /\b(?:HEALTH_)?(?:HOST|PORT)\b/, look: checkPorts },
  { of: /\bDIGEST_(?:CRON|TIMEZONE)\b/, look: checkDigestTime },
  { of: /\bEMBEDDING_MODEL\b/, look: checkEmbeddingModel },
  { of: /\bDISCORD_/, look: discord },
  { of: /\b(?:SLACK_|ENCRYPTION_KEY\b|DATABASE_URL\b)/, look: slack },
];

async function* discord(
  ...[{ discord: settings }, channels]: Parameters<Look>
): AsyncGenerator<Finding> {
  if (!settings) return yield off('Discord: DISCORD_TOKEN is not set');
  const { checkDiscord } = await import('../../platforms/discord/doctor/index.ts');
  yield* checkDiscord(settings, channels('discord'), now);
}

async function* slack(...[config, channels]: Parameters<Look>): AsyncGenerator<Finding> {
  const { slack: settings, slackApp } = config;
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
}

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
  const read = 'env' in loaded ? readConfig(loaded.env) : { ...loaded, warnings: [] };
  const errors = 'errors' in read ? read.errors : [];
  const wrong = [...errors, ...read.warnings];
  for (const text of wrong) print({ state: 'fault', text }, terminal);
  const config = 'config' in read ? read.config : 'sound' in read ? read.sound : null;
  const found = config ? await look(config, errors, terminal) : 0;
  const faults = wrong.length + found;
  const summary = faults === 0 ? 'Nothing is wrong: npm start' : `${faults} to put right`;
  terminal.stderr.write(`${summary}\n`);
  if (errors.length > 0) return EXIT.usage;
  return faults === 0 ? EXIT.ok : EXIT.failed;
}

/** Looks at all that the settings tell of and no error is about; returns how many faults there are. */
async function look(
  config: Config,
  errors: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const isSound = (of: RegExp | null) => !errors.some((line) => of?.test(line));
  const stored = isSound(DATABASE) ? await digestChannels(config) : { discord: [], slack: [] };
  let faults = 0;
  for (const check of CHECKS.filter(({ of }) => isSound(of))) {
    for await (const finding of check.look(config, (platform) => stored[platform])) {
      print(finding, terminal);
      if (finding.state === 'fault') faults++;
    }
  }
  return faults;
}

function print({ state, text }: Finding, { stdout }: Terminal): void {
  stdout.write(`${state === 'ok' ? 'ok   ' : 'FAULT'}  ${text}\n`);
}
