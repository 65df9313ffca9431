import { countOpen } from '../../digests/delivery/index.ts';
import type { Library } from '../../library/index.ts';
import type { Logger } from '../../observability/index.ts';
import { exposeMetrics } from '../../observability/index.ts';
import type { WebParts } from './api.ts';

/** All that was counted, as text, and the media type of it. */
export type MetricsSource = () => Promise<{ readonly text: string; readonly type: string }>;

/** The metrics of a process, with what its parts and its database tell at the moment. */
export function metricsSource(
  { store, health, now }: Pick<WebParts, 'store' | 'health' | 'now'>,
  library: () => Library,
  log: Logger,
): MetricsSource {
  const openDeliveries = async () => {
    const open = await countOpen(store);
    const lagOf = (oldest: Date) => Math.max(now().getTime() - oldest.getTime(), 0) / 1000;
    const measured = [...open].map(
      ([platform, { count, oldest }]) => [platform, { count, lag: lagOf(oldest) }] as const,
    );
    return new Map(measured);
  };
  return async () => {
    const open = await openDeliveries().catch((error: unknown) => {
      store.tell(error, (line) => log.warn(`Metrics: ${line}`));
      return null;
    });
    const parts = [...(await health.parts())].map(([part, why]) => [part, why === null] as const);
    const { version, briefs, newestSource } = library();
    const age = (now().getTime() - Date.parse(newestSource ?? '')) / 1000;
    return exposeMetrics({
      ...{ open, parts: new Map(parts) },
      library: { version, briefs: briefs.size, age: Number.isNaN(age) ? null : Math.max(age, 0) },
    });
  };
}
