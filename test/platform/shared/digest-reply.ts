import { compose } from '../../../src/digest/compose.ts';
import type { Zone } from '../../../src/digest/zones.ts';
import type { Lang } from '../../../src/library/schema.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { shipped } from '../../answer/town.ts';

/** A digest of a quiet day, as it is posted. */
export function digestReply(lang: Lang = 'en'): Reply {
  const now = new Date('2026-03-24T09:00:00Z');
  const occasion = {
    ...{ topics: null, lang, zone: 'UTC' as Zone, onlyWhenChanged: false, since: now },
    ...{ shown: new Map(), lateFrom: null },
  };
  const digest = compose(occasion, new Map(), shipped, now, () => true);
  if (!digest) throw new Error('no digest');
  return digest.reply;
}
