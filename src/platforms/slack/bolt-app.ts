import { App, type Authorize, type Receiver, type webApi } from '@slack/bolt';
import type { Logger } from '../../observability/index.ts';
import { boltLogger } from './client/index.ts';

type Parts = {
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: Logger;
  readonly onError: (error: unknown) => void;
};

/** Bolt's app on any number of receivers. `authorize` says in which workspace a request is answered. */
export function boltApp(
  receivers: readonly Receiver[],
  authorize: Authorize<boolean>,
  { clientOptions, log, onError }: Parts,
): App {
  const all = async (work: (one: Receiver) => unknown) => {
    await Promise.all(receivers.map(work));
  };
  const app = new App({
    receiver: {
      init: (made: App) => {
        for (const one of receivers) one.init(made);
      },
      start: () => all((one) => one.start()),
      stop: () => all((one) => one.stop()),
    },
    authorize,
    clientOptions,
    convoStore: false,
    logger: boltLogger(log),
  });
  app.error(async (error) => onError(error));
  return app;
}
