import type { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readOwnVersion } from '../own-version.ts';
import {
  CHATS,
  COMMANDS,
  type Command,
  ENDS,
  LANGS,
  OUTCOMES,
  PLATFORMS,
  type Platform,
} from './labels.ts';

/** What a process of the bot counts, for Prometheus. */
export type Metrics = {
  readonly registry: Registry;
  readonly requests: Counter<'platform' | 'command' | 'outcome'>;
  readonly requestSeconds: Histogram<'platform' | 'command'>;
  readonly refusedRequests: Counter<'platform'>;
  readonly answers: Counter<'lang' | 'outcome'>;
  readonly reconnects: Counter<'platform'>;
  readonly ready: Gauge<'part'>;
  readonly library: Gauge<'version'>;
  readonly briefs: Gauge;
  readonly libraryAge: Gauge;
  readonly deliveries: Counter<'platform' | 'state'>;
  readonly open: Gauge<'platform'>;
  readonly oldestDue: Gauge<'platform'>;
  readonly late: Histogram<'platform'>;
  readonly posts: Histogram<'platform'>;
  readonly limited: Counter<'platform'>;
};

/** Upper bounds in seconds: most replies take some milliseconds, a question for the second stage a quarter of one. */
const REQUEST_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Most posts take a fraction of a second, those that time out half a minute. */
const POST_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Most digests go out within the minute, those that were held up within hours. */
const LATE_BUCKETS = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600, 6 * 3600];

/**
 * The metrics of this process, all of which begin at 0: the rise from "absent" to 1 is none to Prometheus. prom-client
 * is loaded here, so that the start need not wait for it.
 */
export async function createMetrics(): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import(
    'prom-client'
  );
  const registry = new Registry();
  const of = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) => ({
    ...{ name: `briefing_bot_${name}`, help, labelNames: [...labelNames], registers: [registry] },
  });
  collectDefaultMetrics({ register: registry });
  const metrics: Metrics = {
    registry,
    requests: new Counter(
      of('requests_total', 'Requests of people, by what came of them.', [
        ...(['platform', 'command', 'outcome'] as const),
      ]),
    ),
    requestSeconds: new Histogram({
      ...of('request_seconds', 'How long a reply took to make, without sending it.', [
        ...(['platform', 'command'] as const),
      ]),
      buckets: REQUEST_BUCKETS,
    }),
    refusedRequests: new Counter(
      of('requests_refused_total', 'Requests of people who asked too often.', ['platform']),
    ),
    answers: new Counter(
      of('answers_total', 'Questions, by language and by what came of them.', [
        ...(['lang', 'outcome'] as const),
      ]),
    ),
    reconnects: new Counter(
      of('reconnects_total', 'Connections to a platform that were made anew.', ['platform']),
    ),
    ready: new Gauge(of('ready', 'Whether a part is there: what /readyz tells.', ['part'])),
    library: new Gauge(
      of('library_info', 'Always 1; the label tells the version of the briefs that are served.', [
        'version',
      ]),
    ),
    briefs: new Gauge(of('library_briefs', 'Briefs that are served.')),
    libraryAge: new Gauge(
      of('library_age_seconds', 'How old the newest source is that any brief cites.'),
    ),
    deliveries: new Counter(
      of('digest_deliveries_total', 'Digests that are over, by how they ended.', [
        ...(['platform', 'state'] as const),
      ]),
    ),
    open: new Gauge(
      of(
        'digest_open',
        'Digests that are due and not over yet, of all processes that share the database.',
        ['platform'],
      ),
    ),
    oldestDue: new Gauge(
      of(
        'digest_lag_seconds',
        'For how long the oldest of the open digests has been due, of all processes that share the database.',
        ['platform'],
      ),
    ),
    late: new Histogram({
      ...of('digest_late_seconds', 'How long after its time a digest was posted.', ['platform']),
      buckets: LATE_BUCKETS,
    }),
    posts: new Histogram({
      ...of('digest_post_seconds', 'How long the platform took to answer a post.', ['platform']),
      buckets: POST_BUCKETS,
    }),
    limited: new Counter(
      of('digest_rate_limited_total', 'How often the platform asked for fewer posts.', [
        'platform',
      ]),
    ),
  };
  beginAtZero(metrics);
  const own = readOwnVersion();
  new Gauge(
    of(
      'info',
      'Always 1; the labels tell the versions of the bot, of Node.js and of its time zone rules.',
      ['version', 'node', 'tz'],
    ),
  ).set(
    {
      version: 'version' in own ? own.version : 'unknown',
      node: process.versions.node,
      tz: zoneRules(),
    },
    1,
  );
  return metrics;
}

/** The page and assistants have no channels; assistants have no other commands than their tools. */
function isNeverAsked(platform: Platform, command: Command): boolean {
  if (platform === 'mcp') return ['help', 'check', 'privacy', 'digest'].includes(command);
  return platform === 'web' && command === 'digest';
}

function beginAtZero(metrics: Metrics): void {
  for (const platform of PLATFORMS) {
    for (const command of COMMANDS) {
      if (isNeverAsked(platform, command)) continue;
      for (const outcome of OUTCOMES) metrics.requests.inc({ platform, command, outcome }, 0);
    }
  }
  for (const lang of LANGS) {
    for (const outcome of OUTCOMES) metrics.answers.inc({ lang, outcome }, 0);
  }
  for (const platform of CHATS) {
    for (const state of ENDS) metrics.deliveries.inc({ platform, state }, 0);
    metrics.limited.inc({ platform }, 0);
    metrics.refusedRequests.inc({ platform }, 0);
    metrics.reconnects.inc({ platform }, 0);
    metrics.posts.zero({ platform });
    metrics.late.zero({ platform });
  }
}

/** The release of the time zone database that schedules are read by, such as "2026c". */
export function zoneRules(): string {
  const { tz = 'unknown' } = process.versions;
  return tz;
}
