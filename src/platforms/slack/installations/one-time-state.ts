import { createHash } from 'node:crypto';
import type { StateStore } from '@slack/bolt';
import { ClearStateStore, InvalidStateError } from '@slack/oauth';
import type { IdempotencyKeys } from '../../../store/index.ts';

/** So long (s) an installation may take. */
const VALID_S = 10 * 60;

/**
 * The states that go to Slack and come back with who installs the app. Bolt's own are signed and end by themselves, but
 * would be taken again as long as they last: here each is taken once, at whatever copy of the bot it comes back.
 * Source: https://datatracker.ietf.org/doc/html/rfc9700#section-4.7.1
 */
export function oneTimeStates(
  secret: string,
  keys: Pick<IdempotencyKeys, 'claim'>,
  now: () => Date,
): StateStore {
  const signed = new ClearStateStore(secret, VALID_S);
  return {
    generateStateParam: (options) => signed.generateStateParam(options, now()),
    async verifyStateParam(_, state) {
      const options = await signed.verifyStateParam(now(), state);
      const hash = createHash('sha256').update(state).digest('base64url');
      if (await keys.claim(`slack-state:${hash}`)) return options;
      throw new InvalidStateError('The state was used before');
    },
  };
}
