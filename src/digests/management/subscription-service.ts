import { createHash } from 'node:crypto';
import type { Lang, Library, Result } from '../../library/index.ts';
import { normaliseTyped } from '../../library/text/index.ts';
import type { Logger } from '../../observability/index.ts';
import type { Block, Reply } from '../../replies/index.ts';
import { info, warning } from '../../replies/index.ts';
import { wordsFor } from '../../replies/words/index.ts';
import type { Store } from '../../store/index.ts';
import { compose, type DigestContext, readHistory, readShown } from '../content/index.ts';
import { deliveriesOf, digestContextFor, endOpen, enqueueNow } from '../delivery/index.ts';
import type { Topics } from '../subscriptions/index.ts';
import {
  type ChannelRef,
  type Creator,
  isSameChannel,
  pauseAll,
  pauseSubscription,
  removeSubscription,
  resumeAll,
  resumeSubscription,
  type Subscription,
  type SubscriptionId,
  subscriptionsById,
  subscriptionsOf,
} from '../subscriptions/index.ts';
import type { Zone } from '../timezone/index.ts';
import { addOnce, isSameRequest } from './add-once.ts';
import { managementReply } from './management-reply.ts';
import { subscriptionBlock } from './subscription-block.ts';
import {
  type FieldErrors,
  type SubscriptionDraft,
  type SubscriptionRequest,
  validateRequest,
} from './subscription-request.ts';

/** What the subscription service works with. */
export type SubscriptionServiceParts = {
  readonly store: Store;
  readonly library: () => Library;
  readonly now: () => Date;
  /** For who names no time zone, nor has one of their own. */
  readonly zone: Zone;
  /** Told that something is due before the next minute. */
  readonly onDue: () => void;
  /** The origin of the public pages; null or absent: digests lead to none. */
  readonly publicUrl?: string | null;
};

/** What can be done to a digest that there is. */
export const SUBSCRIPTION_ACTIONS = ['remove', 'pause', 'resume', 'now'] as const;
type SubscriptionAction = (typeof SUBSCRIPTION_ACTIONS)[number];

/** A server or a workspace. */
type Server = Pick<ChannelRef, 'platform' | 'server'>;

/**
 * Where people set up digests. Who may do what is the platforms' to know. Functions reject when the store fails;
 * `tell` tells a log why, once.
 */
export type SubscriptionService = {
  readonly zone: Zone;
  tell(error: unknown, log: Logger): void;
  /** The draft of a request, or what is wrong with it, in words. */
  read(request: SubscriptionRequest, lang: Lang): Result<SubscriptionDraft, FieldErrors>;
  /** Sets a digest up, and says when it comes. The same request twice, with the same id, makes one. */
  add(
    draft: SubscriptionDraft,
    id: SubscriptionId,
    channelRef: ChannelRef,
    creator: Creator,
  ): Promise<Reply>;
  all(server: Server): Promise<readonly Subscription[]>;
  /** The digest of an id in a server, however it is typed; null: there is none. */
  find(server: Server, id: string): Promise<Subscription | null>;
  list(shown: readonly Subscription[], lang: Lang): Promise<Reply>;
  perform(action: SubscriptionAction, of: Subscription, lang: Lang): Promise<Reply>;
  /** What a digest would show now, in a message that `fits`. */
  preview(of: Subscription, fits: (reply: Reply) => boolean): Promise<Reply>;
  /** What the first digest of these topics (null: all) would show in a channel. */
  previewOf(
    topics: Topics,
    lang: Lang,
    channelRef: ChannelRef,
    fits: (reply: Reply) => boolean,
  ): Promise<Reply>;
  /** A server has taken the bot away: its digests are paused, and what was due is not posted. Gives how many. */
  leave(server: Server): Promise<number>;
  /** The bot is there again: its digests go on. Gives how many. */
  comeBack(server: Server): Promise<number>;
};

/** A channel with more digests than this reads none of them. */
const MOST_IN_CHANNEL = 10;
/** So many of the last deliveries of each are listed. */
const LAST = 2;

