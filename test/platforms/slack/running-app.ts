import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test as plain } from 'vitest';
import { createCommandService } from '../../../src/commands/command-service.ts';
import { type Digests, startDigests } from '../../../src/digests/digests.ts';
import type { Zone } from '../../../src/digests/timezone/zone.ts';
import { LANGS } from '../../../src/library/schema.ts';
import { Health } from '../../../src/observability/health.ts';
import { PREVIEWS } from '../../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../../src/platforms/shared/pictures/index.ts';
import type { ReceivedRequest } from '../../../src/platforms/shared/platform/index.ts';
import {
  EVENTS_PATH,
  INSTALL_PATH,
  manifestFor,
  REDIRECT_PATH,
} from '../../../src/platforms/slack/registration/manifest.ts';
import { SlackApp } from '../../../src/platforms/slack/slack-app.ts';
import { WebServer } from '../../../src/platforms/web/server.ts';
import {
  forgetInstallation,
  keyringOf,
  openIdempotencyKeys,
  openInstallations,
  openLanguages,
  openStore,
  type Store,
} from '../../../src/store/index.ts';
import { type SlackPeer, startSlack } from '../../peers/slack/server.ts';
import type { Place } from '../../peers/slack/state/app.ts';
import type { Manifest } from '../../peers/slack/state/world.ts';
import { Journal } from '../../support/journal.ts';
import { shipped } from '../../support/libraries.ts';
import { subscriptionServiceFor } from '../shared/subscription-service.ts';

export const KEY = Buffer.alloc(32, 7).toString('base64');
const STATE_SECRET = 'a-state-secret-of-more-than-thirty-two-letters';

type LogLine = { readonly level: number; readonly msg: string };

/** Somebody's browser, which keeps cookies. */
export type Browser = {
  /** Opens an address of the bot, whatever its host. */
  open(address: string | URL, headers?: Readonly<Record<string, string>>): Promise<Response>;
};

/** A copy of the bot that many workspaces install, and what can be seen of it. */
export type RunningApp = {
  readonly app: SlackApp;
  readonly store: Store;
  readonly digests: Digests;
  readonly address: string;
  readonly log: Journal<LogLine>;
  readonly logged: (pattern: RegExp) => Promise<LogLine>;
  readonly browser: () => Browser;
  /** Has the app installed, as people do it in their browser; gives the last page. */
  readonly install: (place: Place) => Promise<Response>;
};

export type Start = {
  readonly url?: string;
  readonly key?: string;
  /** How far (ms) the bot's clock is ahead. */
  readonly ahead?: () => number;
};

type Fixtures = {
  slack: SlackPeer;
  start: (how?: Start) => Promise<RunningApp>;
};

const MANIFEST = manifestFor({ kind: 'distributed', url: 'https://bot.example.org' });

/**
 * A test on a Slack of its own with the app of the distributed manifest. Nothing may have been sent that Slack would
 * not take or that could ping.
 */
export const test = plain.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants it
  slack: async ({}, use) => {
    const slack = await startSlack({ manifest: MANIFEST as unknown as Manifest });
    await use(slack);
    await slack.close();
    expect(slack.violations).toEqual([]);
    expect(slack.pings).toEqual([]);
  },
  start: async ({ slack }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (how = {}) => {
      const { running, close } = await startOn(slack, how);
      closing.push(close);
      slack.callAt(running.address + EVENTS_PATH);
      return running;
    });
    for (const close of closing.reverse()) await close();
  },
});

async function startOn(slack: SlackPeer, how: Start) {
  const log = new Journal<LogLine>();
  const logger = pino({ level: 'info' }, { write: (line) => log.add(JSON.parse(line)) });
  const now = () => new Date(Date.now() + (how.ahead?.() ?? 0));
  const store = openStore(how.url ?? 'file::memory:');
  const commandService = createCommandService({ library: () => shipped, now, onMiss: () => {} });
  const ratings = { addRating: async () => {} };
  const wait = (ms: number, signal: AbortSignal) => setTimeout(ms, undefined, { signal });
  const kept = openLanguages(store, 'slack', LANGS);
  const parts = {
    ...{ commandService, ratings, log: logger, now, wait, defaultLang: 'en' as const },
    subscriptionService: subscriptionServiceFor({ store, now, zone: 'UTC' as Zone }),
    claims: openIdempotencyKeys(store, now),
    languages: {
      ...kept,
      languageOf: (id: string) => kept.languageOf(id).catch(() => 'unknown' as const),
    },
    installations: openInstallations(store, keyringOf(how.key ?? KEY)),
    stateKeys: openIdempotencyKeys(store, now),
    forget: (id: string) => forgetInstallation(store, id),
    tell: (error: unknown) => store.tell(error, (line) => logger.error(line)),
    holder: crypto.randomUUID(),
    onConnected: () => {},
    ...{ askerRates: { spend: async () => null }, takeStart: null, pictures: NO_PICTURES },
    shareBudget: (_: string, perSecond: number) => ({
      isShared: false as const,
      perSecond: () => perSecond,
    }),
  };
  const { clientId, clientSecret } = slack.oauth;
  const { signingSecret, url: apiUrl } = slack;
  const settings = { clientId, clientSecret, stateSecret: STATE_SECRET, signingSecret, apiUrl };
  const app = new SlackApp({ ...parts, settings });
  await app.start();
  const digests = startDigests({
    // Longer than a day: the daily digest of a test is in time, whenever the test runs.
    ...{ store, log: logger, now, wait, id: parts.holder, grace: 48 * 3_600_000 },
    library: () => shipped,
    publishers: () => {
      const publisher = app.publisher();
      return publisher ? { slack: publisher } : {};
    },
    configured: null,
    everyMinute: () => () => {},
  });
  const answer = (request: ReceivedRequest) => app.receive(request);
  const web = new WebServer(
    { host: '127.0.0.1', port: 0 },
    {
      commandService,
      ratings,
      previews: PREVIEWS,
      pictures: NO_PICTURES,
      store,
      now,
      health: new Health(),
    },
    logger,
    { [EVENTS_PATH]: answer, [INSTALL_PATH]: answer, [REDIRECT_PATH]: answer },
  );
  await web.start();
  const browser = () => browserAt(web.url);
  const running: RunningApp = {
    ...{ app, store, digests, address: web.url, log, browser },
    logged: (pattern) => log.first(({ msg }) => pattern.test(msg), `a log line like ${pattern}`),
    async install(place) {
      const { open } = browser();
      const begun = await open(INSTALL_PATH);
      return open(slack.approve(begun.headers.get('location') ?? '', place));
    },
  };
  const close = async () => {
    await app.close();
    await digests.close();
    await web.close();
    await store.close();
  };
  return { running, close };
}

function browserAt(origin: string): Browser {
  const cookies = new Map<string, string>();
  return {
    async open(address, headers = {}) {
      const { pathname, search } = new URL(address, origin);
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(origin + pathname + search, {
        redirect: 'manual',
        headers: { ...(cookie && { cookie }), ...headers },
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      return answer;
    },
  };
}

export { expect };
