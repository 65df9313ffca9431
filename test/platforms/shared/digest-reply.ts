import { compose } from '../../../src/digests/content/compose.ts';
import type { Zone } from '../../../src/digests/timezone/zone.ts';
import type { Lang } from '../../../src/library/schema.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { shipped } from '../../support/libraries.ts';

/** A digest of a quiet day, as it is posted. `publicUrl`: the origin of the public pages. */
export function digestReply(lang: Lang = 'en', publicUrl: string | null = null): Reply {
  const now = new Date('2026-03-24T09:00:00Z');
  const digestContext = {
    ...{ topics: null, lang, zone: 'UTC' as Zone, onlyWhenChanged: false, since: now },
    ...{ shown: new Map(), lateFrom: null, publicUrl },
  };
  const digest = compose(digestContext, new Map(), shipped, now, () => true);
  if (!digest) throw new Error('no digest');
  return digest.reply;
}
