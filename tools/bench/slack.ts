import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { App, LogLevel, type webApi } from '@slack/bolt';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { indexFor } from '../../src/answers/index/fact-index.ts';
import { createCommandService } from '../../src/commands/command-service.ts';
import { runCommand } from '../../src/commands/table.ts';
import type { Library } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { Health } from '../../src/observability/health.ts';
import { PREVIEWS } from '../../src/platforms/previews/index.ts';
import { NO_PICTURES } from '../../src/platforms/shared/pictures/index.ts';
import { EVENTS_PATH, manifestFor } from '../../src/platforms/slack/registration/manifest.ts';
import type { Page } from '../../src/platforms/slack/rendering/payload.ts';
import { render } from '../../src/platforms/slack/rendering/render.ts';
import { SlackBot } from '../../src/platforms/slack/slack.ts';
import { WebServer } from '../../src/platforms/web/server.ts';
import { openStore } from '../../src/store/store.ts';
import { type SlackPeer, startSlack as startPeer } from '../../test/peers/slack/server.ts';
import { addPerson, type Manifest, type Person } from '../../test/peers/slack/state/world.ts';
import { subscriptionServiceFor } from '../../test/platforms/shared/subscription-service.ts';
import { readQuestions } from '../eval/questions.ts';
import { takeTurns } from './take-turns.ts';

const RUNS = 1500;
/** Many people, so that none of them is too fast; all of them are known after the warm-up. */
const PEOPLE = 200;

type Transport = 'socket' | 'http';

/** A bot on a Slack of its own, and how long (ms) it took from each request to its response. */
type Measured = {
  readonly slack: SlackPeer;
  readonly people: readonly Person[];
  readonly times: number[];
  /** What ends the time that is measured: the response itself, or the request that posts an answer. */
  until: 'response' | 'post';
};

/**
 * From a request's arrival to its response, and from a direct message to the answer's request, against
 * a bare Bolt app that answers a constant: one page of one brief, so that both have as much to write.
 * The two take turns.
 */
export async function slackReplies(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  for (const lang of ['en', 'ja'] as const) indexFor(library, lang);
  const questions = readQuestions('dev');
  const topics = [...library.briefs.keys()];
  for (const transport of ['http', 'socket'] as const) {
    const bare = await bareBot(transport, constantOf(library));
    const own = await ownBot(transport, library);
    const personOf = ({ people }: Measured, i: number) => people[i % PEOPLE] as Person;
    const topicOf = (i: number) => topics[i % topics.length] ?? '';
    const questionOf = (i: number) => questions[i % questions.length]?.question ?? '';

    await takeTurns(`${transport}: /brief, all topics`, RUNS, own, bare, async (on, i) => {
      on.until = 'response';
      await on.slack.runCommand('/brief', topicOf(i), { user: personOf(on, i) }).ack();
    });
    await takeTurns(
      `${transport}: /ask, another question each time`,
      RUNS,
      own,
      bare,
      async (on, i) => {
        await on.slack.runCommand('/ask', questionOf(i), { user: personOf(on, i) }).ack();
      },
    );
    await takeTurns(
      `${transport}: a direct message until its answer`,
      RUNS,
      own,
      bare,
      async (on, i) => {
        on.until = 'post';
        await on.slack.directMessage(personOf(on, i), questionOf(i)).answer();
      },
    );
  }
}

/** What the bare app says, whatever it is asked. */
function constantOf(library: Library): Page {
  const request = { lang: 'en', options: { topic: 'usfj' } } as const;
  const reply = runCommand('brief', request, { library, now: new Date() });
  const [page] = render(reply, { offerPost: true }).pages;
  if (!page) throw new Error('the brief usfj has no page');
  return page;
}

