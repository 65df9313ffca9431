import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** Arguments that are objects; in a form they come as JSON. */
const NESTED = [
  'blocks',
  'files',
  'view',
  'metadata',
  'prompts',
  'attachments',
  'loading_messages',
];

/** A body that is there but cannot be read. */
export const UNREADABLE = Symbol('unreadable');

/**
 * The arguments of a call, out of a form, JSON or the query, as Slack takes them:
 * docs.slack.dev/apis/web-api
 */
export async function argumentsOf(
  request: IncomingMessage,
): Promise<Record<string, unknown> | typeof UNREADABLE> {
  const { searchParams } = new URL(request.url ?? '/', 'http://slack');
  const body = await text(request);
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('application/json')) return body ? JSON.parse(body) : {};
    const form = new URLSearchParams(body);
    const entries = [...searchParams, ...form].map(([key, value]) => [
      key,
      NESTED.includes(key) ? JSON.parse(value) : value,
    ]);
    return Object.fromEntries(entries);
  } catch {
    return UNREADABLE;
  }
}

/** A yes or no; in a form it is a word. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1'),
]);

/** A number from 1 to 1,000; in a form it is a word. */
export const pageSize = z.coerce.number().int().min(1).max(1_000);
