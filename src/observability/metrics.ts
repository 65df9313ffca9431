import type { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readOwnVersion } from './own-version.ts';

/*
 * What a process of the bot counts, for Prometheus. No label holds an id: names of platforms and states only.
 * prom-client is loaded when something is first counted or asked for, so that the start does not wait for it.
 */

const PLATFORMS = ['discord', 'slack'] as const;
type Platform = (typeof PLATFORMS)[number];

const ENDS = ['sent', 'quiet', 'missed', 'failed', 'reported'] as const;
/** The states in which a delivery is over. */
type End = (typeof ENDS)[number];

type Metrics = {
  readonly registry: Registry;
  readonly deliveries: Counter<'platform' | 'state'>;
  readonly open: Gauge<'platform'>;
  readonly posts: Histogram<'platform'>;
  readonly limited: Counter<'platform'>;
};

/** Upper bounds in seconds: most posts take a fraction of one, those that time out half a minute. */
const POST_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

let made: Promise<Metrics> | null = null;

function metrics(): Promise<Metrics> {
  made ??= make();
  return made;
}

/** Counts where that is possible: what is counted must not fail because the counting does. */
function count(note: (counted: Metrics) => void): void {
  metrics()
    .then(note)
    .catch(() => {
      made = null; // the next one may fare better, and /metrics says what is wrong
    });
}

/** Counts a delivery that is over. */
export function deliveryEnded(platform: Platform, state: End): void {
  count(({ deliveries }) => deliveries.inc({ platform, state }));
}

/** Notes how long (seconds) a post took, whatever came of it. */
export function postTook(platform: Platform, seconds: number): void {
  count(({ posts }) => posts.observe({ platform }, seconds));
}

/** Counts that a platform asked for fewer posts. */
export function rateLimited(platform: Platform): void {
  count(({ limited }) => limited.inc({ platform }));
}

/**
 * All that was counted, as text, and the media type of it. `open`: how many deliveries are not over, by platform;
 * null where that is not known, and is left out then.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export async function exposeMetrics(
  open: ReadonlyMap<string, number> | null,
): Promise<{ readonly text: string; readonly type: string }> {
  const { registry, open: gauge } = await metrics();
  gauge.reset();
  if (open) for (const platform of PLATFORMS) gauge.set({ platform }, open.get(platform) ?? 0);
  return { text: await registry.metrics(), type: registry.contentType };
}

async function make(): Promise<Metrics> {
  const { Counter, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  const deliveries = new Counter({
    name: 'briefing_bot_digest_deliveries_total',
    help: 'Digests that are over, by how they ended.',
    labelNames: ['platform', 'state'],
    registers,
  });
  const open = new Gauge({
    name: 'briefing_bot_digest_open',
    help: 'Digests that are due and not over yet, of all processes that share the database.',
    labelNames: ['platform'],
    registers,
  });
  const posts = new Histogram({
    name: 'briefing_bot_digest_post_seconds',
    help: 'How long the platform took to answer a post.',
    labelNames: ['platform'],
    buckets: POST_BUCKETS,
    registers,
  });
  const limited = new Counter({
    name: 'briefing_bot_digest_rate_limited_total',
    help: 'How often the platform asked for fewer posts.',
    labelNames: ['platform'],
    registers,
  });
  // From 0 on, as the rise from "absent" to 1 is none to Prometheus.
  for (const platform of PLATFORMS) {
    for (const state of ENDS) deliveries.inc({ platform, state }, 0);
    limited.inc({ platform }, 0);
    posts.zero({ platform });
  }
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970.',
    registers,
  }).set(performance.timeOrigin / 1000);
  const own = readOwnVersion();
  new Gauge({
    name: 'briefing_bot_info',
    help: 'Always 1; the labels tell the versions of the bot, of Node.js and of its time zone rules.',
    labelNames: ['version', 'node', 'tz'],
    registers,
  }).set(
    {
      version: 'version' in own ? own.version : 'unknown',
      node: process.versions.node,
      tz: zoneRules(),
    },
    1,
  );
  return { registry, deliveries, open, posts, limited };
}

/** The release of the time zone database that schedules are read by, such as "2026c". */
export function zoneRules(): string {
  const { tz = 'unknown' } = process.versions;
  return tz;
}
