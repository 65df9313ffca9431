import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test as plain } from 'vitest';
import { indexFor } from '../../../src/answers/index/fact-index.ts';
import { createCommandService } from '../../../src/commands/command-service.ts';
import type { Library } from '../../../src/library/library.ts';
import type { Lang } from '../../../src/library/schema.ts';
import { Health } from '../../../src/observability/health.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import type { ReceivedRequest } from '../../../src/platforms/shared/platform/index.ts';
import type { SlackSettings } from '../../../src/platforms/slack/client/settings.ts';
import { EVENTS_PATH, manifestFor } from '../../../src/platforms/slack/registration/manifest.ts';
import { SlackBot, type SlackParts } from '../../../src/platforms/slack/slack.ts';
import { WebServer } from '../../../src/platforms/web/server.ts';
import { openStore } from '../../../src/store/store.ts';
import {
  type PeerOptions,
  type SlackPeer,
  startSlack as startPeer,
} from '../../peers/slack/server.ts';
import type { Manifest } from '../../peers/slack/state/world.ts';
import type { SeenMessage, SeenView } from '../../peers/slack/users/seen.ts';
import { Journal } from '../../support/journal.ts';
import { shipped } from '../../support/libraries.ts';
import { idempotencyKeysFor } from '../shared/idempotency-keys.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';

export type Transport = 'socket' | 'http';
type LogLine = { readonly level: number; readonly msg: string };

/** The bot as it runs, on a Slack of its own, and what can be seen of it. */
export type Running = {
  readonly bot: SlackBot;
  /** Where its web server takes Slack's requests. */
  readonly address: string;
  /** What it has logged. */
  readonly log: Journal<LogLine>;
  /** Waits for a log line. */
  readonly logged: (pattern: RegExp) => Promise<LogLine>;
  readonly votes: string[];
};

type Start = Partial<Omit<SlackParts, 'settings'>> & {
  readonly settings?: Partial<SlackSettings>;
  readonly library?: () => Library;
};

type Fixtures = {
  options: PeerOptions;
  transport: Transport;
  slack: SlackPeer;
  /** Starts the bot and does not wait for anything. */
  launch: (how?: Start) => Promise<Running>;
  /** Starts the bot; it is connected. */
  start: (how?: Start) => Promise<Running>;
};

const SOMEWHERE = { kind: 'http', url: 'https://bot.example.org' } as const;

/** The app as its own manifest makes it. */
export const manifestOver = (transport: Transport): Manifest =>
  manifestFor(transport === 'http' ? SOMEWHERE : { kind: 'socket' }) as unknown as Manifest;

/**
 * A test on a Slack of its own, over either transport, with the app that the bot's manifest makes.
 * Afterwards the bot ends, and nothing may have been sent that Slack would not take or that could ping.
 */
export const test = plain.extend<Fixtures>({
  options: {},
  transport: 'socket',
  slack: async ({ options, transport }, use) => {
    const slack = await startPeer({ manifest: manifestOver(transport), ...options });
    await use(slack);
    await slack.close();
    expect(slack.violations).toEqual([]);
    expect(slack.pings).toEqual([]);
  },
  launch: async ({ slack, transport }, use) => {
    const running: (Running & { web: WebServer })[] = [];
    await use(async (how = {}) => {
      const one = await launchOn(slack, transport, how);
      running.push(one);
      if (transport === 'http') slack.callAt(one.address);
      return one;
    });
    for (const { bot, web } of running) {
      await bot.close();
      await web.close();
    }
  },
  start: async ({ launch }, use) => {
    await use(async (how) => {
      const running = await launch(how);
      await running.logged(/Slack: (connected|ready)/);
      return running;
    });
  },
});

/** Languages that people have chosen, kept as long as the test. */
export function languagesFor(chosen = new Map<string, Lang>()): SlackParts['languages'] {
  return {
    languageOf: async (person) => chosen.get(person) ?? null,
    keepLanguage: async (person, lang) => void chosen.set(person, lang),
    forgetLanguage: async (person) => void chosen.delete(person),
  };
}

async function launchOn(
  slack: SlackPeer,
  transport: Transport,
  { settings, library, ...parts }: Start,
): Promise<Running & { web: WebServer }> {
  const log = new Journal<LogLine>();
  const votes: string[] = [];
  const now = parts.now ?? (() => new Date());
  const logger = pino({ level: 'info' }, { write: (line) => log.add(JSON.parse(line)) });
  const ratings = {
    addRating: async (fact: string, vote: string) => void votes.push(`${vote} ${fact}`),
  };
  const briefs = library ?? (() => shipped);
  // As the bot does it once it is up: the first question need not wait for it.
  for (const lang of briefs().languages) indexFor(briefs(), lang);
  const commandService = createCommandService({ library: briefs, now, onMiss: () => {} });
  const bot = new SlackBot({
    commandService,
    ratings,
    claims: idempotencyKeysFor(),
    askerRates: { spend: async () => null },
    takeStart: null,
    pictures: NO_PICTURES,
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    languages: languagesFor(),
    log: logger,
    now,
    defaultLang: 'en',
    subscriptionService: subscriptionServiceFor({ now }),
    onConnected: () => {},
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }),
    ...parts,
    settings: {
      botToken: slack.botToken,
      appToken: transport === 'socket' ? slack.appToken : null,
      signingSecret: transport === 'http' ? slack.signingSecret : null,
      apiUrl: slack.url,
      ...settings,
    },
  });
  await bot.start();
  const mounts = { [EVENTS_PATH]: (request: ReceivedRequest) => bot.receive(request) };
  const web = new WebServer(
    { host: '127.0.0.1', port: 0 },
    {
      commandService,
      ratings,
      previews: PREVIEWS,
      pictures: NO_PICTURES,
      health: new Health(),
      store: openStore('file::memory:'),
      now,
    },
    logger,
    mounts,
  );
  await web.start();
  const logged = (pattern: RegExp) =>
    log.first(({ msg }) => pattern.test(msg), `a log line like ${pattern}`);
  return { bot, web, address: web.url + EVENTS_PATH, log, logged, votes };
}

type Node = { readonly [key: string]: unknown };

function* everyNode(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const inner of Object.values(value)) yield* everyNode(inner);
}

const nodesOf = ({ blocks }: SeenMessage | SeenView) => [...everyNode(blocks ?? [])];

/** Every text of a message or view, from top to bottom. */
export const textOf = (seen: SeenMessage | SeenView): string =>
  nodesOf(seen)
    .flatMap(({ text }) => (typeof text === 'string' ? text : []))
    .join('\n');

/** What stands on the buttons of a message or view. */
export const labelsOf = (seen: SeenMessage | SeenView): string[] =>
  nodesOf(seen).flatMap(({ type, text }) =>
    type === 'button' ? String((text as { text: string }).text) : [],
  );

export { expect };