async function bareBot(transport: Transport, constant: Page): Promise<Measured> {
  const slack = await newSlack(transport);
  const app = new App({
    token: slack.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.url },
    ...(transport === 'socket'
      ? { socketMode: true, appToken: slack.appToken }
      : { signingSecret: slack.signingSecret }),
  });
  const said = constant as unknown as { text: string; blocks: webApi.Block[] };
  app.command(/.*/, async ({ ack }) => ack({ response_type: 'ephemeral', ...said }));
  app.message(async ({ message, say }) => {
    await say({ ...said, thread_ts: message.ts });
  });
  const server = (await app.start(0)) as unknown as Server;
  const port = transport === 'http' ? portOf(server) : null;
  if (port) slack.callAt(`http://127.0.0.1:${port}${EVENTS_PATH}`);
  return measured(slack, port);
}

async function ownBot(transport: Transport, library: Library): Promise<Measured> {
  const slack = await newSlack(transport);
  const now = () => new Date();
  const log = pino({ level: 'silent' });
  const commandService = createCommandService({ library: () => library, now, onMiss: () => {} });
  const ratings = { addRating: async () => {} };
  const bot = new SlackBot({
    settings: {
      botToken: slack.botToken,
      appToken: transport === 'socket' ? slack.appToken : null,
      signingSecret: transport === 'http' ? slack.signingSecret : null,
      apiUrl: slack.url,
    },
    ...{
      commandService,
      ratings,
      log,
      now,
      defaultLang: 'en',
      subscriptionService: subscriptionServiceFor(),
      onConnected() {},
    },
    claims: { claim: async () => true, release: async () => {} },
    askerRates: { spend: async () => null },
    takeStart: null,
    pictures: NO_PICTURES,
    shareBudget: (_, perSecond) => ({ isShared: false, perSecond: () => perSecond }),
    languages: {
      languageOf: async () => null,
      keepLanguage: async () => {},
      forgetLanguage: async () => {},
    },
    wait: (ms, signal) => delay(ms, undefined, { signal }),
  });
  await bot.start();
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
    log,
    { [EVENTS_PATH]: (request) => bot.receive(request) },
  );
  await web.start();
  if (transport === 'socket') await slack.sockets.when('hello');
  else slack.callAt(web.url + EVENTS_PATH);
  return measured(slack, transport === 'http' ? Number(new URL(web.url).port) : null);
}

function newSlack(transport: Transport): Promise<SlackPeer> {
  const url = 'https://bot.example.org';
  const how = transport === 'http' ? { kind: transport, url } : { kind: transport };
  return startPeer({ manifest: manifestFor(how) as unknown as Manifest });
}

/**
 * Over HTTP, from the bot's server having a request to its response having left it; over Socket Mode,
 * from an envelope leaving Slack to something coming back.
 */
function measured(slack: SlackPeer, port: number | null): Measured {
  const people = Array.from({ length: PEOPLE }, () => addPerson(slack.world, 'somebody'));
  const bot: Measured = { slack, people, times: [], until: 'response' };
  let arrived = 0;
  const begin = () => {
    arrived = performance.now();
  };
  const end = (what: Measured['until']) => {
    if (arrived > 0 && what === bot.until) {
      bot.times.push(performance.now() - arrived);
      arrived = 0;
    }
  };
  const slacksPort = Number(new URL(slack.url).port);
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const { localPort } = request.socket;
    if (localPort === slacksPort && request.url?.endsWith('/chat.postMessage')) end('post');
    if (port === null || localPort !== port) return;
    begin();
    response.once('finish', () => end('response'));
  });
  if (port === null) {
    slack.sockets.log.listen(({ kind }) => {
      if (kind === 'sent') begin();
    });
    onMessage(() => end('response'));
  }
  return bot;
}

/**
 * Calls when a message arrives at any of this process's WebSocket servers, before anything is made of
 * it: what the local Slack checks is no part of a bot's time.
 */
function onMessage(call: () => void): void {
  const { emit } = WebSocket.prototype;
  WebSocket.prototype.emit = function (this: WebSocket, name: string | symbol, ...more: unknown[]) {
    if (name === 'message') call();
    return emit.call(this, name, ...more);
  };
}

const portOf = (server: Server) => (server.address() as { port: number }).port;
