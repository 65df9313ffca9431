import type { StoredMessage, World } from './world.ts';

const USUAL_PAGE = 100;

export const messageOrder = (a: StoredMessage, b: StoredMessage) =>
  Number(a.api.ts) - Number(b.api.ts);

/** What the first message of a thread tells of it. */
export function replyCounts(world: World, { api, channel }: StoredMessage) {
  const replies = [...world.messages.values()].filter(
    (one) => one.channel === channel && one.api.thread_ts === api.ts && one.onlyFor === null,
  );
  if (replies.length === 0) return {};
  return {
    thread_ts: api.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((one) => one.api.user))],
    latest_reply: replies.toSorted(messageOrder).at(-1)?.api.ts,
  };
}

/** One page of a list, with the cursor to the next: docs.slack.dev/apis/web-api/pagination */
export function pageOf<T>(
  all: readonly T[],
  name: string,
  { cursor, limit = USUAL_PAGE }: { cursor?: string | undefined; limit?: number | undefined },
): object {
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString()) : 0;
  const end = start + limit;
  const hasMore = end < all.length;
  const next = hasMore ? Buffer.from(String(end)).toString('base64') : '';
  return {
    [name]: all.slice(start, end),
    has_more: hasMore,
    response_metadata: { next_cursor: next },
  };
}
