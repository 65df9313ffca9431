import { App, type AppOptions, LogLevel } from '@slack/bolt';
import { expect, test as plain } from 'vitest';
import { type PeerOptions, type SlackPeer, startSlack } from './server.ts';

export type Transport = 'http' | 'socket';

export type Peer = SlackPeer & {
  /** A real app, not yet initialised or started; it is stopped after the test. */
  app(options?: AppOptions): App;
  /** The same, started, and found by this Slack over the transport of the test. */
  bot(listen?: (app: App) => void, options?: AppOptions): Promise<App>;
};

/** Reads a number that the type calls a string or an address. */
const portOf = (server: unknown) => (server as { address(): { port: number } }).address().port;

/**
 * A test on a server of its own with the unmodified Bolt. Afterwards nothing may have been sent
 * that Slack would not take, unless the test has emptied `violations` itself.
 */
export const test = plain.extend<{ options: PeerOptions; transport: Transport; slack: Peer }>({
  options: {},
  transport: 'socket',
  slack: async ({ options, transport }, use) => {
    const server = await startSlack(options);
    const apps: App[] = [];
    const app = (more: AppOptions = {}) => {
      const made = new App({
        token: server.botToken,
        logLevel: LogLevel.ERROR,
        // Else the constructor asks auth.test and leaves a failure unhandled.
        deferInitialization: true,
        clientOptions: { slackApiUrl: server.url, retryConfig: { retries: 0 } },
        ...(transport === 'socket'
          ? { socketMode: true, appToken: server.appToken }
          : { signingSecret: server.signingSecret }),
        ...more,
      });
      apps.push(made);
      return made;
    };
    const bot = async (listen: (app: App) => void = () => {}, more: AppOptions = {}) => {
      const made = app(more);
      listen(made);
      await made.init();
      const started = await made.start(0);
      if (transport === 'http') server.callAt(`http://127.0.0.1:${portOf(started)}/slack/events`);
      return made;
    };
    await use({ ...server, app, bot });
    for (const one of apps) await one.stop().catch(() => {});
    await server.close();
    expect(server.violations).toEqual([]);
    expect(server.pings).toEqual([]);
  },
});

export { expect };
