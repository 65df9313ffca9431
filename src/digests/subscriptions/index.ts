/* What channels have asked for: subscriptions in the store, and the topics that they name. */
export { namesIn, readTopics, shortIds, splitTopics, type TopicsRefusal } from './read-topics.ts';
export {
  type ChannelRef,
  type Creator,
  isSameChannel,
  type NewSubscription,
  type Pause,
  type PauseReason,
  type Subscription,
  type SubscriptionId,
} from './subscription.ts';
export { channelColumns, subscriptionIdColumn, tryParseSchedule } from './subscription-row.ts';
export {
  addSubscription,
  allSubscriptions,
  pauseAll,
  pauseSubscription,
  readSubscriptions,
  removeSubscription,
  resumeAll,
  resumeSubscription,
  subscriptionsById,
  subscriptionsOf,
} from './subscriptions.ts';
export { isAbout, sameTopics, type Topics } from './topics.ts';
