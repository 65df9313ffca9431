import type { Library } from '../../library/index.ts';
import { type Reply, warning } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { PausedSubscription } from '../delivery/index.ts';
import { managementReply } from './management-reply.ts';
import { subscriptionBlock } from './subscription-block.ts';

/** Tells the creator of a digest, in their language, that the platform refuses it, and why. */
export function pauseNotice(of: PausedSubscription, library: Library, now: Date): Reply {
  const { lang } = of.creator;
  const { digest } = wordsFor(lang);
  const said = digest.paused(of.id, digest.pauseReasons[of.paused]);
  return managementReply(lang, [warning(said), subscriptionBlock(of, [], library, lang, now)]);
}
