import { CHATS } from './labels.ts';
import { metrics } from './record.ts';

/** What is not counted but looked at when somebody asks. */
export type Observed = {
  /** The deliveries that are not over, by platform: how many, and for how long (seconds) the oldest; null: not known. */
  readonly open: ReadonlyMap<string, { readonly count: number; readonly lag: number }> | null;
  /** Which parts are there, by name. */
  readonly parts: ReadonlyMap<string, boolean>;
  readonly library: {
    readonly version: string;
    readonly briefs: number;
    /** Of its newest source, in seconds; null: no source shows a date. */
    readonly age: number | null;
  };
};

/**
 * All that was counted, and what is observed now, as text, and the media type of it. What is not known is left out.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export async function exposeMetrics({
  open,
  parts,
  library,
}: Observed): Promise<{ readonly text: string; readonly type: string }> {
  const { registry, ...gauges } = await metrics();
  gauges.open.reset();
  gauges.oldestDue.reset();
  for (const platform of open ? CHATS : []) {
    const { count, lag } = open?.get(platform) ?? { count: 0, lag: 0 };
    gauges.open.set({ platform }, count);
    gauges.oldestDue.set({ platform }, lag);
  }
  gauges.ready.reset();
  for (const [part, isThere] of parts) gauges.ready.set({ part }, isThere ? 1 : 0);
  gauges.library.reset();
  gauges.library.set({ version: library.version }, 1);
  gauges.briefs.set(library.briefs);
  gauges.libraryAge.remove();
  if (library.age !== null) gauges.libraryAge.set(library.age);
  return { text: await registry.metrics(), type: registry.contentType };
}
