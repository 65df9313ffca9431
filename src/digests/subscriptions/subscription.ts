import type { Lang } from '../../library/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Topics } from './topics.ts';

/** The platforms that digests are posted to. */
export const PLATFORMS = ['discord', 'slack'] as const;

/** Short, as people type it on Slack. */
export type SubscriptionId = string & { readonly __subscription: never };

/** A channel, and the server or workspace it belongs to, by the platform's ids. */
export type ChannelRef = {
  readonly platform: (typeof PLATFORMS)[number];
  readonly server: string;
  readonly channel: string;
};

/** Whether two are one channel. */
export const isSameChannel = (a: ChannelRef, b: ChannelRef): boolean =>
  a.platform === b.platform && a.server === b.server && a.channel === b.channel;

/**
 * Why a platform will go on refusing; the catalogue has words for each. They stand in databases: none goes away, and
 * none is renamed.
 */
export const PAUSE_REASONS = [
  'channel-gone',
  'no-access',
  'archived',
  /** The channel is of a kind that takes no messages, such as a forum. */
  'wrong-kind',
  /** The workspace has taken the bot away; by earlier versions, a token that was not taken. */
  'token-revoked',
  /** A rule or filter of the server or the platform is in the way. */
  'refused',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Why a subscription is paused: somebody requested it, or the platform refuses. */
export type Pause = 'requested' | PauseReason;

/** Who made a subscription, by the platform's id, and the language to write to them in. */
export type Creator = { readonly person: string; readonly lang: Lang };

/** What somebody asked to have posted in a channel. */
export type NewSubscription = {
  readonly id: SubscriptionId;
  readonly channelRef: ChannelRef;
  readonly schedule: Schedule;
  readonly topics: Topics;
  readonly lang: Lang;
  readonly onlyWhenChanged: boolean;
  /** Null: the environment of the bot made it. */
  readonly creator: Creator | null;
};

export type Subscription = NewSubscription & {
  /** Null while it is active. */
  readonly paused: Pause | null;
  readonly created: Date;
  /** Null while it is paused. */
  readonly nextDue: Date | null;
};
