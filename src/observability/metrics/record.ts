import type { Chat, Command, End, Lang, Outcome, Platform } from './labels.ts';
import { createMetrics, type Metrics } from './metrics.ts';

let made: Promise<Metrics> | null = null;

/** The metrics of this process. Rejects where prom-client cannot be loaded; the next call tries again. */
export function metrics(): Promise<Metrics> {
  made ??= createMetrics().catch((error: unknown) => {
    made = null;
    throw error;
  });
  return made;
}

/** Counts where that is possible: what is counted must not fail because the counting does; /metrics says what is wrong. */
function count(note: (counted: Metrics) => void): void {
  metrics()
    .then(note)
    .catch(() => {});
}

/** Begins to measure what goes on by itself, such as the delay of the event loop. */
export const startMetrics = (): void => count(() => {});

/** Notes what came of a request, and how long (seconds) the reply took to make. */
export function requestEnded(
  platform: Platform,
  command: Command,
  outcome: Outcome,
  seconds: number,
): void {
  count(({ requests, requestSeconds }) => {
    requests.inc({ platform, command, outcome });
    requestSeconds.observe({ platform, command }, seconds);
  });
}

/** Counts a question, by the language of the reply. */
export function questionAnswered(lang: Lang, outcome: Outcome): void {
  count(({ answers }) => answers.inc({ lang, outcome }));
}

/** Counts that somebody was told to ask more slowly. */
export function requestRefused(platform: Chat): void {
  count(({ refusedRequests }) => refusedRequests.inc({ platform }));
}

/** Counts that a connection stands again which stood before. */
export function reconnected(platform: Chat): void {
  count(({ reconnects }) => reconnects.inc({ platform }));
}

/** Counts a delivery that is over. `late`: how long (seconds) after its time that was. */
export function deliveryEnded(platform: Chat, state: End, late: number): void {
  count((counted) => {
    counted.deliveries.inc({ platform, state });
    if (state === 'sent') counted.late.observe({ platform }, Math.max(late, 0));
  });
}

/** Counts deliveries that ended together, without a post. */
export function deliveriesEnded(platform: Chat, state: Exclude<End, 'sent'>, ended: number): void {
  count(({ deliveries }) => deliveries.inc({ platform, state }, ended));
}

/** Notes how long (seconds) a post took, whatever came of it. */
export function postTook(platform: Chat, seconds: number): void {
  count(({ posts }) => posts.observe({ platform }, seconds));
}

/** Counts that a platform asked for fewer posts. */
export function rateLimited(platform: Chat): void {
  count(({ limited }) => limited.inc({ platform }));
}
