import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
} from 'discord.js';
import { expect, test as plain } from 'vitest';
import { type DiscordPeer, type PeerOptions, startDiscord } from './server.ts';

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;

export type Peer = DiscordPeer & {
  /** A real client, not yet logged in; it is destroyed after the test. */
  client(options?: Partial<ClientOptions>): Client;
  /** The same, logged in and ready. */
  bot(options?: Partial<ClientOptions>): Promise<Client>;
};

/**
 * A test on a server of its own with the unmodified discord.js. Afterwards nothing may have been
 * sent that Discord would not take, unless the test has emptied `violations` itself.
 */
export const test = plain.extend<{ options: PeerOptions; discord: Peer }>({
  options: {},
  discord: async ({ options }, use) => {
    const server = await startDiscord(options);
    const clients: Client[] = [];
    const client = (more: Partial<ClientOptions> = {}) => {
      const made = new Client({
        intents: [Guilds, GuildMessages, DirectMessages],
        partials: [Partials.Channel],
        allowedMentions: { parse: [] },
        makeCache: Options.cacheEverything(),
        rest: { api: server.url },
        // The client's own throttle waits 5 s between two IDENTIFYs.
        ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
        ...more,
      });
      clients.push(made);
      return made;
    };
    const bot = async (more?: Partial<ClientOptions>) => {
      const made = client(more);
      const ready = new Promise((resolve) => made.once(Events.ClientReady, resolve));
      await made.login(server.token);
      await ready;
      return made;
    };
    await use({ ...server, client, bot });
    for (const one of clients) await one.destroy();
    await server.close();
    expect(server.violations).toEqual([]);
    expect(server.pings).toEqual([]);
  },
});

export { expect };
