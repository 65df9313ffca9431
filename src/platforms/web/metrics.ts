import { countOpen } from '../../digests/delivery/index.ts';
import type { Logger } from '../../observability/index.ts';
import { exposeMetrics } from '../../observability/index.ts';
import type { WebParts } from './api.ts';

/** All that was counted, as text, and the media type of it. */
export type MetricsSource = () => Promise<{ readonly text: string; readonly type: string }>;

/** The metrics of a process, with what its database tells at the moment, if it can be asked. */
export function metricsSource({ store }: Pick<WebParts, 'store'>, log: Logger): MetricsSource {
  return async () => {
    const open = await countOpen(store).catch((error: unknown) => {
      store.tell(error, (line) => log.warn(`Metrics: ${line}`));
      return null;
    });
    return exposeMetrics(open);
  };
}
