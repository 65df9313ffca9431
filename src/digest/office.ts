import { createHash } from 'node:crypto';
import type { Library } from '../library/library.ts';
import type { Lang } from '../library/schema.ts';
import { normaliseTyped } from '../library/typed.ts';
import type { Logger } from '../ops/log.ts';
import { info, warning } from '../reply/notices.ts';
import type { Reply } from '../reply/reply.ts';
import { wordsFor } from '../reply/words/index.ts';
import type { Store } from '../store/store.ts';
import { addOnce, isSameRequest } from './add-once.ts';
import { compose, type Occasion } from './compose.ts';
import { readHistory } from './history.ts';
import { deliveriesOf } from './ledger.ts';
import { occasionFor } from './occasion.ts';
import { officeReply } from './office-reply.ts';
import { putNow } from './put-now.ts';
import { readShown } from './rotation.ts';
import { subscriptionBlock } from './subscription-block.ts';
import {
  type Creator,
  isSamePlace,
  type Place,
  pauseSubscription,
  removeSubscription,
  resumeSubscription,
  type Subscription,
  type SubscriptionId,
  subscriptionsById,
  subscriptionsOf,
} from './subscriptions.ts';
import type { Topics } from './topics.ts';
import { type DigestWish, type Faults, type Plan, readWish } from './wish.ts';
import type { Zone } from './zones.ts';

/** What the office works with. */
export type OfficeParts = {
  readonly store: Store;
  readonly library: () => Library;
  readonly now: () => Date;
  /** For who names no time zone, nor has one of their own. */
  readonly zone: Zone;
  /** Told that something is due before the next minute. */
  readonly onDue: () => void;
};

/** What can be done to a digest that there is. */
export const DEEDS = ['remove', 'pause', 'resume', 'now'] as const;
type Deed = (typeof DEEDS)[number];

/** A server or a workspace. */
type Server = Pick<Place, 'platform' | 'server'>;

/**
 * Where people set up digests. Who may do what is the platforms' to know. Functions reject when the store fails;
 * `tell` tells a log why, once.
 */
export type Office = {
  readonly zone: Zone;
  tell(error: unknown, log: Logger): void;
  read(wish: DigestWish, lang: Lang): { readonly plan: Plan } | { readonly faults: Faults };
  /** Sets a digest up, and says when it comes. The same request twice, with the same id, makes one. */
  add(plan: Plan, id: SubscriptionId, place: Place, creator: Creator): Promise<Reply>;
  all(server: Server): Promise<readonly Subscription[]>;
  /** The digest of an id in a server, however it is typed; null: there is none. */
  find(server: Server, id: string): Promise<Subscription | null>;
  list(shown: readonly Subscription[], lang: Lang): Promise<Reply>;
  act(deed: Deed, of: Subscription, lang: Lang): Promise<Reply>;
  /** What a digest would show now, in a message that `fits`. */
  preview(of: Subscription, fits: (reply: Reply) => boolean): Promise<Reply>;
  /** What the first digest of these topics (null: all) would show in a channel. */
  previewOf(
    topics: Topics,
    lang: Lang,
    place: Place,
    fits: (reply: Reply) => boolean,
  ): Promise<Reply>;
};

/** A channel with more digests than this reads none of them. */
const MOST_IN_CHANNEL = 10;
/** So many of the last deliveries of each are listed. */
const LAST = 2;

