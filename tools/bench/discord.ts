import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, DefaultRestOptions, Events, type Interaction, type RESTOptions } from 'discord.js';
import { pino } from 'pino';
import { indexFor } from '../../src/answers/index/fact-index.ts';
import { createCommandService } from '../../src/commands/command-service.ts';
import { newSubscriptionId } from '../../src/digests/management/subscription-service.ts';
import { loadLibrary } from '../../src/library/loading/load.ts';
import { clientOptions } from '../../src/platforms/discord/client/client-options.ts';
import { guardPackets } from '../../src/platforms/discord/client/packets.ts';
import { sender } from '../../src/platforms/discord/client/send.ts';
import { register } from '../../src/platforms/discord/commands/register.ts';
import { onInteraction } from '../../src/platforms/discord/dispatch.ts';
import { Deduplicator } from '../../src/platforms/shared/client/deduplicator.ts';
import { TokenBuckets } from '../../src/platforms/shared/client/token-buckets.ts';
import { NO_PICTURES } from '../../src/platforms/shared/pictures/index.ts';
import { type DiscordPeer, startDiscord } from '../../test/peers/discord/server.ts';
import { addPerson, type Person } from '../../test/peers/discord/state/world.ts';
import { subscriptionServiceFor } from '../../test/platforms/shared/subscription-service.ts';
import { readQuestions } from '../eval/questions.ts';
import { takeTurns } from './take-turns.ts';

const RUNS = 2500;
/** Many people, so that none of them is too fast. */
const PEOPLE = 500;

/** A bot on a Discord of its own, and how long (ms) it took from each interaction to its response. */
type Measured = {
  readonly discord: DiscordPeer;
  readonly people: readonly Person[];
  readonly times: number[];
};

/**
 * From an interaction's arrival in discord.js to the request that answers it, against a bare
 * discord.js bot that answers a constant string. The two take turns.
 */
export async function discordReplies(): Promise<void> {
  const { library } = await loadLibrary('briefs');
  if (!library) throw new Error('the briefs do not load; run npm run briefs:lint');
  const questions = readQuestions('dev');
  for (const lang of ['en', 'ja'] as const) indexFor(library, lang);
  const topics = [...library.briefs.keys()];
  const bare = await measured((client) => {
    client.on(Events.InteractionCreate, (it) => void answerConstant(it));
  });
  const own = await measured((client) => {
    const now = () => new Date();
    const log = pino({ level: 'silent' });
    const context = {
      commandService: createCommandService({ library: () => library, now, onMiss: () => {} }),
      ratings: { addRating: async () => {} },
      subscriptionService: subscriptionServiceFor(),
      newId: () => newSubscriptionId(randomBytes),
      wait: (ms: number) => delay(ms),
      log,
      now,
      defaultLang: 'en',
      idempotencyKeys: { claim: async () => true, release: async () => {} },
      referencedBy: () => async () => null,
      deduplicator: new Deduplicator(),
      buckets: new TokenBuckets('discord', { spend: async () => null }),
      send: sender(client.rest, log),
      pictures: NO_PICTURES,
    } as const;
    guardPackets(client, () => {});
    client.on(Events.InteractionCreate, (it) => void onInteraction(it, context));
  });

  await takeTurns('/brief, all topics', RUNS, own, bare, async ({ discord, people }, i) => {
    const user = people[i % PEOPLE] as Person;
    await discord.slash('brief', { topic: topics[i % topics.length] ?? '' }, { user }).reply();
  });
  await takeTurns('autocomplete', RUNS, own, bare, async ({ discord, people }, i) => {
    const user = people[i % PEOPLE] as Person;
    const typed = (topics[i % topics.length] ?? '').slice(0, i % 6);
    await discord.autocomplete('brief', { topic: typed }, { user }).choices();
  });
  await takeTurns(
    '/ask, a new question each time',
    RUNS,
    own,
    bare,
    async ({ discord, people }, i) => {
      const user = people[i % PEOPLE] as Person;
      const { question = '' } = questions[i % questions.length] ?? {};
      await discord.slash('ask', { question }, { user }).reply();
    },
  );
}

async function answerConstant(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) await interaction.respond([{ name: 'usfj', value: 'usfj' }]);
  else if (interaction.isRepliable()) await interaction.reply('A constant string.');
}

async function measured(attach: (client: Client) => void): Promise<Measured> {
  const discord = await startDiscord();
  const people = Array.from({ length: PEOPLE }, () => addPerson(discord.world, 'somebody'));
  const times: number[] = [];
  let arrived = 0;
  const makeRequest: RESTOptions['makeRequest'] = (url, init) => {
    if (url.includes('/callback')) times.push(performance.now() - arrived);
    return DefaultRestOptions.makeRequest(url, init);
  };
  const settings = {
    token: discord.token,
    apiUrl: discord.url,
    hasLimitingProxy: false,
    guildId: null,
    shardIds: null,
  };
  const options = clientOptions({ ...settings, shards: 'auto' }, 'bench');
  const client = new Client({ ...options, rest: { api: discord.url, makeRequest } });
  client.on(Events.Raw, () => {
    arrived = performance.now();
  });
  attach(client);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  await register(client.rest, { applicationId: client.application?.id ?? '', guildId: null });
  return { discord, people, times };
}
