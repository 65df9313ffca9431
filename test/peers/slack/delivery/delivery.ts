import { Journal } from '../../../support/journal.ts';

/** docs.slack.dev/apis/events-api */
type RetryReason =
  | 'http_timeout'
  | 'too_many_redirects'
  | 'connection_failed'
  | 'ssl_error'
  | 'http_error'
  | 'unknown_error'
  | 'timeout';

export type Retry = { readonly num: number; readonly reason: RetryReason };

/** What an app said when it took a delivery. */
export type Ack = {
  readonly over: 'http' | 'socket';
  /** Of HTTP; null: there was no answer at all. */
  readonly status: number | null;
  readonly body: unknown;
};

/** What every payload has, and what some have. */
type Payload = { readonly type?: string; readonly view?: unknown; readonly event?: unknown };

/** Something that Slack tells an app, and what the app said to it each time. */
export type Delivery = {
  readonly kind: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Payload;
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsAnswer: boolean;
  readonly acks: Journal<Ack>;
};

export const delivery = (
  kind: Delivery['kind'],
  payload: object,
  acceptsAnswer = kind !== 'events_api',
): Delivery => ({
  kind,
  payload,
  acceptsAnswer,
  acks: new Journal(),
});

export const isOk = ({ over, status }: Ack) =>
  over === 'socket' || (status !== null && status >= 200 && status < 300);
