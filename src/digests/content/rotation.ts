import { z } from 'zod';
import type { Brief, BriefId } from '../../library/index.ts';
import { parseRow, type Store } from '../../store/index.ts';

/** When each brief was last the subject of a digest in a channel. */
export type Shown = ReadonlyMap<BriefId, Date>;

/**
 * The brief to show next: one that was never shown, in the order of the library, else the one shown longest ago.
 * So none comes again before all have been shown. Null where there is no brief.
 */
export function nextInRotation(briefs: readonly Brief[], shown: Shown): Brief | null {
  const lastShown = ({ id }: Brief) => shown.get(id)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const [next] = briefs.toSorted((a, b) => {
    const [left, right] = [lastShown(a), lastShown(b)];
    return left === right ? 0 : left - right;
  });
  return next ?? null;
}

/** What a channel has been shown. */
export async function readShown(store: Store, platform: string, channel: string): Promise<Shown> {
  const database = await store.ready();
  const rows = await database
    .selectFrom('shown')
    .select(['brief', 'at'])
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .execute();
  return new Map(
    rows.map((row) => {
      const { brief, at } = parseRow('shown', `brief ${row.brief}`, columns, row);
      return [brief, new Date(at)];
    }),
  );
}

const columns = z.object({
  brief: z.custom<BriefId>((value) => typeof value === 'string'),
  at: z.number(),
});