/** Opens the office on a store. */
export function openOffice({ store, library, now, zone, onDue }: OfficeParts): Office {
  const blockOf = async (of: Subscription, lang: Lang) => {
    const last = await deliveriesOf(store, of.id, LAST);
    const here = last.filter(({ place }) => isSamePlace(place, of.place));
    return subscriptionBlock(of, here, library(), lang, now());
  };
  const one = async (of: Subscription, lang: Lang, said: string) =>
    officeReply(lang, [info(said), await blockOf(of, lang)]);

  const draw = async (occasion: Occasion, fits: (reply: Reply) => boolean) => {
    const digest = compose(occasion, await readHistory(store), library(), now(), fits);
    const { lang } = occasion;
    return digest?.reply ?? officeReply(lang, [info(wordsFor(lang).office.nothing)]);
  };

  return {
    zone,
    tell: (error, log) => store.tell(error, (line) => log.error(`Digests: ${line}`)),
    read: (wish, lang) => readWish(wish, library(), lang, now()),

    async add(plan, id, place, creator) {
      const { office } = wordsFor(creator.lang);
      const wanted = { ...plan, place, creator };
      const ids = idsFor(id, place);
      const there = (await subscriptionsOf(store, place)).filter(
        (other) => other.place.channel === place.channel,
      );
      const isThere = there.some((one) => ids.includes(one.id) && isSameRequest(one, wanted));
      if (there.length >= MOST_IN_CHANNEL && !isThere) {
        return officeReply(creator.lang, [warning(office.tooMany(MOST_IN_CHANNEL))]);
      }
      const added = await addOnce(store, wanted, ids, now());
      return added
        ? one(added, creator.lang, office.added)
        : officeReply(creator.lang, [warning(office.gone)]);
    },

    all: (server) => subscriptionsOf(store, server),

    async find({ platform, server }, typed) {
      const known = await subscriptionsById(store, idsIn(typed));
      const here = [...known.values()].filter(
        ({ place }) => place.platform === platform && place.server === server,
      );
      return (here.length === 1 && here[0]) || null;
    },

    async list(shown, lang) {
      const { office } = wordsFor(lang);
      if (shown.length === 0) return officeReply(lang, [info(office.none)]);
      const blocks = await Promise.all(shown.map((of) => blockOf(of, lang)));
      return officeReply(lang, [...blocks, info(office.hint)]);
    },

    async act(deed, of, lang) {
      const { office } = wordsFor(lang);
      switch (deed) {
        case 'remove': {
          const block = await blockOf({ ...of, paused: 'wish' }, lang);
          const isDone = await removeSubscription(store, of.id);
          const said = isDone ? info(office.removed) : warning(office.gone);
          return officeReply(lang, [said, { ...block, lines: [], link: null }]);
        }
        case 'pause': {
          const isDone = await pauseSubscription(store, of.id, 'wish');
          const paused = isDone ? ({ ...of, paused: 'wish' } as const) : of;
          return one(paused, lang, isDone ? office.pausedNow : office.pausedAlready);
        }
        case 'resume': {
          const isDone = await resumeSubscription(store, of.id, now());
          return one(
            { ...of, paused: null },
            lang,
            isDone ? office.resumed : office.resumedAlready,
          );
        }
        case 'now': {
          if (of.paused) return one(of, lang, office.resumeFirst);
          await putNow(store, of, now());
          onDue();
          return one(of, lang, office.onItsWay);
        }
      }
    },

    preview: async (of, fits) => draw(await occasionFor(store, of, null), fits),

    async previewOf(topics, lang, place, fits) {
      const shown = await readShown(store, place.platform, place.channel);
      const first = { topics, lang, zone, shown, since: now(), lateFrom: null };
      return draw({ ...first, onlyWhenChanged: false }, fits);
    },
  };
}

/** Letters and digits that are not taken for each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 6;
/** Somebody who types more words does not name a digest. */
const MOST_WORDS = 20;
/** One id is seldom taken; five in a row are no accident. */
const MOST_IDS = 5;

/** A new id from random bytes: short enough to be typed, and one of 700 million. */
export function newSubscriptionId(random: (count: number) => Uint8Array): SubscriptionId {
  const bytes = random(LENGTH);
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('') as SubscriptionId;
}

/** What may be an id in what somebody typed: "`k7m2pq`", "“K7M2PQ”.", "#k7m2pq", "＃ｋ７ｍ２ｐｑ". */
const idsIn = (typed: string): SubscriptionId[] =>
  (
    normaliseTyped(typed)
      .toLowerCase()
      .match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []
  )
    .slice(0, MOST_WORDS)
    .map((word) => word as SubscriptionId);

/** The ids to set a digest up under, the wished one first: the same ones when a request is made again. */
function idsFor(id: SubscriptionId, { platform, server, channel }: Place): SubscriptionId[] {
  const others = Array.from({ length: MOST_IDS - 1 }, (_, i) => {
    const hash = createHash('sha256')
      .update([id, platform, server, channel, i].join('\n'))
      .digest();
    return newSubscriptionId((count) => hash.subarray(0, count));
  });
  return [id, ...others];
}
