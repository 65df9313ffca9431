import type { Delivery, Retry } from './delivery.ts';
import type { Http } from './http.ts';
import type { SendOptions, Sockets } from './sockets.ts';

export type Again = {
  /** What Slack says with a further try; none: Socket Mode sends an envelope twice now and then. */
  readonly retry?: Retry;
  /** Socket Mode: the connection, counted from 1. */
  readonly to?: number;
  /** HTTP: another replica of the app. */
  readonly url?: string;
};

/** Brings deliveries to the app, over HTTP where it has a URL and over Socket Mode else. */
export class EventSender {
  readonly #http: Http;
  readonly #sockets: Sockets;
  /** The envelope in which a delivery last went. */
  readonly #envelopes = new Map<Delivery, string>();

  constructor(http: Http, sockets: Sockets) {
    this.#http = http;
    this.#sockets = sockets;
  }

  /** Whether a person who uses the app now reaches it. */
  get isReachable(): boolean {
    return this.#http.url !== null || this.#sockets.connections.length > 0;
  }

  deliver(delivery: Delivery, { retry, to, url }: Again = {}, isAgain = false): void {
    if (this.#http.url !== null || url !== undefined) {
      void this.#http.deliver(delivery, retry ?? null, url ?? this.#http.url ?? '');
      return;
    }
    // A retry comes in an envelope of its own, a mere duplicate in the same.
    const envelope = isAgain && !retry ? this.#envelopes.get(delivery) : undefined;
    const options: SendOptions = {
      ...(to !== undefined && { to }),
      ...(envelope && { envelope }),
    };
    this.#envelopes.set(delivery, this.#sockets.deliver(delivery, retry ?? null, options));
  }
}
