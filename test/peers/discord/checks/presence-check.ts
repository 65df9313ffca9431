import { z } from 'zod';
import { type Problem, problem } from './problem.ts';

const LONGEST = 128;
const CUSTOM = 4;

/** What a client may tell of itself over the gateway; there is no schema of Discord's for it. */
const presence = z.object({
  since: z.number().nullable(),
  status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
  afk: z.boolean(),
  activities: z.array(
    z
      .object({
        name: z.string().min(1).max(LONGEST),
        type: z.int().min(0).max(5),
        state: z.string().min(1).max(LONGEST).nullish(),
        url: z.url().nullish(),
      })
      .refine(({ type, state }) => type !== CUSTOM || state, 'a custom status is its state'),
  ),
});

export function presenceCheck(told: unknown): Problem[] {
  const result = presence.safeParse(told);
  const issues = result.success ? [] : result.error.issues;
  return issues.map(({ path, message }) => problem(path.map(step), message));
}

const step = (key: PropertyKey) => (typeof key === 'symbol' ? String(key) : key);
