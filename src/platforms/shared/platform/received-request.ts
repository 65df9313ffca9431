import type { IncomingHttpHeaders } from 'node:http';

/** A request to the bot's web server, read to its end. */
export type ReceivedRequest = {
  readonly method: string;
  readonly url: string;
  /** By their names in small letters. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
