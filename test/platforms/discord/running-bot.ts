import { setTimeout } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { pino } from 'pino';
import { expect, test as plain } from 'vitest';
import { indexFor } from '../../../src/answers/index/fact-index.ts';
import { createCommandService } from '../../../src/commands/command-service.ts';
import type { Library } from '../../../src/library/library.ts';
import { LANGS } from '../../../src/library/schema.ts';
import type { DiscordSettings } from '../../../src/platforms/discord/client/settings.ts';
import { DiscordBot, type DiscordParts } from '../../../src/platforms/discord/discord.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import {
  type DiscordPeer,
  type PeerOptions,
  startDiscord as startPeer,
} from '../../peers/discord/server.ts';
import { Journal } from '../../support/journal.ts';
import { shipped } from '../../support/libraries.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';

type LogLine = { readonly level: number; readonly msg: string };

/** The bot as it runs, on a Discord of its own, and what can be seen of it. */
type Running = {
  readonly bot: DiscordBot;
  /** What it has logged. */
  readonly log: Journal<LogLine>;
  /** Waits for a log line. */
  readonly logged: (pattern: RegExp) => Promise<LogLine>;
  readonly votes: string[];
};

type Start = Partial<Omit<DiscordParts, 'settings'>> & {
  readonly settings?: Partial<DiscordSettings>;
  readonly library?: () => Library;
};

export type Fixtures = {
  options: PeerOptions;
  discord: DiscordPeer;
  /** Starts the bot and does not wait for anything. */
  launch: (how?: Start) => Running;
  /** Starts the bot; it has registered its commands. */
  start: (how?: Start) => Promise<Running>;
};

/**
 * A test on a Discord of its own. Afterwards the bot ends, and nothing may have been sent that
 * Discord would not take or that could ping anybody.
 */
export const test = plain.extend<Fixtures>({
  options: {},
  discord: async ({ options }, use) => {
    const discord = await startPeer(options);
    await use(discord);
    await discord.close();
    expect(discord.violations).toEqual([]);
    expect(discord.pings).toEqual([]);
  },
  launch: async ({ discord }, use) => {
    const bots: DiscordBot[] = [];
    await use((how = {}) => {
      const running = launchOn(discord, how);
      bots.push(running.bot);
      return running;
    });
    for (const bot of bots) await bot.close();
  },
  start: async ({ launch }, use) => {
    await use(async (how) => {
      const running = launch(how);
      await running.logged(/Discord: commands/);
      return running;
    });
  },
});

function launchOn(discord: DiscordPeer, { settings, library, ...parts }: Start): Running {
  const log = new Journal<LogLine>();
  const votes: string[] = [];
  const now = parts.now ?? (() => new Date());
  const bot = new DiscordBot({
    commandService: createCommandService({
      library: library ?? (() => shipped),
      now,
      onMiss: () => {},
    }),
    ratings: { addRating: async (fact, vote) => void votes.push(`${vote} ${fact}`) },
    log: pino({ level: 'info' }, { write: (line) => log.add(JSON.parse(line)) }),
    now,
    claims: idempotencyKeysFor(),
    askerRates: { spend: async () => null },
    takeStart: null,
    pictures: NO_PICTURES,
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    defaultLang: 'en',
    subscriptionService: subscriptionServiceFor({ now }),
    onConnected: () => {},
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    ...parts,
    settings: {
      token: discord.token,
      apiUrl: discord.url,
      hasLimitingProxy: false,
      guildId: null,
      shards: 'auto',
      shardIds: null,
      ...settings,
    },
  });
  void bot.start();
  const logged = (pattern: RegExp) =>
    log.first(({ msg }) => pattern.test(msg), `a log line like ${pattern}`);
  return { bot, log, logged, votes };
}

type Component = {
  readonly type: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly components?: readonly Component[];
};

function* every(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    yield* every(component.components ?? []);
  }
}

const allOf = ({ components }: APIMessage) => [...every((components ?? []) as Component[])];

/** Every text of a message, from top to bottom. */
export const textOf = (message: APIMessage): string =>
  allOf(message)
    .flatMap(({ content }) => content ?? [])
    .join('\n');

/** The id of the button with that label. */
export function buttonOf(message: APIMessage, label: string): string {
  const all = allOf(message).filter(({ type }) => type === 2);
  const found = all.find((one) => one.label === label)?.custom_id;
  if (!found)
    throw new Error(`no button "${label}", but ${all.map((one) => one.label).join(', ')}`);
  return found;
}

export const labelsOf = (message: APIMessage): string[] =>
  allOf(message).flatMap(({ type, label }) => (type === 2 && label ? label : []));

/** The menus of a message. */
export const selectsOf = (message: APIMessage) =>
  allOf(message).flatMap(({ type, custom_id: id, options }) =>
    type === 3 && id && options ? [{ id, options }] : [],
  );

const EPHEMERAL = 1 << 6;
export const isEphemeral = ({ flags }: APIMessage) => ((flags ?? 0) & EPHEMERAL) !== 0;

/** For `beforeAll`: as in the bot, no question has to wait for the index of the briefs. */
export function prepareAnswers(): void {
  for (const lang of LANGS) indexFor(shipped, lang);
}

export { expect };