/** The subscription service on a store. */
export function createSubscriptionService({
  store,
  library,
  now,
  zone,
  onDue,
  publicUrl = null,
}: SubscriptionServiceParts): SubscriptionService {
  const blockOf = async (of: Subscription, lang: Lang) => {
    const last = await deliveriesOf(store, of.id, LAST);
    const here = last.filter(({ channelRef }) => isSameChannel(channelRef, of.channelRef));
    return subscriptionBlock(of, here, library(), lang, now());
  };
  const one = async (of: Subscription, lang: Lang, said: string) =>
    managementReply(lang, [info(said), await blockOf(of, lang)]);
  /** What it was, under a sentence on its end. */
  const ended = async (of: Subscription, lang: Lang, said: Block) => {
    const block = await blockOf({ ...of, paused: 'requested' }, lang);
    return managementReply(lang, [said, { ...block, lines: [], link: null }]);
  };
  const gone = (of: Subscription, lang: Lang) =>
    ended(of, lang, warning(wordsFor(lang).management.gone));
  /** Nothing was to be done about it: so it stands already, or somebody has just removed it. */
  const unchanged = async (of: Subscription, lang: Lang, said: string) => {
    const found = (await subscriptionsById(store, [of.id])).get(of.id);
    return found ? one(found, lang, said) : gone(of, lang);
  };

  const composeReply = async (of: DigestContext, fits: (reply: Reply) => boolean) => {
    const digestContext = { ...of, publicUrl };
    const digest = compose(digestContext, await readHistory(store), library(), now(), fits);
    const { lang } = digestContext;
    return digest?.reply ?? managementReply(lang, [info(wordsFor(lang).management.nothingToPost)]);
  };

  return {
    zone,
    tell: (error, log) => store.tell(error, (line) => log.error(`Digests: ${line}`)),
    read: (request, lang) => validateRequest(request, library(), lang, now()),

    async add(draft, id, channelRef, creator) {
      const { management } = wordsFor(creator.lang);
      const wanted = { ...draft, channelRef, creator };
      const ids = idsFor(id, channelRef);
      const there = (await subscriptionsOf(store, channelRef)).filter(
        (other) => other.channelRef.channel === channelRef.channel,
      );
      const isThere = there.some((one) => ids.includes(one.id) && isSameRequest(one, wanted));
      if (there.length >= MOST_IN_CHANNEL && !isThere) {
        return managementReply(creator.lang, [warning(management.tooMany(MOST_IN_CHANNEL))]);
      }
      const added = await addOnce(store, wanted, ids, now());
      return added
        ? one(added, creator.lang, management.added)
        : managementReply(creator.lang, [warning(management.gone)]);
    },

    all: (server) => subscriptionsOf(store, server),

    async find({ platform, server }, typed) {
      const known = await subscriptionsById(store, idsIn(typed));
      const here = [...known.values()].filter(
        ({ channelRef }) => channelRef.platform === platform && channelRef.server === server,
      );
      return (here.length === 1 && here[0]) || null;
    },

    async list(shown, lang) {
      const { management } = wordsFor(lang);
      if (shown.length === 0) return managementReply(lang, [info(management.none)]);
      const blocks = await Promise.all(shown.map((of) => blockOf(of, lang)));
      return managementReply(lang, [...blocks, info(management.hint)]);
    },

    async perform(action, of, lang) {
      const { management } = wordsFor(lang);
      switch (action) {
        case 'remove': {
          const isDone = await removeSubscription(store, of.id);
          return isDone ? ended(of, lang, info(management.removed)) : gone(of, lang);
        }
        case 'pause': {
          const isDone = await pauseSubscription(store, of.id, 'requested');
          return isDone
            ? one({ ...of, paused: 'requested' }, lang, management.pausedNow)
            : unchanged(of, lang, management.pausedAlready);
        }
        case 'resume': {
          const isDone = await resumeSubscription(store, of.id, now());
          return isDone
            ? one({ ...of, paused: null }, lang, management.resumed)
            : unchanged(of, lang, management.resumedAlready);
        }
        case 'now': {
          if (of.paused) return one(of, lang, management.resumeFirst);
          await enqueueNow(store, of, now());
          onDue();
          return one(of, lang, management.onItsWay);
        }
      }
    },

    preview: async (of, fits) => composeReply(await digestContextFor(store, of, null), fits),

    async previewOf(topics, lang, channelRef, fits) {
      const shown = await readShown(store, channelRef.platform, channelRef.channel);
      const first = { topics, lang, zone, shown, since: now(), lateFrom: null };
      return composeReply({ ...first, onlyWhenChanged: false }, fits);
    },

    async leave(server) {
      const paused = await pauseAll(store, server, 'token-revoked');
      await endOpen(store, server, 'the bot was taken away there', now());
      return paused;
    },

    comeBack: (server) => resumeAll(store, server, 'token-revoked', now()),
  };
}

/** Letters and digits that are not taken for each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 6;
/** Somebody who types more words does not name a digest. */
const MOST_WORDS = 20;
/** One id is seldom taken; five in a row are no accident. */
const MOST_IDS = 5;

/** A new id from random bytes: short enough to be typed, and one of 887 million. */
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

/** The ids to set a digest up under, the requested one first: the same ones when a request is made again. */
function idsFor(id: SubscriptionId, { platform, server, channel }: ChannelRef): SubscriptionId[] {
  const others = Array.from({ length: MOST_IDS - 1 }, (_, i) => {
    const hash = createHash('sha256')
      .update([id, platform, server, channel, i].join('\n'))
      .digest();
    return newSubscriptionId((count) => hash.subarray(0, count));
  });
  return [id, ...others];
}
