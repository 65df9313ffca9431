import { createHash } from 'node:crypto';
import type { SharedContext } from './handler-context.ts';

/** A vote of a person on the facts of one message. */
type Vote = {
  readonly vote: 'up' | 'down';
  readonly facts: readonly string[];
  readonly platform: 'discord' | 'slack';
  /** The message or window with the button, with its channel and workspace where its id needs them. */
  readonly message: string;
  readonly person: string;
};

/**
 * Counts a vote. Clicking twice is one vote, at whichever copy of the bot that shares the store: a hash of who voted
 * where is kept there for a week. Never rejects.
 */
export async function countVote(
  { vote, facts, platform, message, person }: Vote,
  { deduplicator, idempotencyKeys, ratings }: Counting,
): Promise<void> {
  const hash = createHash('sha256').update(`${message}:${person}`).digest('base64url');
  const key = `${platform}:vote:${hash}`;
  if (!deduplicator.isNew(key) || !(await idempotencyKeys.claim(key))) return;
  await Promise.all(facts.map((fact) => ratings.addRating(fact, vote)));
}

type Counting = Pick<SharedContext, 'deduplicator' | 'idempotencyKeys' | 'ratings'>;
